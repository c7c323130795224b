using System.Collections.Concurrent;
using System.Globalization;
using ReIntegrationBI.Warehouse.Jobs;

namespace ReIntegrationBI.Portal.Jobs.Running;

/// <summary>
/// The recurring jobs of an installation. A time of a job is served by one run, whoever notices it and however often: the run carries the time's name, and
/// no two runs have the same. Of times that were missed the last one is caught up.
/// </summary>
/// <param name="all">The jobs.</param>
/// <param name="queue">Where their runs go.</param>
/// <param name="clock">Now.</param>
public sealed class RecurringJobs(IReadOnlyList<RecurringJob> all, JobQueue queue, TimeProvider clock)
{
    /// <summary>Until when a job has nothing to be served, whatever the store says: between two of its times nobody needs to ask.</summary>
    private readonly ConcurrentDictionary<string, DateTimeOffset> _nothingBefore = new();

    /// <summary>The jobs.</summary>
    public IReadOnlyList<RecurringJob> All => all;

    /// <summary>One by its name, or null.</summary>
    public RecurringJob? Find(string name) => all.FirstOrDefault(j => j.Name == name);

    /// <summary>Makes all jobs known to the store: what was due before is nobody's debt.</summary>
    public void Register()
    {
        foreach (var job in all)
        {
            queue.Store.Register(job.Name);
        }
    }

    /// <summary>Names of jobs that were known once and are none any more.</summary>
    public IReadOnlyList<string> Forgotten() => [.. queue.Store.Recurring().Select(r => r.Name).Except(all.Select(j => j.Name))];

    /// <summary>Asks for the run of the last time that has come, unless it was asked for.</summary>
    /// <returns>The number of the run, or null where none is due.</returns>
    public long? Serve(string name)
    {
        var now = clock.GetUtcNow();
        if (Find(name) is not { } job || (_nothingBefore.TryGetValue(name, out var next) && now < next))
        {
            return null;
        }

        var run = StateOf(name) is { PausedAt: null } state ? Serve(job, now, new DateTimeOffset(DateTime.SpecifyKind(state.Since, DateTimeKind.Utc))) : null;
        _nothingBefore[name] = job.When.Next(now) ?? DateTimeOffset.MaxValue;
        return run;
    }

    private long? Serve(RecurringJob job, DateTimeOffset now, DateTimeOffset since)
    {
        if (job.When.Last(now, since) is not { } time)
        {
            return null;
        }

        var (key, isNew) = queue.Enqueue(Order(job, "schedule") with { Once = NameOf(job, time) });
        // From here on the run may be forgotten: its time is not asked for again.
        queue.Store.Served(job.Name, time.UtcDateTime);
        return isNew ? key : null;
    }

    /// <summary>Asks for a run out of turn.</summary>
    /// <returns>The number of the run, or null where there is no such job.</returns>
    public long? RunNow(string name, string by) =>
        Find(name) is { } job ? queue.Enqueue(Order(job, by) with { Priority = JobOrder.AskedPriority }).Key : null;

    /// <summary>When a job is due next; null where it is paused, unknown or never due again.</summary>
    public DateTimeOffset? Next(string name) => Find(name) is { } job && StateOf(name) is { PausedAt: null } ? job.When.Next(clock.GetUtcNow()) : null;

    private static string NameOf(RecurringJob job, DateTimeOffset time) =>
        $"{job.Name}@{time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}";

    private static JobOrder Order(RecurringJob job, string by) =>
        new(job.Kind, job.Subject, job.Input, by) { Recurring = job.Name, Exclusive = job.Exclusive, Waits = job.Waits };

    private RecurringState? StateOf(string name) => queue.Store.Recurring().FirstOrDefault(r => r.Name == name);
}
