using ReIntegrationBI.Portal.Commands;
using ReIntegrationBI.Portal.Jobs.Running;
using ReIntegrationBI.Warehouse.Jobs;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Portal.Jobs;

/// <summary>Repeats the loads of a range of periods with the contents that were kept: after a layout or a code list was corrected.</summary>
/// <param name="installation">Where they are repeated.</param>
public sealed class Backfill(Installation installation)
{
    /// <summary>
    /// The slices of a source whose period lies within a range, the newest or the oldest first; those of one period as they were loaded, since one may need the other.
    /// </summary>
    /// <param name="source">The source.</param>
    /// <param name="from">First period: its first day counts.</param>
    /// <param name="to">Last period: its last day counts.</param>
    /// <param name="choice">Which slices, and in which order.</param>
    /// <exception cref="WrongArgumentException">Nothing was loaded of the source, the range runs backwards, or the choice is none.</exception>
    public IReadOnlyList<BackfillStep> Plan(string source, Period from, Period to, BackfillChoice choice)
    {
        ArgumentNullException.ThrowIfNull(choice);
        if (from.FirstDay > to.LastDay)
        {
            throw new WrongArgumentException($"The range from {from} to {to} runs backwards: name the earlier period first.");
        }

        if (choice.AtOnce is < 1 or > BackfillChoice.MostAtOnce)
        {
            throw new WrongArgumentException(FormattableString.Invariant($"{choice.AtOnce} slices at once cannot be: write a number from 1 to {BackfillChoice.MostAtOnce}."));
        }

        var last = installation.History.LastRuns(source);
        if (last.Count == 0)
        {
            var known = installation.History.Sources();
            throw new WrongArgumentException(
                $"Nothing was loaded of a source '{source}'. {(known.Count == 0 ? "Nothing was loaded at all yet" : "There is " + string.Join(", ", known))}.");
        }

        var inRange = Chosen(source, choice.Only, last)
            .Select(run => (Run: run, HasPeriod: Period.TryParse(run.Period, out var period), Period: period))
            .Where(s => s.HasPeriod && s.Period.FirstDay >= from.FirstDay && s.Period.LastDay <= to.LastDay);
        var ordered = choice.OldestFirst
            ? inRange.OrderBy(s => s.Period.FirstDay).ThenBy(s => s.Period.LastDay)
            : inRange.OrderByDescending(s => s.Period.LastDay).ThenByDescending(s => s.Period.FirstDay);
        return [.. ordered.ThenBy(s => s.Run.LoadKey).Select(s => new BackfillStep(s.Run, s.Run.Sha256 is { } hash && installation.Files.Holds(hash)))];
    }

    /// <summary>Asks for a run of each step whose content is kept, as one group.</summary>
    /// <param name="queue">Who does them.</param>
    /// <param name="steps">What <see cref="Plan"/> gave.</param>
    /// <param name="subject">To what it is done, for people: source and range.</param>
    /// <param name="atOnce">How many may run at the same time.</param>
    /// <param name="rejectLimit">Share of rows that may be rejected, 0 to 1.</param>
    /// <param name="requestedBy">Who asks.</param>
    /// <returns>The number of the group.</returns>
    public static long Enqueue(JobQueue queue, IReadOnlyList<BackfillStep> steps, string subject, int atOnce, decimal rejectLimit, string requestedBy)
    {
        ArgumentNullException.ThrowIfNull(queue);
        return queue.EnqueueGroup(GroupKind, subject, atOnce, requestedBy, [.. steps.Where(s => s.IsKept).Select(Order)]);

        // Who asks for one load waits for it; who asks for many does not.
        JobOrder Order(BackfillStep step)
        {
            var order = RerunJob.Order(step.Run, rejectLimit, requestedBy);
            return order with { Subject = $"{step.Slice}: {order.Subject}", Priority = JobOrder.UsualPriority };
        }
    }

    /// <summary>What a group of a backfill is called in the queue.</summary>
    public const string GroupKind = "backfill";

    private IEnumerable<LoadRecord> Chosen(string source, string only, IReadOnlyList<LoadRecord> last)
    {
        var replaced = installation.History.Slices(source);
        return only switch
        {
            BackfillSlices.All => replaced,
            BackfillSlices.Failed => last.Where(WentWrong).Select(Repeatable),
            BackfillSlices.Missing => last.Where(WentWrong).Select(Repeatable).Where(l => !replaced.Any(r => (r.Dataset, r.Period) == (l.Dataset, l.Period))),
            _ => throw new WrongArgumentException($"'{only}' is no choice of slices: write {string.Join(", ", BackfillSlices.Words)}."),
        };
    }

    private static bool WentWrong(LoadRecord run) => run.State is LoadState.Refused or LoadState.Failed or LoadState.EndedUnexpectedly;

    /// <summary>A repetition that had no content or no slice leads to the run that it repeated: the content may be back, the layout corrected.</summary>
    private LoadRecord Repeatable(LoadRecord run)
    {
        while (run.RerunOf is { } of && (run.Sha256 is null || run.Dataset == Slice.Unknown(null).Dataset) && installation.Journal.Find(of) is { } before)
        {
            run = before;
        }

        return run;
    }

    /// <summary>Repeats the steps whose content is kept, in this process; one that goes wrong does not stop the others.</summary>
    /// <param name="steps">What <see cref="Plan"/> gave.</param>
    /// <param name="atOnce">How many at the same time, 1 or more.</param>
    /// <param name="rejectLimit">Share of rows that may be rejected, 0 to 1.</param>
    /// <param name="stopping">
    /// Asks to stop: no other step begins, and those that run are cancelled, with an <see cref="OperationCanceledException"/> as their failure.
    /// </param>
    /// <returns>What came of the steps that were begun, in their order.</returns>
    public IReadOnlyList<(BackfillStep Step, LoadOutcome? Outcome, Exception? Failure)> Run(
        IReadOnlyList<BackfillStep> steps, int atOnce, decimal rejectLimit, CancellationToken stopping)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(atOnce, 1);
        var kept = steps.Where(s => s.IsKept).ToList();
        var ended = new (BackfillStep Step, LoadOutcome? Outcome, Exception? Failure)?[kept.Count];
        var begun = -1;
        // Whoever is free takes the next one, so that they begin in their order.
        Task.WaitAll([.. Enumerable.Range(0, atOnce).Select(_ => Task.Run(Work, CancellationToken.None))], CancellationToken.None);
        return [.. ended.OfType<(BackfillStep, LoadOutcome?, Exception?)>()];

        void Work()
        {
            var loads = new FileLoads(installation);
            while (!stopping.IsCancellationRequested && Interlocked.Increment(ref begun) is var at && at < kept.Count)
            {
                ended[at] = Repeat(loads, kept[at], rejectLimit, stopping);
            }
        }
    }

    private (BackfillStep Step, LoadOutcome? Outcome, Exception? Failure) Repeat(FileLoads loads, BackfillStep step, decimal rejectLimit, CancellationToken stopping)
    {
        try
        {
            return (step, loads.Rerun(step.Run, rejectLimit, stopping), null);
        }
        catch (FileNotFoundException e)
        {
            return (step, Refuse(step.Run, e.Message), null);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return (step, null, e);
        }
    }

    /// <summary>A content that is gone or was changed is a line of the journal too, like everything that a backfill met.</summary>
    private LoadOutcome Refuse(LoadRecord run, string message) => installation.Loader.Refuse(
        null, run.FileName, new Slice(run.Source, run.Dataset, run.Period, run.Layout),
        [new InputProblem { Code = "content-lost", File = run.FileName, Message = message.TrimEnd('.'), Remedy = "Put the file back from a backup, or load it itself." }],
        force: true, Installation.User, run.LoadKey);
}
