using System.Data.Common;
using Dapper;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Warehouse.Delivery;

/// <summary>The editions that were made or withheld, with the loads on which they rest. Nothing of them is ever changed.</summary>
/// <param name="engine">The warehouse.</param>
/// <param name="clock">Now.</param>
public sealed class EditionStore(IWarehouseEngine engine, TimeProvider clock)
{
    /// <summary>Letters of a summary at most; what is longer is cut.</summary>
    public const int LongestSummary = 4000;

    private const int LongestReason = 2000;

    private const string Columns =
        """
        e.EditionKey, e.Report, e.Period, e.Language, e.RegionCode, e.Format, e.State, e.Reason, e.FileName, e.Sha256, e.SizeBytes, e.Summary, e.KnownAt, e.MadeBy,
        e.MadeAt, e.OwnerToldAt
        """;

    private const string Filtered =
        "(@Period IS NULL OR e.Period = @Period) AND (@Language IS NULL OR e.Language = @Language) AND (@State IS NULL OR e.State = @State)";

    /// <summary>The loads whose figures were current at a moment: the last that succeeded of each slice.</summary>
    /// <param name="knownAt">The moment (UTC).</param>
    public IReadOnlyList<EditionInput> CurrentLoads(DateTime knownAt)
    {
        using var connection = engine.Open();
        return
        [
            .. connection.Query<EditionInput>(
                """
                SELECT j.LoadKey, j.Source, j.Dataset, j.Period, f.Sha256 FROM LoadJournal j JOIN SourceFile f ON f.SourceFileKey = j.SourceFileKey
                WHERE j.LoadKey IN
                    (SELECT MAX(LoadKey) FROM LoadJournal WHERE State = @Succeeded AND FinishedAt <= @knownAt GROUP BY Source, Dataset, Period)
                ORDER BY j.LoadKey
                """,
                new { LoadState.Succeeded, knownAt = knownAt.ToMilliseconds() }),
        ];
    }

    /// <summary>Keeps an edition with its inputs, unless it is kept already.</summary>
    /// <returns>The edition as it is kept, and whether it is new.</returns>
    public (Edition Edition, bool IsNew) Save(Edition edition, IReadOnlyList<EditionInput> inputs)
    {
        ArgumentNullException.ThrowIfNull(edition);
        var cut = edition with { Reason = ColumnText.Cut(edition.Reason, LongestReason) };
        var identity = cut.Identity(inputs);
        using var connection = engine.Open();
        using var transaction = engine.BeginWrite(connection);
        if (Find(connection, transaction, identity) is { } known)
        {
            return (known, false);
        }

        connection.Execute(
            """
            INSERT INTO ReportEdition (IdentityHash, Report, Period, Language, RegionCode, Format, State, Reason, FileName, Sha256, SizeBytes, Summary, KnownAt, MadeBy, MadeAt)
            VALUES (@identity, @Report, @Period, @Language, @RegionCode, @Format, @State, @Reason, @FileName, @Sha256, @SizeBytes, @summary, @knownAt, @madeBy, @madeAt)
            """,
            new
            {
                identity, cut.Report, cut.Period, cut.Language, cut.RegionCode, cut.Format, cut.State, cut.Reason, cut.FileName, cut.Sha256, cut.SizeBytes,
                summary = ColumnText.Cut(cut.Summary, LongestSummary), knownAt = cut.KnownAt.ToMilliseconds(), madeBy = ColumnText.Cut(cut.MadeBy, 200), madeAt = cut.MadeAt.ToMilliseconds(),
            },
            transaction);
        var key = connection.ExecuteScalar<long>(engine.LastKeySql, transaction: transaction);
        engine.BulkInsert(
            connection, transaction, "EditionInput", ["EditionKey", "LoadKey", "Source", "Dataset", "Period", "Sha256"],
            inputs.Select(i => new object?[] { key, i.LoadKey, i.Source, i.Dataset, i.Period, i.Sha256 }));
        transaction.Commit();
        return (Find(key)!, true);
    }

    /// <summary>The edition that is the same as another of these inputs, or null where it was not made yet.</summary>
    public Edition? FindSame(Edition edition, IReadOnlyList<EditionInput> inputs)
    {
        ArgumentNullException.ThrowIfNull(edition);
        using var connection = engine.Open();
        return Find(connection, null, edition.Identity(inputs));
    }

    /// <summary>The last edition that was made of the same report in the same language, region and format, or null.</summary>
    public Edition? Previous(Edition edition)
    {
        using var connection = engine.Open();
        return connection.Query<Edition>(
            $"""
            SELECT {Columns} FROM ReportEdition e
            WHERE e.State = @Made AND e.Report = @Report AND e.Language = @Language AND e.Format = @Format AND COALESCE(e.RegionCode, '') = COALESCE(@RegionCode, '')
            AND (@EditionKey = 0 OR e.EditionKey < @EditionKey)
            ORDER BY e.EditionKey DESC
            """,
            new { EditionState.Made, edition.Report, edition.Language, edition.Format, edition.RegionCode, edition.EditionKey },
            buffered: false).FirstOrDefault();
    }

    /// <summary>One by its key, or null.</summary>
    public Edition? Find(long key)
    {
        using var connection = engine.Open();
        return connection.QuerySingleOrDefault<Edition>($"SELECT {Columns} FROM ReportEdition e WHERE e.EditionKey = @key", new { key });
    }

    /// <summary>The loads on which an edition rests.</summary>
    public IReadOnlyList<EditionInput> Inputs(long key)
    {
        using var connection = engine.Open();
        return [.. connection.Query<EditionInput>("SELECT LoadKey, Source, Dataset, Period, Sha256 FROM EditionInput WHERE EditionKey = @key ORDER BY LoadKey", new { key })];
    }

    /// <summary>Editions that a filter lets through, the newest first.</summary>
    public IReadOnlyList<EditionLine> Search(EditionFilter filter, int skip, int take)
    {
        using var connection = engine.Open();
        var editions = connection.Query<Edition>($"SELECT {Columns} FROM ReportEdition e WHERE {Filtered} ORDER BY e.EditionKey DESC", filter, buffered: false)
            .Skip(skip).Take(take).ToList();
        var keys = editions.Select(e => e.EditionKey).ToList();
        var inputs = connection.Query<CountRow>("SELECT EditionKey, COUNT(*) AS Number FROM EditionInput WHERE EditionKey IN @keys GROUP BY EditionKey", new { keys })
            .ToDictionary(r => r.EditionKey);
        var deliveries = connection.Query<CountRow>(
                "SELECT EditionKey, COUNT(*) AS Number, SUM(CASE WHEN State = @Sent THEN 1 ELSE 0 END) AS Sent FROM Delivery WHERE EditionKey IN @keys GROUP BY EditionKey",
                new { keys, DeliveryState.Sent })
            .ToDictionary(r => r.EditionKey);
        return
        [
            .. editions.Select(e => new EditionLine(
                e, (int)(inputs.GetValueOrDefault(e.EditionKey)?.Number ?? 0), (int)(deliveries.GetValueOrDefault(e.EditionKey)?.Number ?? 0),
                (int)(deliveries.GetValueOrDefault(e.EditionKey)?.Sent ?? 0))),
        ];
    }

    /// <summary>How many editions a filter lets through.</summary>
    public int Count(EditionFilter filter)
    {
        using var connection = engine.Open();
        return connection.ExecuteScalar<int>($"SELECT COUNT(*) FROM ReportEdition e WHERE {Filtered}", filter);
    }

    /// <summary>The months of which there are editions, the newest first.</summary>
    public IReadOnlyList<string> Periods()
    {
        using var connection = engine.Open();
        return [.. connection.Query<string>("SELECT DISTINCT Period FROM ReportEdition ORDER BY Period DESC")];
    }

    /// <summary>Notes that the owner was told that editions were withheld.</summary>
    public void NoteTold(IReadOnlyList<long> keys)
    {
        using var connection = engine.Open();
        connection.Execute("UPDATE ReportEdition SET OwnerToldAt = @now WHERE EditionKey IN @keys AND OwnerToldAt IS NULL", new { keys, now = clock.Now() });
    }

    private static Edition? Find(DbConnection connection, DbTransaction? transaction, string identity) =>
        connection.QuerySingleOrDefault<Edition>($"SELECT {Columns} FROM ReportEdition e WHERE e.IdentityHash = @identity", new { identity }, transaction);

    private sealed class CountRow
    {
        public long EditionKey { get; init; }

        public long Number { get; init; }

        public long Sent { get; init; }
    }
}
