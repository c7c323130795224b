using Dapper;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Warehouse.Jobs;

/// <content>What is asked of the queue.</content>
public sealed partial class JobStore
{
    private const string Columns =
        """
        r.JobRunKey AS "Key", r.Kind, r.Recurring, r.Subject, r.Exclusive, r.Input, r.JobGroupKey AS "Group", r.Priority, r.State, r.Reason, r.Attempt, r.DueAt,
        r.Node, r.CancelAskedBy, r.ProgressDone, r.ProgressTotal, r.ProgressText, r.RequestedBy, r.CreatedAt, r.StartedAt, r.FinishedAt
        """;

    private const string Filtered =
        """
        (@State IS NULL OR r.State = @State) AND (@Kind IS NULL OR r.Kind = @Kind) AND (@Recurring IS NULL OR r.Recurring = @Recurring)
        AND (@Group IS NULL OR r.JobGroupKey = @Group) AND (@Text IS NULL OR LOWER(r.Subject) LIKE @Text ESCAPE '!')
        AND (@Since IS NULL OR r.CreatedAt >= @Since OR r.StartedAt >= @Since OR r.FinishedAt >= @Since)
        """;

    /// <summary>One run, or null.</summary>
    public JobRun? Find(long key)
    {
        using var connection = engine.OpenJobs();
        return connection.QuerySingleOrDefault<JobRun>($"SELECT {Columns} FROM JobRun r WHERE r.JobRunKey = @key", new { key });
    }

    /// <summary>Runs, those asked for last first.</summary>
    public IReadOnlyList<JobRun> Search(JobFilter filter, int skip, int take)
    {
        using var connection = engine.OpenJobs();
        return connection.Query<JobRun>($"SELECT {Columns} FROM JobRun r WHERE {Filtered} ORDER BY r.JobRunKey DESC", Parameters(filter), buffered: false)
            .Skip(skip).Take(take).ToList();
    }

    /// <summary>How many runs a filter lets through.</summary>
    public int Count(JobFilter filter)
    {
        using var connection = engine.OpenJobs();
        return connection.ExecuteScalar<int>($"SELECT COUNT(*) FROM JobRun r WHERE {Filtered}", Parameters(filter));
    }

    /// <summary>How many runs are in each state; a state that is not there has none.</summary>
    public IReadOnlyDictionary<string, int> CountByState(JobFilter? filter = null)
    {
        using var connection = engine.OpenJobs();
        return connection.Query<(string State, long Count)>(
                $"SELECT r.State, COUNT(*) FROM JobRun r WHERE {Filtered} GROUP BY r.State", Parameters(filter ?? new JobFilter()))
            .ToDictionary(r => r.State, r => (int)r.Count);
    }

    /// <summary>Runs that are not over, those that begin first first.</summary>
    public IReadOnlyList<JobRun> Unfinished(string? state = null)
    {
        using var connection = engine.OpenJobs();
        return connection.Query<JobRun>(
            $"SELECT {Columns} FROM JobRun r WHERE r.State IN @states ORDER BY r.Priority, r.JobRunKey",
            new { states = state is null ? JobState.All.Except(JobState.Over) : [state] }).ToList();
    }

    /// <summary>The last runs of a recurring job, newest first.</summary>
    public IReadOnlyList<JobRun> LastOf(string recurring, int count)
    {
        using var connection = engine.OpenJobs();
        return connection.Query<JobRun>(
            $"SELECT {Columns} FROM JobRun r WHERE r.Recurring = @recurring ORDER BY r.JobRunKey DESC", new { recurring }, buffered: false).Take(count).ToList();
    }

    /// <summary>Runs that failed and after which the same work never came to its end, the newest first.</summary>
    public IReadOnlyList<JobRun> NeedAttention(int take)
    {
        using var connection = engine.OpenJobs();
        return connection.Query<JobRun>(
            $"""
            SELECT {Columns} FROM JobRun r WHERE r.State = @Failed AND NOT EXISTS
                (SELECT 1 FROM JobRun n WHERE n.JobRunKey > r.JobRunKey AND n.Kind = r.Kind AND n.Subject = r.Subject AND n.State = @Succeeded)
            ORDER BY r.JobRunKey DESC
            """,
            new { JobState.Failed, JobState.Succeeded },
            buffered: false).Take(take).ToList();
    }

    /// <summary>The kinds of which there are runs.</summary>
    public IReadOnlyList<string> Kinds()
    {
        using var connection = engine.OpenJobs();
        return connection.Query<string>("SELECT DISTINCT Kind FROM JobRun ORDER BY Kind").ToList();
    }

    /// <summary>Whether a run with this <see cref="JobOrder.Once"/> was asked for.</summary>
    public bool IsKnown(string once)
    {
        using var connection = engine.OpenJobs();
        return connection.ExecuteScalar<int>("SELECT COUNT(*) FROM JobRun WHERE Once = @once", new { once }) > 0;
    }

    /// <summary>The run that holds what is exclusive to it, or null.</summary>
    public long? HolderOf(string exclusive)
    {
        using var connection = engine.OpenJobs();
        return connection.ExecuteScalar<long?>("SELECT JobRunKey FROM JobHold WHERE HoldName = @name", new { name = exclusive });
    }

    /// <summary>The states through which a run went.</summary>
    public IReadOnlyList<JobTransition> Transitions(long key)
    {
        using var connection = engine.OpenJobs();
        return [.. connection.Query<TransitionRow>("SELECT State, Attempt, Reason, Node, At FROM JobTransition WHERE JobRunKey = @key ORDER BY Seq", new { key })
            .Select(r => new JobTransition(r.State, r.Attempt, r.Reason, r.Node, r.At))];
    }

    /// <summary>The last lines that a run wrote, in their order.</summary>
    public IReadOnlyList<JobLogLine> Log(long key, int last)
    {
        using var connection = engine.OpenJobs();
        return [.. connection.Query<LogRow>(
                "SELECT Attempt, Level, Message, At FROM JobLogLine WHERE JobRunKey = @key ORDER BY JobLogLineKey DESC", new { key }, buffered: false)
            .Take(last).Select(r => new JobLogLine(r.Attempt, r.Level, r.Message, r.At)).Reverse()];
    }

    /// <summary>What came of the parts of a run, in their order.</summary>
    public IReadOnlyList<JobPart> Parts(long key)
    {
        using var connection = engine.OpenJobs();
        return [.. connection.Query<PartRow>("SELECT Subject, State, LoadKey, Reason FROM JobPart WHERE JobRunKey = @key ORDER BY JobPartKey", new { key })
            .Select(r => new JobPart(r.Subject, r.State, r.LoadKey, r.Reason))];
    }

    /// <summary>What a waiting run waits for.</summary>
    public IReadOnlyList<JobNeed> Needs(long key)
    {
        using var connection = engine.OpenJobs();
        return [.. connection.Query<NeedRow>("SELECT What, NeedsRunKey AS Run FROM JobNeed WHERE JobRunKey = @key ORDER BY Seq", new { key })
            .Select(r => new JobNeed(r.What, r.Run))];
    }

    /// <summary>The waiting runs that wait for a run.</summary>
    public IReadOnlyList<JobRun> WaitingFor(long key)
    {
        using var connection = engine.OpenJobs();
        return connection.Query<JobRun>(
            $"SELECT {Columns} FROM JobRun r WHERE r.State = @Waiting AND EXISTS (SELECT 1 FROM JobNeed n WHERE n.JobRunKey = r.JobRunKey AND n.NeedsRunKey = @key) ORDER BY r.JobRunKey",
            new { key, JobState.Waiting }).ToList();
    }

    /// <summary>A group, or null.</summary>
    public JobGroup? FindGroup(long key)
    {
        using var connection = engine.OpenJobs();
        return connection.QuerySingleOrDefault<GroupRow>(
            "SELECT JobGroupKey, Kind, Subject, AtOnce, RequestedBy, CreatedAt FROM JobGroup WHERE JobGroupKey = @key", new { key }) is { } r
            ? new JobGroup(r.JobGroupKey, r.Kind, r.Subject, r.AtOnce, r.RequestedBy, r.CreatedAt)
            : null;
    }

    private static object Parameters(JobFilter filter) => new
    {
        filter.State,
        filter.Kind,
        filter.Recurring,
        filter.Group,
        Since = filter.Since?.ToMilliseconds(),
        Text = ColumnText.Within(filter.Text),
    };

    // By property, since the engines give keys and moments in types of their own.
    private sealed class TransitionRow
    {
        public string State { get; init; } = "";
        public int Attempt { get; init; }
        public string? Reason { get; init; }
        public string? Node { get; init; }
        public DateTime At { get; init; }
    }

    private sealed class LogRow
    {
        public int Attempt { get; init; }
        public string Level { get; init; } = "";
        public string Message { get; init; } = "";
        public DateTime At { get; init; }
    }

    private sealed class PartRow
    {
        public string Subject { get; init; } = "";
        public string State { get; init; } = "";
        public long? LoadKey { get; init; }
        public string? Reason { get; init; }
    }

    private sealed class NeedRow
    {
        public string What { get; init; } = "";
        public long? Run { get; init; }
    }

    private sealed class GroupRow
    {
        public long JobGroupKey { get; init; }
        public string Kind { get; init; } = "";
        public string Subject { get; init; } = "";
        public int AtOnce { get; init; }
        public string RequestedBy { get; init; } = "";
        public DateTime CreatedAt { get; init; }
    }
}
