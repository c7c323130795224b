using Dapper;
using ReIntegrationBI.Warehouse.Engines;

namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>The journal of loads, as those look at it who look after the loads.</summary>
/// <param name="engine">The warehouse.</param>
public sealed class LoadHistory(IWarehouseEngine engine)
{
    /// <summary>States that end a run with nothing changed and something to do.</summary>
    private static readonly string[] Wrong = [LoadState.Failed, LoadState.Refused, LoadState.Cancelled, LoadState.EndedUnexpectedly];

    private static readonly string[] Right = [LoadState.Succeeded, LoadState.NoOp];

    private const string All = $"SELECT {LoadJournal.Columns} FROM LoadJournal j LEFT JOIN SourceFile f ON f.SourceFileKey = j.SourceFileKey";

    private const string Filtered =
        """
        (@State IS NULL OR j.State = @State) AND (@Source IS NULL OR j.Source = @Source)
        AND (@Text IS NULL OR LOWER(j.FileName) LIKE @Text ESCAPE '!' OR LOWER(j.Dataset) LIKE @Text ESCAPE '!' OR LOWER(j.StartedBy) LIKE @Text ESCAPE '!')
        AND (@From IS NULL OR j.StartedAt >= @From) AND (@Before IS NULL OR j.StartedAt < @Before)
        """;

    /// <summary>Runs that a filter lets through, the newest first.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="skip">How many to pass over.</param>
    /// <param name="take">How many to give at most.</param>
    public IReadOnlyList<LoadRecord> Search(LoadFilter filter, int skip, int take)
    {
        using var connection = engine.Open();
        return connection.Query<LoadRecord>($"{All} WHERE {Filtered} ORDER BY j.LoadKey DESC", Parameters(filter), buffered: false).Skip(skip).Take(take).ToList();
    }

    /// <summary>How many runs a filter lets through.</summary>
    public int Count(LoadFilter filter)
    {
        using var connection = engine.Open();
        return connection.ExecuteScalar<int>($"SELECT COUNT(*) FROM LoadJournal j WHERE {Filtered}", Parameters(filter));
    }

    /// <summary>The sources of which something was loaded or refused.</summary>
    public IReadOnlyList<string> Sources()
    {
        using var connection = engine.Open();
        return connection.Query<string>("SELECT DISTINCT Source FROM LoadJournal ORDER BY Source").ToList();
    }

    /// <summary>The states through which a run went.</summary>
    public IReadOnlyList<LoadTransition> Transitions(long loadKey)
    {
        using var connection = engine.Open();
        return connection.Query<LoadTransition>("SELECT State, Reason, At FROM LoadTransition WHERE LoadKey = @loadKey ORDER BY Seq", new { loadKey }).ToList();
    }

    /// <summary>Some of the rows that a run rejected or remarked on, in the order of the file; those it rejected come first.</summary>
    public IReadOnlyList<Rejection> Rejections(long loadKey, int skip, int take)
    {
        using var connection = engine.Open();
        return LoadJournal.Rejections(connection, null, loadKey).Skip(skip).Take(take).ToList();
    }

    /// <summary>All that a run rejected or remarked on, handed on one by one, so that a million need no memory.</summary>
    public void ReadRejections(long loadKey, Action<Rejection> each)
    {
        using var connection = engine.Open();
        foreach (var rejection in LoadJournal.Rejections(connection, null, loadKey))
        {
            each(rejection);
        }
    }

    /// <summary>How many rows a run rejected or remarked on.</summary>
    public int RejectionCount(long loadKey)
    {
        using var connection = engine.Open();
        return connection.ExecuteScalar<int>("SELECT COUNT(*) FROM RejectedRow WHERE LoadKey = @loadKey", new { loadKey });
    }

    /// <summary>A run, the runs that it repeats and those that repeat it, in the order in which they ran; the run alone where there are none.</summary>
    /// <param name="loadKey">The run.</param>
    /// <param name="take">The last so many.</param>
    public IReadOnlyList<LoadRecord> Chain(long loadKey, int take)
    {
        using var connection = engine.Open();
        // Chains grow with every backfill: SQL Server would not follow more than a hundred steps by itself.
        var repeats = connection.Query<(long Key, long Of)>("SELECT LoadKey, RerunOf FROM LoadJournal WHERE RerunOf IS NOT NULL").ToList();
        var of = repeats.ToDictionary(r => r.Key, r => r.Of);
        var first = loadKey;
        while (of.TryGetValue(first, out var before))
        {
            first = before;
        }

        // A run repeats one that came before it, so one pass in the order of keys finds all.
        var chain = new SortedSet<long> { first };
        foreach (var (key, _) in repeats.OrderBy(r => r.Key).Where(r => chain.Contains(r.Of)))
        {
            chain.Add(key);
        }

        return connection.Query<LoadRecord>($"{All} WHERE j.LoadKey IN @keys ORDER BY j.LoadKey", new { keys = chain.TakeLast(take).ToList() }).ToList();
    }

    /// <summary>Runs that went wrong and after which no run of a file of that name went well, the newest first.</summary>
    public IReadOnlyList<LoadRecord> NeedAttention(int take)
    {
        using var connection = engine.Open();
        return connection.Query<LoadRecord>(
            $"""
            {All} WHERE j.State IN @Wrong AND NOT EXISTS
                (SELECT 1 FROM LoadJournal n WHERE n.LoadKey > j.LoadKey AND n.FileName = j.FileName AND n.State IN @Right)
            ORDER BY j.LoadKey DESC
            """,
            new { Wrong, Right },
            buffered: false).Take(take).ToList();
    }

    /// <summary>When the last run ended that changed anything (UTC); null where there is none.</summary>
    public DateTime? LastChange()
    {
        using var connection = engine.Open();
        return connection.QuerySingle<Moment>("SELECT MAX(FinishedAt) AS At FROM LoadJournal WHERE State = @Succeeded", new { LoadState.Succeeded }).At;
    }

    /// <summary>The last run that replaced each slice of a source.</summary>
    public IReadOnlyList<LoadRecord> Slices(string source)
    {
        using var connection = engine.Open();
        return connection.Query<LoadRecord>(
            $"""
            {All} WHERE j.LoadKey IN
                (SELECT MAX(LoadKey) FROM LoadJournal WHERE Source = @source AND State = @Succeeded GROUP BY Dataset, Period)
            ORDER BY j.LoadKey
            """,
            new { source, LoadState.Succeeded }).ToList();
    }

    /// <summary>
    /// The last run of each slice of a source that came to its end, however it ended; that the same file came again is no run of its own. A repetition whose
    /// slice was not recognised counts for the slice that it was to replace.
    /// </summary>
    public IReadOnlyList<LoadRecord> LastRuns(string source)
    {
        using var connection = engine.Open();
        return connection.Query<LoadRecord>(
            $"""
            {All} WHERE j.LoadKey IN
                (SELECT MAX(r.LoadKey) FROM LoadJournal r LEFT JOIN LoadJournal o ON o.LoadKey = r.RerunOf AND r.Dataset = @unknown
                WHERE r.Source = @source AND r.State NOT IN (@Running, @NoOp) GROUP BY COALESCE(o.Dataset, r.Dataset), COALESCE(o.Period, r.Period))
            ORDER BY j.LoadKey
            """,
            new { source, unknown = Slice.Unknown(null).Dataset, LoadState.Running, LoadState.NoOp }).ToList();
    }

    /// <summary>Some runs by their keys; one that is not there is left out.</summary>
    public IReadOnlyList<LoadRecord> Find(IEnumerable<long> loadKeys)
    {
        using var connection = engine.Open();
        return [.. loadKeys.Distinct().Chunk(500).SelectMany(some => connection.Query<LoadRecord>($"{All} WHERE j.LoadKey IN @some ORDER BY j.LoadKey", new { some }))];
    }

    /// <summary>The last run that replaced a slice, or null.</summary>
    public LoadRecord? LastOf(Slice slice)
    {
        using var connection = engine.Open();
        return connection.Query<LoadRecord>(
            $"{All} WHERE j.Source = @Source AND j.Dataset = @Dataset AND j.Period = @Period AND j.State = @Succeeded ORDER BY j.LoadKey DESC",
            new { slice.Source, slice.Dataset, slice.Period, LoadState.Succeeded },
            buffered: false).FirstOrDefault();
    }

    /// <summary>Labels that runs met and found no member for, by code list and label.</summary>
    public IReadOnlyList<UnmatchedLabel> UnmatchedLabels()
    {
        using var connection = engine.Open();
        return
        [
            .. connection.Query<(long LoadKey, string FileName, string Label, string Reason)>(
                    """
                    SELECT r.LoadKey, j.FileName, r.FoundValue, r.Reason FROM RejectedRow r JOIN LoadJournal j ON j.LoadKey = r.LoadKey
                    WHERE r.FoundValue IS NOT NULL AND r.Reason LIKE '%unknown-member%'
                    """)
                .Select(r => (Row: r, Mark: RejectionMark.Of(r.Reason)))
                .Where(r => r.Mark?.Code == "unknown-member")
                .GroupBy(r => (r.Mark!.CodeList, r.Row.Label))
                .Select(g => (g.Key, Count: g.Count(), Last: g.MaxBy(r => r.Row.LoadKey).Row))
                .Select(g => new UnmatchedLabel(g.Key.CodeList, g.Key.Label, g.Count, g.Last.LoadKey, g.Last.FileName))
                .OrderBy(l => l.CodeList ?? "~", StringComparer.Ordinal)
                .ThenBy(l => l.Label, StringComparer.Ordinal),
        ];
    }

    // By property, since the engines give moments in types of their own.
    private sealed class Moment
    {
        public DateTime? At { get; init; }
    }

    private static object Parameters(LoadFilter filter) => new
    {
        filter.State,
        filter.Source,
        Text = ColumnText.Within(filter.Text),
        From = filter.From?.ToDateTime(TimeOnly.MinValue),
        Before = filter.To?.AddDays(1).ToDateTime(TimeOnly.MinValue),
    };
}
