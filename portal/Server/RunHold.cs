using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Jobs;

namespace ReIntegrationBI.Portal.Server;

/// <summary>Something that keeps a run from beginning or from going on.</summary>
/// <param name="What">In words.</param>
/// <param name="Language">The language of the words.</param>
/// <param name="Run">The run on which it depends, or null.</param>
public sealed record RunHold(string What, string Language, long? Run = null)
{
    /// <summary>Finds what holds up a run as it stands; nothing where it is over or goes on.</summary>
    /// <param name="run">The run.</param>
    /// <param name="store">The queue.</param>
    /// <param name="now">Now (UTC).</param>
    /// <param name="language">nl, fr or en.</param>
    public static IReadOnlyList<RunHold> Of(JobRun run, JobStore store, DateTime now, string language)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(store);
        var (texts, format) = (PortalTexts.For(language), Formatter.For(language));
        if (run is { State: JobState.Running, CancelAskedBy: { } by })
        {
            return [new RunHold(texts.Fill("jobs.cancel_asked", by), language)];
        }

        if (run.State == JobState.Waiting)
        {
            // What a kind waits for it says itself, in English like every reason.
            return [.. store.Needs(run.Key).Select(n => new RunHold(n.What, "en", n.Run))];
        }

        return run.State is JobState.Queued or JobState.Retrying ? [.. Queued()] : [];

        IEnumerable<RunHold> Queued()
        {
            if (store.LivingNodes().Count == 0)
            {
                yield return new RunHold(texts["jobs.no_nodes"], language);
            }

            if (run.DueAt > now)
            {
                yield return new RunHold(texts.Fill("jobs.hold_due", JobWords.Moment(run.DueAt, format), JobWords.Away(run.DueAt, now, texts, format)), language);
            }

            if (run.Exclusive is { } exclusive && store.HolderOf(exclusive) is { } holder)
            {
                yield return new RunHold(texts.Fill("jobs.hold_exclusive", exclusive), language, holder);
            }

            if (run.Group is { } key && store.FindGroup(key) is { } group
                && store.CountByState(new JobFilter(State: JobState.Running, Group: key)).GetValueOrDefault(JobState.Running) >= group.AtOnce)
            {
                yield return new RunHold(texts.Fill("jobs.hold_group", group.Key, group.AtOnce), language);
            }
        }
    }
}
