using System.Globalization;
using Dapper;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Tests.Model;

/// <summary>A warehouse with the schema and code lists of the product and the figures that a test puts in.</summary>
public abstract class SmallWarehouse : IDisposable
{
    public static readonly DateTime LoadedFirst = new(2025, 3, 1, 9, 0, 0, DateTimeKind.Utc);

    private int _row = 1;

    protected SmallWarehouse(ITestEngine engine)
    {
        Database = engine.Rent(TestSchema.Migrated);
        Reader = new WarehouseReader(Engine, Model);
    }

    public static CodeListCatalog Catalog { get; } = CodeListCatalog.Load();

    public static SemanticModel Model { get; } = SemanticModel.Load(Catalog);

    public TestDatabase Database { get; }

    public IWarehouseEngine Engine => Database.Engine;

    public WarehouseReader Reader { get; }

    public void Dispose()
    {
        Database.Dispose();
        GC.SuppressFinalize(this);
    }

    public SmallWarehouse Publication(string code, string kind = "official", string? series = null, string edition = "2023")
    {
        using var connection = Engine.Open();
        connection.Execute(
            """
            INSERT INTO DimPublication (PublicationKey, Code, Title, Publisher, Kind, Series, Edition, Language, Url)
            SELECT COALESCE(MAX(PublicationKey), 0) + 1, @code, @title, 'RIZIV', @kind, @series, @edition, 'nl', NULL FROM DimPublication
            """,
            new { code, title = "Title of " + code, kind, series = series ?? code, edition });
        return this;
    }

    public SmallWarehouse Put(
        string indicator,
        string period,
        string value,
        string unit = "persons",
        string scheme = "all",
        string sex = "T",
        string age = "all",
        string region = "Belgium",
        string disease = "all",
        string status = "all",
        string publication = "report",
        Precision precision = Precision.Exact,
        string? remark = null,
        string? sheet = "Tabel 1",
        int? row = null,
        int column = 2,
        DateTime? loadedAt = null,
        DateTime? supersededAt = null)
    {
        using var connection = Engine.Open();
        if (connection.ExecuteScalar<long>("SELECT COUNT(*) FROM DimPublication WHERE Code = @publication", new { publication }) == 0)
        {
            Publication(publication);
        }

        var load = loadedAt ?? LoadedFirst;
        var loadKey = Load(connection, load);
        var when = Period.Parse(period);
        connection.Execute(
            """
            INSERT INTO DimDate (DateKey, Code, PeriodType, FirstDay, LastDay, CalendarYear)
            SELECT @Key, @Code, @Type, @first, @last, @Year WHERE NOT EXISTS (SELECT 1 FROM DimDate WHERE DateKey = @Key)
            """,
            new
            {
                when.Key, when.Code, when.Type, when.Year,
                first = when.FirstDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                last = when.LastDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            });
        var inserted = connection.Execute(
            """
            INSERT INTO FactPublishedFigure (DateKey, IndicatorKey, SchemeKey, SexKey, AgeGroupKey, RegionKey, DiseaseGroupKey, StatusKey,
                UnitKey, PublicationKey, FigureValue, Decimals, FigurePrecision, Remark, SheetName, RowNumber, ColumnNumber, LoadKey, LoadedAt,
                SupersededBy, SupersededAt)
            SELECT @date, i.IndicatorKey, sc.SchemeKey, sx.SexKey, a.AgeGroupKey, r.RegionKey, d.DiseaseGroupKey, st.StatusKey,
                u.UnitKey, p.PublicationKey, @amount, @decimals, @precision, @remark, @sheet, @rowNumber, @column, @loadKey, @load, @by, @supersededAt
            FROM DimIndicator i
            JOIN DimScheme sc ON sc.Code = @scheme
            JOIN DimSex sx ON sx.Code = @sex
            JOIN DimAgeGroup a ON a.Code = @age
            JOIN DimRegion r ON r.Code = @region
            JOIN DimDiseaseGroup d ON d.Code = @disease
            JOIN DimStatus st ON st.Code = @status
            JOIN DimUnit u ON u.Code = @unit
            JOIN DimPublication p ON p.Code = @publication
            WHERE i.Code = @indicator
            """,
            new
            {
                date = when.Key,
                indicator, scheme, sex, age, region, disease, status, unit, publication, remark, sheet, column, loadKey, load, supersededAt,
                by = supersededAt is null ? (long?)null : loadKey,
                amount = decimal.Parse(value, CultureInfo.InvariantCulture),
                decimals = value.Contains('.', StringComparison.Ordinal) ? value.Length - value.IndexOf('.', StringComparison.Ordinal) - 1 : 0,
                precision = PrecisionCode.Of(precision),
                rowNumber = row ?? ++_row,
            });
        Assert.Equal(1, inserted);
        return this;
    }

    public ResultTable Ask(string measure, string by = "", string where = "", DateTime? asOf = null, EditionChoice? editions = null) =>
        Reader.Ask(QueryOf(measure, by, where, asOf, editions));

    public string Refused(string measure, string by = "", string where = "", EditionChoice? editions = null) =>
        Assert.Throws<QueryException>(() => Ask(measure, by, where, null, editions)).Message;

    /// <summary>A where is written <c>region=Flanders,Wallonia; period=2022</c>.</summary>
    public static Query QueryOf(string measure, string by = "", string where = "", DateTime? asOf = null, EditionChoice? editions = null) => new()
    {
        Measures = measure.Split(','),
        By = by.Split(',', StringSplitOptions.RemoveEmptyEntries),
        Where = where.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(one => one.Split('=', 2))
            .ToDictionary(one => one[0], one => (IReadOnlyList<string>)one[1].Split(',')),
        AsOf = asOf,
        Editions = editions,
    };

    private static long Load(System.Data.Common.DbConnection connection, DateTime at)
    {
        var known = connection.ExecuteScalar<long?>("SELECT LoadKey FROM LoadJournal WHERE StartedAt = @at", new { at });
        if (known is not null)
        {
            return known.Value;
        }

        connection.Execute(
            "INSERT INTO SourceFile (Sha256, FileName, SizeBytes, FirstSeen) VALUES (@sha, 'figures.xlsx', 100, @at)",
            new { sha = at.Ticks.ToString("x64", CultureInfo.InvariantCulture), at });
        connection.Execute(
            """
            INSERT INTO LoadJournal (Source, Dataset, Period, Layout, SourceFileKey, FileName, State, RowsRead, RowsLoaded, RowsRejected,
                RowsSuperseded, HashTotal, Forced, StartedBy, Host, ProcessId, StartedAt)
            SELECT 'riziv', 'test', '2023', 'test', MAX(SourceFileKey), 'figures.xlsx', 'succeeded', 1, 1, 0, 0, 0, 0, 'test', 'test', 1, @at FROM SourceFile
            """,
            new { at });
        return connection.ExecuteScalar<long>("SELECT MAX(LoadKey) FROM LoadJournal");
    }
}

/// <summary>As <see cref="SmallWarehouse"/>, on the engine of a test.</summary>
public sealed class SmallWarehouse<TEngine>() : SmallWarehouse(new TEngine())
    where TEngine : ITestEngine, new();
