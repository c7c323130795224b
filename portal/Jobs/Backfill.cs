using ReIntegrationBI.Portal.Commands;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Portal.Jobs;

/// <summary>Repeats the loads of a range of periods with the contents that were kept: after a layout or a code list was corrected.</summary>
/// <param name="installation">Where they are repeated.</param>
/// <param name="startedBy">Who asks for it; null for the user of this machine.</param>
public sealed class Backfill(Installation installation, string? startedBy = null)
{
    /// <summary>The slices of a source whose period lies within a range, the newest first; those of one period as they were loaded, since one may need the other.</summary>
    /// <param name="source">The source.</param>
    /// <param name="from">First period: its first day counts.</param>
    /// <param name="to">Last period: its last day counts.</param>
    /// <exception cref="WrongArgumentException">Nothing was loaded of the source, or the range runs backwards.</exception>
    public IReadOnlyList<BackfillStep> Plan(string source, Period from, Period to)
    {
        if (from.FirstDay > to.LastDay)
        {
            throw new WrongArgumentException($"The range from {from} to {to} runs backwards: name the earlier period first.");
        }

        var slices = installation.History.Slices(source);
        if (slices.Count == 0)
        {
            var known = installation.History.Sources();
            throw new WrongArgumentException(
                $"Nothing was loaded of a source '{source}'. {(known.Count == 0 ? "Nothing was loaded at all yet" : "There is " + string.Join(", ", known))}.");
        }

        return
        [
            .. slices
                .Select(run => (Run: run, HasPeriod: Period.TryParse(run.Period, out var period), Period: period))
                .Where(s => s.HasPeriod && s.Period.FirstDay >= from.FirstDay && s.Period.LastDay <= to.LastDay)
                .OrderByDescending(s => s.Period.LastDay)
                .ThenByDescending(s => s.Period.FirstDay)
                .ThenBy(s => s.Run.LoadKey)
                .Select(s => new BackfillStep(s.Run, s.Run.Sha256 is { } hash && installation.Files.Holds(hash))),
        ];
    }

    /// <summary>Repeats the steps whose content is kept, one after the other; one that goes wrong does not stop the others.</summary>
    /// <param name="steps">What <see cref="Plan"/> gave.</param>
    /// <param name="rejectLimit">Share of rows that may be rejected, 0 to 1.</param>
    /// <param name="stopping">
    /// Asks to stop: no other step begins, and the one that runs is cancelled and comes last, with an <see cref="OperationCanceledException"/> as its failure.
    /// </param>
    public IEnumerable<(BackfillStep Step, LoadOutcome? Outcome, Exception? Failure)> Run(IReadOnlyList<BackfillStep> steps, decimal rejectLimit, CancellationToken stopping)
    {
        var loads = new FileLoads(installation, startedBy);
        foreach (var step in steps.Where(s => s.IsKept))
        {
            if (stopping.IsCancellationRequested)
            {
                yield break;
            }

            yield return Repeat(loads, step, rejectLimit, stopping);
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
        force: true, startedBy ?? Installation.User, run.LoadKey);
}
