using System.Globalization;
using Dapper;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.Engines;

namespace ReIntegrationBI.Tests.Copying;

/// <summary>A warehouse with the samples, with what a load superseded, a refused load, checks, and values that are easily lost.</summary>
public sealed class CopySource : IDisposable
{
    private readonly SampleWarehouse _warehouse = new();

    public CopySource()
    {
        Assert.All(_warehouse.LoadSamples(), outcome => Assert.Equal("succeeded", outcome.State));
        Assert.All(_warehouse.LoadSurveys(), outcome => Assert.Equal("succeeded", outcome.State));
        Assert.Equal("succeeded", _warehouse.LoadMadeUpRespondents(40).State);
        Assert.Equal("succeeded", _warehouse.LoadCases().State);
        Assert.Equal("succeeded", _warehouse.LoadCases(force: true).State);
        Assert.Equal("succeeded", _warehouse.Load(SampleWarehouse.SampleFiles[0], force: true).State);
        new ReIntegrationBI.Warehouse.Loading.CheckJournal(Engine, TimeProvider.System).Save(
            new ReIntegrationBI.Etl.Checks.CheckRunner(_warehouse.Reader, ReIntegrationBI.Warehouse.Model.SemanticModel.Load(_warehouse.Codes), _ => null).Run(null));
        AddAwkwardRows();
        AddDelivery();
    }

    public TestDatabase Database => _warehouse.Database;

    public IWarehouseEngine Engine => _warehouse.Engine;

    public SampleWarehouse Warehouse => _warehouse;

    /// <summary>Every row of every table that a copy takes along.</summary>
    public static IReadOnlyList<string> Dump(TestDatabase database)
    {
        using var connection = database.Engine.Open();
        var tables = database.Tables(connection)
            .Where(t => !t.StartsWith("staging.", StringComparison.Ordinal) && t is not ("SchemaVersions" or "SchemaScriptHash" or "CopyProgress" or "UserSession"));
        return [.. WarehouseDump.Tables(connection, tables)];
    }

    /// <summary>Superseded figures by the thousand: the first one, that many times, with other values.</summary>
    public void Multiply(int rows)
    {
        using var connection = Engine.Open();
        const string columns =
            "DateKey, IndicatorKey, SchemeKey, SexKey, AgeGroupKey, RegionKey, DiseaseGroupKey, StatusKey, UnitKey, PublicationKey, FigureValue, "
            + "Decimals, FigurePrecision, Remark, SheetName, RowNumber, ColumnNumber, LoadKey, LoadedAt, SupersededBy, SupersededAt";
        var first = (IDictionary<string, object?>)connection.QueryFirst(
            $"SELECT {columns} FROM FactPublishedFigure WHERE SupersededAt IS NOT NULL ORDER BY FigureKey");
        var names = columns.Split(", ");
        Engine.BulkInsert(connection, null, "FactPublishedFigure", names, Enumerable.Range(1, rows).Select(i =>
            names.Select(n => n switch { "FigureValue" => i + 0.25m, "Remark" => $"rij {i.ToString(CultureInfo.InvariantCulture)}", _ => first[n] }).ToArray()));
    }

    public void Dispose() => _warehouse.Dispose();

    /// <summary>An edition that rests on all loads, sent to somebody and refused.</summary>
    private void AddDelivery()
    {
        var (clock, now) = (TimeProvider.System, DateTime.UtcNow);
        var recipients = new ReIntegrationBI.Warehouse.Delivery.RecipientStore(Engine, clock);
        var editions = new ReIntegrationBI.Warehouse.Delivery.EditionStore(Engine, clock);
        var deliveries = new ReIntegrationBI.Warehouse.Delivery.DeliveryStore(Engine, clock);
        var user = new ReIntegrationBI.Warehouse.Accounts.AccountStore(Engine, clock).Add("ontvanger", ReIntegrationBI.Warehouse.Accounts.Role.Reader, "x")!.UserKey;
        var key = recipients.Add(
            new() { Report = "r", UserKey = user, Address = "a@example.be", Language = "fr", RegionCode = "East Flanders", Format = "pdf", SendAs = "linked" }, "é")!.Value;
        var edition = editions.Save(
            new()
            {
                Report = "r", Period = "2026-11", Language = "fr", RegionCode = "East Flanders", Format = "pdf", State = "made", FileName = "r.pdf", Sha256 = new string('0', 64),
                SizeBytes = long.MaxValue, Summary = "- één\n- œuvre", KnownAt = now, MadeBy = "ß", MadeAt = now,
            },
            editions.CurrentLoads(now)).Edition;
        var delivery = deliveries.Add(edition, recipients.Find(key)!, "id@example.be", "é");
        deliveries.Begin(delivery);
        deliveries.End(delivery.DeliveryKey, "refused", "550 “non”");
    }

    private void AddAwkwardRows()
    {
        using var connection = Engine.Open();
        using var transaction = Engine.BeginWrite(connection);
        var insert =
            """
            INSERT INTO LoadJournal (Source, Dataset, Period, Layout, SourceFileKey, FileName, State, Reason, RowsRead, RowsLoaded, RowsRejected,
                RowsSuperseded, HashTotal, Forced, RerunOf, StartedBy, Host, ProcessId, StartedAt, FinishedAt)
            VALUES (@text, 'Æ', 'p', '', NULL, @text, 'refused', @reason, 0, 0, 0, 0, @number, @forced, NULL, 'é ', 'ß', 2147483647, @start, @end)
            """;
        var day = new DateTime(2024, 2, 29, 23, 59, 59, DateTimeKind.Utc);
        object[] rows =
        [
            new { text = "Liège, œuvre, Ålborg, '\"\t–…", reason = (string?)null, number = 0.0001m, forced = true, start = day.AddMilliseconds(999), end = (DateTime?)null },
            new { text = "blank behind ", reason = (string?)"", number = -12345678901.2345m, forced = false, start = day, end = (DateTime?)day.AddMilliseconds(120) },
            new { text = " blank before", reason = (string?)" ", number = 10m, forced = false, start = day.Date, end = (DateTime?)day.AddMilliseconds(1) },
            new { text = "𝔄 beyond the first plane, 漢字", reason = (string?)"two\r\nlines", number = 99999999999.99m, forced = false, start = day.Date, end = (DateTime?)null },
        ];
        foreach (var row in rows)
        {
            connection.Execute(insert, row, transaction);
        }

        transaction.Commit();
    }
}
