using Dapper;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Warehouse.Jobs;

/// <content>The nodes that take runs, and the recurring jobs.</content>
public sealed partial class JobStore
{
    /// <summary>Name of the lock that a living node holds.</summary>
    internal static string NodeLock(string node) => "job-node-" + node;

    /// <summary>Enters a node. It lives until what this gives is disposed, or its process ends.</summary>
    /// <param name="node">Its name; no two living nodes have the same.</param>
    /// <exception cref="InvalidOperationException">A node of that name lives already.</exception>
    public IDisposable Enter(string node)
    {
        var alive = engine.TryLock(NodeLock(node), TimeSpan.FromSeconds(5))
            ?? throw new InvalidOperationException($"There is a living node '{node}' already: give this one another name.");
        using var connection = engine.OpenJobs();
        var now = clock.Now();
        connection.Execute("DELETE FROM JobNode WHERE Node = @node", new { node });
        connection.Execute(
            "INSERT INTO JobNode (Node, Host, ProcessId, StartedAt, SeenAt) VALUES (@node, @host, @ProcessId, @now, @now)",
            new { node, host = ColumnText.Cut(Environment.MachineName, 100), Environment.ProcessId, now });
        return alive;
    }

    /// <summary>Notes that a node lives.</summary>
    public void Beat(string node)
    {
        using var connection = engine.OpenJobs();
        connection.Execute("UPDATE JobNode SET SeenAt = @now WHERE Node = @node", new { node, now = clock.Now() });
    }

    /// <summary>Strikes out a node that stopped in good order.</summary>
    public void Exit(string node)
    {
        using var connection = engine.OpenJobs();
        connection.Execute("DELETE FROM JobNode WHERE Node = @node", new { node });
    }

    /// <summary>The nodes that take runs, and those that died and were not struck out yet.</summary>
    public IReadOnlyList<JobNodeState> Nodes()
    {
        using var connection = engine.OpenJobs();
        return [.. connection.Query<NodeRow>("SELECT Node, Host, ProcessId, StartedAt, SeenAt FROM JobNode ORDER BY Node")
            .Select(r => new JobNodeState(r.Node, r.Host, r.ProcessId, r.StartedAt, r.SeenAt))];
    }

    /// <summary>The nodes that said lately that they live.</summary>
    public IReadOnlyList<JobNodeState> LivingNodes() => [.. Nodes().Where(n => n.Answers(clock.Now()))];

    /// <summary>
    /// Marks the runs of nodes that died and puts them back, or ends them where they died too often: a run that kills its node must not kill the next one for ever.
    /// </summary>
    /// <param name="mostDeaths">After how many attempts a run is not begun again.</param>
    /// <returns>The runs as they were, each with the state that it came into.</returns>
    public IReadOnlyList<(JobRun Run, string State)> TakeFromTheDead(int mostDeaths)
    {
        var taken = new List<(JobRun, string)>();
        using var connection = engine.OpenJobs();
        var running = connection.Query<JobRun>($"SELECT {Columns} FROM JobRun r WHERE r.State = @Running", new { JobState.Running }).ToList();
        var nodes = connection.Query<string>("SELECT Node FROM JobNode").Union(running.Select(r => r.Node!), StringComparer.Ordinal).ToList();
        foreach (var node in nodes)
        {
            using var dead = engine.TryLock(NodeLock(node), TimeSpan.Zero);
            if (dead is null)
            {
                continue;
            }

            foreach (var run in running.Where(r => r.Node == node))
            {
                using var transaction = engine.BeginJobs(connection);
                var again = run.Attempt < mostDeaths;
                var state = again ? JobState.Queued : JobState.Failed;
                var reason = $"ended unexpectedly: node {node} died during attempt {run.Attempt}" + (again ? "" : "; it is not begun again");
                if (Leave(connection, transaction, run, state, reason, run.Attempt, clock.Now(), isOver: !again))
                {
                    taken.Add((run, state));
                }

                transaction.Commit();
            }

            connection.Execute("DELETE FROM JobNode WHERE Node = @node", new { node });
        }

        return taken;
    }

    /// <summary>Makes a recurring job known, from now on; nothing changes where it is known.</summary>
    public void Register(string name)
    {
        using var connection = engine.OpenJobs();
        connection.Execute(
            "INSERT INTO RecurringJob (Name, Since) SELECT @name, @now WHERE NOT EXISTS (SELECT 1 FROM RecurringJob WHERE Name = @name)",
            new { name, now = clock.Now() });
    }

    /// <summary>Notes that a time of a recurring job was served: it and those before it are nobody's debt any more.</summary>
    /// <param name="name">The job.</param>
    /// <param name="time">The time (UTC).</param>
    public void Served(string name, DateTime time)
    {
        using var connection = engine.OpenJobs();
        connection.Execute("UPDATE RecurringJob SET Since = @time WHERE Name = @name AND Since < @time", new { name, time = time.ToMilliseconds() });
    }

    /// <summary>How the recurring jobs stand.</summary>
    public IReadOnlyList<RecurringState> Recurring()
    {
        using var connection = engine.OpenJobs();
        return [.. connection.Query<RecurringRow>("SELECT Name, Since, PausedAt, PausedBy, PausedWhy FROM RecurringJob ORDER BY Name")
            .Select(r => new RecurringState(r.Name, r.Since, r.PausedAt, r.PausedBy, r.PausedWhy))];
    }

    /// <summary>Pauses a recurring job: its times pass without a run.</summary>
    /// <returns>False where there is no such job, or it is paused already.</returns>
    public bool Pause(string name, string by, string? why)
    {
        using var connection = engine.OpenJobs();
        return connection.Execute(
            "UPDATE RecurringJob SET PausedAt = @now, PausedBy = @by, PausedWhy = @why WHERE Name = @name AND PausedAt IS NULL",
            new { name, now = clock.Now(), by = ColumnText.Cut(by, 200), why = ColumnText.Cut(why, 400) }) > 0;
    }

    /// <summary>Lets a recurring job run again; times that passed while it was paused are not caught up.</summary>
    /// <returns>False where there is no such job, or it is not paused.</returns>
    public bool Resume(string name)
    {
        using var connection = engine.OpenJobs();
        return connection.Execute(
            "UPDATE RecurringJob SET Since = @now, PausedAt = NULL, PausedBy = NULL, PausedWhy = NULL WHERE Name = @name AND PausedAt IS NOT NULL",
            new { name, now = clock.Now() }) > 0;
    }

    private sealed class NodeRow
    {
        public string Node { get; init; } = "";
        public string Host { get; init; } = "";
        public long ProcessId { get; init; }
        public DateTime StartedAt { get; init; }
        public DateTime SeenAt { get; init; }
    }

    private sealed class RecurringRow
    {
        public string Name { get; init; } = "";
        public DateTime Since { get; init; }
        public DateTime? PausedAt { get; init; }
        public string? PausedBy { get; init; }
        public string? PausedWhy { get; init; }
    }
}
