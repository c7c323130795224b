using System.Data.Common;
using System.Globalization;
using Dapper;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Warehouse.Jobs;

/// <summary>
/// The queue of runs. What is asked for stays until it came to its end, whatever happens to the processes; a run is begun by one node alone, and what
/// is exclusive to it by one run alone: both are rows that only one can write.
/// </summary>
/// <param name="engine">Where the scheduler's store stands.</param>
/// <param name="clock">Now.</param>
public sealed partial class JobStore(IWarehouseEngine engine, TimeProvider clock)
{
    /// <summary>Letters of an input at most.</summary>
    public const int LongestInput = 4000;

    /// <summary>What may begin: it is due, nothing holds what is exclusive to it, and its group has a place.</summary>
    private const string Candidates =
        $"""
        SELECT {Columns} FROM JobRun r WHERE r.State IN (@Queued, @Retrying) AND r.DueAt <= @now
        AND NOT EXISTS (SELECT 1 FROM JobHold h WHERE h.HoldName = r.Exclusive)
        AND (r.JobGroupKey IS NULL OR (SELECT COUNT(*) FROM JobRun o WHERE o.JobGroupKey = r.JobGroupKey AND o.State = 'running')
            < (SELECT g.AtOnce FROM JobGroup g WHERE g.JobGroupKey = r.JobGroupKey))
        ORDER BY r.Priority, r.JobRunKey
        """;

    /// <summary>Other nodes may take the first ones in the same moment.</summary>
    private const int CandidatesTried = 10;

    private const int LongestReason = 2000;
    private const int LongestSubject = 400;

    /// <summary>Asks for a run.</summary>
    /// <returns>Its number, and whether it is new: where one with the same <see cref="JobOrder.Once"/> was asked for before, it is that one.</returns>
    /// <exception cref="ArgumentException">The input is too long.</exception>
    public (long Key, bool IsNew) Enqueue(JobOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        using var connection = engine.OpenJobs();
        using var transaction = engine.BeginJobs(connection);
        try
        {
            var key = Insert(connection, transaction, order);
            transaction.Commit();
            return (key, true);
        }
        catch (DbException problem) when (engine.IsDuplicate(problem) && order.Once is not null)
        {
            transaction.Rollback();
            return (connection.QuerySingle<long>("SELECT JobRunKey FROM JobRun WHERE Once = @Once", new { order.Once }), false);
        }
    }

    /// <summary>Asks for runs that belong together, all or none.</summary>
    /// <param name="kind">What they are.</param>
    /// <param name="subject">To what it is done.</param>
    /// <param name="atOnce">How many of them may run at the same time, 1 or more.</param>
    /// <param name="requestedBy">Who asks.</param>
    /// <param name="orders">The runs, in the order in which they are to begin.</param>
    /// <returns>The number of the group.</returns>
    public long EnqueueGroup(string kind, string subject, int atOnce, string requestedBy, IReadOnlyList<JobOrder> orders)
    {
        ArgumentNullException.ThrowIfNull(orders);
        ArgumentOutOfRangeException.ThrowIfLessThan(atOnce, 1);
        using var connection = engine.OpenJobs();
        using var transaction = engine.BeginJobs(connection);
        connection.Execute(
            "INSERT INTO JobGroup (Kind, Subject, AtOnce, RequestedBy, CreatedAt) VALUES (@kind, @subject, @atOnce, @requestedBy, @now)",
            new { kind, subject = ColumnText.Cut(subject, LongestSubject), atOnce, requestedBy = ColumnText.Cut(requestedBy, 200), now = clock.Now() },
            transaction);
        var group = connection.ExecuteScalar<long>(engine.LastKeySql, transaction: transaction);
        foreach (var order in orders)
        {
            Insert(connection, transaction, order with { Group = group });
        }

        transaction.Commit();
        return group;
    }

    /// <summary>Takes the next run that may begin, for a node; null where there is none.</summary>
    /// <param name="node">Name of the node.</param>
    public JobRun? Claim(string node)
    {
        using var connection = engine.OpenJobs();
        var now = clock.Now();
        foreach (var candidate in connection.Query<JobRun>(Candidates, new { JobState.Queued, JobState.Retrying, now }, buffered: false).Take(CandidatesTried).ToList())
        {
            if (Begin(connection, candidate, node) is { } run)
            {
                return run;
            }
        }

        return null;
    }

    /// <summary>Ends an attempt of a run for good; the outcome counts only where this attempt is still the one that runs.</summary>
    /// <param name="run">The run as <see cref="Claim"/> gave it.</param>
    /// <param name="state">One of <see cref="JobState.Over"/>.</param>
    /// <param name="reason">Why, or null.</param>
    /// <returns>False where the run was taken from its node meanwhile.</returns>
    public bool End(JobRun run, string state, string? reason) => Leave(run, state, reason, run.Attempt, clock.Now(), isOver: true);

    /// <summary>Puts a run back after an attempt that may go better later.</summary>
    /// <param name="run">The run as <see cref="Claim"/> gave it.</param>
    /// <param name="dueAt">When the next attempt begins (UTC).</param>
    /// <param name="reason">What went wrong.</param>
    public bool Retry(JobRun run, DateTime dueAt, string reason) => Leave(run, JobState.Retrying, reason, run.Attempt, dueAt, isOver: false);

    /// <summary>Puts a run back that its node could not finish, without counting the attempt: the node stops.</summary>
    public bool GiveBack(JobRun run, string reason) => Leave(run, JobState.Queued, reason, run.Attempt - 1, clock.Now(), isOver: false);

    /// <summary>Notes how far a run is.</summary>
    public void Progress(JobRun run, long? done, long? total, string? text)
    {
        ArgumentNullException.ThrowIfNull(run);
        using var connection = engine.OpenJobs();
        connection.Execute(
            "UPDATE JobRun SET ProgressDone = @done, ProgressTotal = @total, ProgressText = @text WHERE JobRunKey = @Key AND Attempt = @Attempt AND State = @Running",
            new { run.Key, run.Attempt, done, total, text = ColumnText.Cut(text, 200), JobState.Running });
    }

    /// <summary>Writes a line about what a run does.</summary>
    public void Log(JobRun run, string level, string message)
    {
        ArgumentNullException.ThrowIfNull(run);
        using var connection = engine.OpenJobs();
        connection.Execute(
            "INSERT INTO JobLogLine (JobRunKey, Attempt, Level, Message, At) VALUES (@Key, @Attempt, @level, @message, @now)",
            new { run.Key, run.Attempt, level, message = ColumnText.Cut(message, LongestReason), now = clock.Now() });
    }

    /// <summary>Notes what came of a part of a run.</summary>
    public void AddPart(JobRun run, JobPart part)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(part);
        using var connection = engine.OpenJobs();
        connection.Execute(
            "INSERT INTO JobPart (JobRunKey, Attempt, Subject, State, LoadKey, Reason) VALUES (@Key, @Attempt, @subject, @State, @LoadKey, @reason)",
            new { run.Key, run.Attempt, subject = ColumnText.Cut(part.Subject, LongestSubject), part.State, part.LoadKey, reason = ColumnText.Cut(part.Reason, LongestReason) });
    }

    /// <summary>Cancels a run that did not begin, or asks the node that does it to stop.</summary>
    /// <returns>False where it is over already, or there is no such run.</returns>
    public bool Cancel(long key, string by)
    {
        using var connection = engine.OpenJobs();
        using var transaction = engine.BeginJobs(connection);
        var ended = EndBeforeItBegins(connection, transaction, key, by);
        var asked = ended ? 0 : connection.Execute(
            "UPDATE JobRun SET CancelAskedBy = @by WHERE JobRunKey = @key AND State = @Running", new { key, by = ColumnText.Cut(by, 200), JobState.Running }, transaction);
        transaction.Commit();
        return ended || asked > 0;
    }

    /// <summary>Cancels the runs of a group of which no attempt is under way; what runs comes to its end.</summary>
    /// <returns>How many were cancelled.</returns>
    public int CancelGroup(long group, string by)
    {
        using var connection = engine.OpenJobs();
        using var transaction = engine.BeginJobs(connection);
        var keys = connection.Query<long>(
            "SELECT JobRunKey FROM JobRun WHERE JobGroupKey = @group AND State IN (@Waiting, @Queued, @Retrying) ORDER BY JobRunKey",
            new { group, JobState.Waiting, JobState.Queued, JobState.Retrying },
            transaction).ToList();
        var ended = keys.Count(key => EndBeforeItBegins(connection, transaction, key, by));
        transaction.Commit();
        return ended;
    }

    /// <summary>The runs of a node that somebody asked to cancel: number and who asked.</summary>
    public IReadOnlyList<(long Key, string By)> CancelsAsked(string node)
    {
        using var connection = engine.OpenJobs();
        return [.. connection.Query<(long, string)>(
            "SELECT JobRunKey, CancelAskedBy FROM JobRun WHERE State = @Running AND Node = @node AND CancelAskedBy IS NOT NULL", new { JobState.Running, node })];
    }

    /// <summary>Says what a waiting run waits for; where it waits for nothing, it is queued.</summary>
    public void SetNeeds(long key, IReadOnlyList<JobNeed> needs)
    {
        ArgumentNullException.ThrowIfNull(needs);
        needs = [.. needs.Select(n => n with { What = ColumnText.Cut(n.What, LongestSubject) })];

        // It is asked every second for as long as it waits: what is known already is not written again.
        if (needs.Count > 0 && Needs(key).SequenceEqual(needs))
        {
            return;
        }

        using var connection = engine.OpenJobs();
        using var transaction = engine.BeginJobs(connection);
        var now = clock.Now();
        connection.Execute("DELETE FROM JobNeed WHERE JobRunKey = @key", new { key }, transaction);
        if (needs.Count == 0)
        {
            var queued = connection.Execute(
                "UPDATE JobRun SET State = @Queued, Reason = NULL WHERE JobRunKey = @key AND State = @Waiting", new { key, JobState.Queued, JobState.Waiting }, transaction);
            if (queued > 0)
            {
                AddTransition(connection, transaction, key, JobState.Queued, "nothing more to wait for", null, now);
            }
        }
        else
        {
            for (var i = 0; i < needs.Count; i++)
            {
                connection.Execute(
                    "INSERT INTO JobNeed (JobRunKey, Seq, NeedsRunKey, What) VALUES (@key, @seq, @run, @what)",
                    new { key, seq = i + 1, run = needs[i].Run, what = needs[i].What },
                    transaction);
            }

            var reason = ColumnText.Cut("waits for " + string.Join("; ", needs.Select(n => n.What)), LongestReason);
            var changed = connection.Execute(
                "UPDATE JobRun SET Reason = @reason WHERE JobRunKey = @key AND State = @Waiting AND (Reason IS NULL OR Reason <> @reason)",
                new { key, reason, JobState.Waiting },
                transaction);
            if (changed > 0)
            {
                AddTransition(connection, transaction, key, JobState.Waiting, reason, null, now);
            }
        }

        transaction.Commit();
    }

    /// <summary>
    /// Removes runs that ended before a moment, with their history. The last run of a recurring job stays, so that its page says how it went. What was asked for
    /// once with <see cref="JobOrder.Once"/> can be asked for again when its run is gone.
    /// </summary>
    /// <returns>How many runs went.</returns>
    public int RemoveEndedBefore(DateTime moment)
    {
        using var connection = engine.OpenJobs();
        var old = connection.Query<long>(
            """
            SELECT r.JobRunKey FROM JobRun r WHERE r.FinishedAt < @moment
            AND (r.Recurring IS NULL OR EXISTS (SELECT 1 FROM JobRun n WHERE n.Recurring = r.Recurring AND n.JobRunKey > r.JobRunKey))
            """,
            new { moment }).ToList();
        // By the piece: whoever wants a run meanwhile does not wait for all of it.
        foreach (var some in old.Chunk(500))
        {
            using var transaction = engine.BeginJobs(connection);
            Remove(connection, transaction, some);
            transaction.Commit();
        }

        using var last = engine.BeginJobs(connection);
        connection.Execute("DELETE FROM JobGroup WHERE NOT EXISTS (SELECT 1 FROM JobRun r WHERE r.JobGroupKey = JobGroup.JobGroupKey)", transaction: last);
        last.Commit();
        return old.Count;
    }

    /// <summary>
    /// Removes the runs of a recurring job that tell nothing new, since who looks every minute would fill the history with them: of those that succeeded and
    /// said nothing all but the last, so that it is seen that it looks; of failures that go on with the same reason all but the first and the last.
    /// </summary>
    public void ForgetQuiet(string recurring)
    {
        const string quiet =
            """
            SELECT r.JobRunKey FROM JobRun r WHERE r.Recurring = @recurring AND r.State = @Succeeded AND r.Reason IS NULL
            AND EXISTS (SELECT 1 FROM JobRun n WHERE n.Recurring = r.Recurring AND n.JobRunKey > r.JobRunKey)
            AND NOT EXISTS (SELECT 1 FROM JobPart p WHERE p.JobRunKey = r.JobRunKey) AND NOT EXISTS (SELECT 1 FROM JobLogLine l WHERE l.JobRunKey = r.JobRunKey)
            UNION ALL
            SELECT r.JobRunKey FROM JobRun r WHERE r.Recurring = @recurring AND r.State = @Failed
            AND EXISTS (SELECT 1 FROM JobRun b WHERE b.JobRunKey = (SELECT MAX(x.JobRunKey) FROM JobRun x WHERE x.Recurring = r.Recurring AND x.JobRunKey < r.JobRunKey)
              AND b.State = r.State AND b.Reason = r.Reason)
            AND EXISTS (SELECT 1 FROM JobRun n WHERE n.JobRunKey = (SELECT MIN(x.JobRunKey) FROM JobRun x WHERE x.Recurring = r.Recurring AND x.JobRunKey > r.JobRunKey)
              AND n.State = r.State AND n.Reason = r.Reason)
            """;
        var which = new { recurring, JobState.Succeeded, JobState.Failed };
        using var connection = engine.OpenJobs();
        if (!connection.Query<long>(quiet, which, buffered: false).Take(1).Any())
        {
            return;
        }

        using var transaction = engine.BeginJobs(connection);
        foreach (var some in connection.Query<long>(quiet, which, transaction).ToList().Chunk(500))
        {
            Remove(connection, transaction, some);
        }

        transaction.Commit();
    }

    private static void Remove(DbConnection connection, DbTransaction transaction, long[] runs)
    {
        foreach (var table in new[] { "JobTransition", "JobLogLine", "JobPart", "JobNeed", "JobHold", "JobRun" })
        {
            connection.Execute($"DELETE FROM {table} WHERE JobRunKey IN @runs", new { runs }, transaction);
        }
    }

    private long Insert(DbConnection connection, DbTransaction transaction, JobOrder order)
    {
        if (order.Input.Length > LongestInput)
        {
            throw new ArgumentException($"The input of a run of {order.Kind} has {order.Input.Length} letters; at most {LongestInput} go into the queue.", nameof(order));
        }

        var (now, state) = (clock.Now(), order.Waits ? JobState.Waiting : JobState.Queued);
        connection.Execute(
            """
            INSERT INTO JobRun (Kind, Recurring, Subject, Exclusive, Once, Input, JobGroupKey, Priority, State, Attempt, DueAt, RequestedBy, CreatedAt)
            VALUES (@Kind, @Recurring, @subject, @Exclusive, @once, @Input, @Group, @Priority, @state, 0, @due, @requestedBy, @now)
            """,
            new
            {
                order.Kind, order.Recurring, subject = ColumnText.Cut(order.Subject, LongestSubject), order.Exclusive, order.Input, order.Group, order.Priority, state, now,
                once = order.Once ?? Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture), due = order.DueAt?.ToMilliseconds() ?? now,
                requestedBy = ColumnText.Cut(order.RequestedBy, 200),
            },
            transaction);
        var key = connection.ExecuteScalar<long>(engine.LastKeySql, transaction: transaction);
        AddFirstTransition(connection, transaction, key, state, $"asked for by {order.RequestedBy}", now);
        return key;
    }

    /// <summary>Begins a run, unless another node was faster or another run holds what it needs.</summary>
    private JobRun? Begin(DbConnection connection, JobRun run, string node)
    {
        using var transaction = engine.BeginJobs(connection);
        try
        {
            if (run.Exclusive is { } exclusive && !Hold(connection, transaction, exclusive, run.Key))
            {
                return null;
            }

            if (run.Group is { } group && !HoldPlace(connection, transaction, group, run.Key))
            {
                return null;
            }

            var (now, attempt) = (clock.Now(), run.Attempt + 1);
            var begun = connection.Execute(
                """
                UPDATE JobRun SET State = @Running, Reason = NULL, Attempt = @attempt, Node = @node, CancelAskedBy = NULL, StartedAt = @now, FinishedAt = NULL,
                    ProgressDone = NULL, ProgressTotal = NULL, ProgressText = NULL
                WHERE JobRunKey = @Key AND State = @State AND Attempt = @before
                """,
                new { run.Key, run.State, before = run.Attempt, JobState.Running, attempt, node, now },
                transaction);
            if (begun == 0)
            {
                return null;
            }

            AddTransition(connection, transaction, run.Key, JobState.Running, null, node, now, attempt);
            transaction.Commit();
            return run with { State = JobState.Running, Reason = null, Attempt = attempt, Node = node, StartedAt = now };
        }
        catch (DbException problem) when (engine.IsDuplicate(problem) || engine.IsWorthRetrying(problem))
        {
            // Another was faster.
            return null;
        }
    }

    private bool EndBeforeItBegins(DbConnection connection, DbTransaction transaction, long key, string by)
    {
        var (reason, now) = ($"cancelled by {by}", clock.Now());
        var ended = connection.Execute(
            "UPDATE JobRun SET State = @Cancelled, Reason = @reason, FinishedAt = @now WHERE JobRunKey = @key AND State IN (@Waiting, @Queued, @Retrying)",
            new { key, reason = ColumnText.Cut(reason, LongestReason), now, JobState.Cancelled, JobState.Waiting, JobState.Queued, JobState.Retrying },
            transaction);
        if (ended == 0)
        {
            return false;
        }

        connection.Execute("DELETE FROM JobNeed WHERE JobRunKey = @key", new { key }, transaction);
        AddTransition(connection, transaction, key, JobState.Cancelled, reason, null, now);
        return true;
    }

    private static bool Hold(DbConnection connection, DbTransaction transaction, string name, long key) => connection.Execute(
        "INSERT INTO JobHold (HoldName, JobRunKey) SELECT @name, @key WHERE NOT EXISTS (SELECT 1 FROM JobHold WHERE HoldName = @name)",
        new { name = ColumnText.Cut(name, 400), key },
        transaction) > 0;

    private static bool HoldPlace(DbConnection connection, DbTransaction transaction, long group, long key)
    {
        var places = connection.ExecuteScalar<int>("SELECT AtOnce FROM JobGroup WHERE JobGroupKey = @group", new { group }, transaction);
        return Enumerable.Range(1, places).Any(place => Hold(connection, transaction, FormattableString.Invariant($"group:{group}/{place}"), key));
    }

    private bool Leave(JobRun run, string state, string? reason, int attempt, DateTime dueAt, bool isOver)
    {
        using var connection = engine.OpenJobs();
        using var transaction = engine.BeginJobs(connection);
        var left = Leave(connection, transaction, run, state, reason, attempt, dueAt, isOver);
        transaction.Commit();
        return left;
    }

    private bool Leave(DbConnection connection, DbTransaction transaction, JobRun run, string state, string? reason, int attempt, DateTime dueAt, bool isOver)
    {
        var now = clock.Now();
        var left = connection.Execute(
            """
            UPDATE JobRun SET State = @state, Reason = @reason, Attempt = @attempt, DueAt = @dueAt, FinishedAt = @finished
            WHERE JobRunKey = @Key AND State = @Running AND Node = @Node AND Attempt = @before
            """,
            new
            {
                run.Key, run.Node, before = run.Attempt, JobState.Running, state, reason = ColumnText.Cut(reason, LongestReason), attempt, dueAt = dueAt.ToMilliseconds(),
                finished = isOver ? now : (DateTime?)null,
            },
            transaction);
        if (left == 0)
        {
            return false;
        }

        connection.Execute("DELETE FROM JobHold WHERE JobRunKey = @Key", new { run.Key }, transaction);
        AddTransition(connection, transaction, run.Key, state, reason, run.Node, now, run.Attempt);
        return true;
    }

    private static void AddFirstTransition(DbConnection connection, DbTransaction transaction, long key, string state, string reason, DateTime at) =>
        connection.Execute(
            "INSERT INTO JobTransition (JobRunKey, Seq, State, Attempt, Reason, At) VALUES (@key, 1, @state, 0, @reason, @at)",
            new { key, state, reason = ColumnText.Cut(reason, LongestReason), at },
            transaction);

    private static void AddTransition(
        DbConnection connection, DbTransaction transaction, long key, string state, string? reason, string? node, DateTime at, int? attempt = null) =>
        connection.Execute(
            """
            INSERT INTO JobTransition (JobRunKey, Seq, State, Attempt, Reason, Node, At)
            SELECT @key, COUNT(*) + 1, @state, COALESCE(@attempt, MAX(Attempt)), @reason, @node, @at FROM JobTransition WHERE JobRunKey = @key
            """,
            new { key, state, reason = ColumnText.Cut(reason, LongestReason), node, at, attempt },
            transaction);
}
