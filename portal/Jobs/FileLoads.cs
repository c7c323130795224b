using ReIntegrationBI.Portal.Jobs.Running;
using ReIntegrationBI.Portal.Operations;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Jobs;

/// <summary>Loads files: keep the content (unless it holds identifiers of persons), recognise the layout, load. Whatever happens to a file stands in the journal.</summary>
/// <param name="installation">Where they are loaded.</param>
/// <param name="startedBy">Who asks for it; null for the user of this machine.</param>
public sealed class FileLoads(Installation installation, string? startedBy = null)
{
    private readonly string _who = startedBy ?? Installation.User;

    /// <summary>Loads one file; what is wrong with it is part of the outcome.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How it is loaded.</param>
    /// <param name="cancellation">Asks the load to stop.</param>
    /// <param name="progress">Is told how far it is, on the thread that loads; or null.</param>
    /// <param name="stoppedBy">Who asked it to stop, asked when it does; null, or giving null, where the process stops.</param>
    /// <exception cref="OperationCanceledException">It was asked to stop; the journal has the run as cancelled.</exception>
    /// <exception cref="Exception">Something failed that is not the file's fault; the journal has the run as failed.</exception>
    public LoadOutcome Load(
        string path, LoadOptions options, CancellationToken cancellation = default, IProgress<LoadProgress>? progress = null, Func<string?>? stoppedBy = null)
    {
        StoredFile? stored = null;
        try
        {
            stored = installation.Inputs.HoldsPersons(path, options) ? installation.Files.Pass(path) : installation.Files.Keep(path);
            var input = installation.Inputs.Recognise(stored, options);
            return Run(
                new LoadRequest(stored, input.Slice, input.Read, options.Force || input.IsStale, _who) { Cancellation = cancellation, Progress = progress, StoppedBy = stoppedBy });
        }
        catch (InputRefusedException refusal)
        {
            return installation.Loader.Refuse(
                stored, Path.GetFileName(Path.TrimEndingDirectorySeparator(path)), Slice.Unknown(options.Source), refusal.Problems,
                options.Force, _who);
        }
        finally
        {
            if (stored is not null)
            {
                installation.Files.Forget(stored);
            }
        }
    }

    /// <summary>What only one run may touch at a time where a file is loaded: its slice, or its name where it is not known what it is.</summary>
    public string ExclusiveOf(string path, LoadOptions options)
    {
        var name = Path.GetFileName(path);
        try
        {
            // What tells the slice is read where it stands: its load takes the file apart, and tells what is wrong with it.
            return LoadEnd.ExclusiveOf(installation.Inputs.Recognise(new StoredFile("", name, new FileInfo(path).Length, path), options).Slice);
        }
        catch (Exception e) when (e is InputRefusedException or IOException or UnauthorizedAccessException)
        {
            return $"slice:unknown:{name}";
        }
    }

    /// <summary>Shows what a load of a file would do, with the same readers and the same steps; nothing stays of it, in the journal neither.</summary>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    /// <exception cref="Exception">Something failed that is not the file's fault.</exception>
    public FilePreview Preview(string path, LoadOptions options, CancellationToken cancellation = default)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
        var persons = installation.Inputs.HoldsPersons(path, options);
        StoredFile? stored = null;
        try
        {
            // Also a file that would be kept only passes: whoever looks at it may decide against it.
            stored = installation.Files.Pass(path);
            var input = installation.Inputs.Recognise(stored, options);
            var force = options.Force || input.IsStale;
            var outcome = installation.Loader.Preview(new LoadRequest(stored, input.Slice, input.Read, force, _who) { Cancellation = cancellation }, FilePreview.RejectionsListed);
            return new FilePreview(
                name, stored.Sha256, stored.SizeBytes, persons, options.RejectLimit, outcome, installation.History.LastOf(input.Slice),
                !force && outcome.Earlier is not null, persons ? null : PreviewTable.Of(outcome.Content, installation.CodeLists, FilePreview.RowsShown));
        }
        catch (InputRefusedException refusal)
        {
            var outcome = new LoadPreview { Slice = Slice.Unknown(options.Source), Problems = refusal.Problems };
            return new FilePreview(name, stored?.Sha256, stored?.SizeBytes ?? 0, persons, options.RejectLimit, outcome, null, false, null);
        }
        finally
        {
            if (stored is not null)
            {
                installation.Files.Forget(stored);
            }
        }
    }

    /// <summary>Repeats a run with the content that was kept, by the layout of that run or, where it had none, the one that is recognised.</summary>
    /// <param name="run">The run.</param>
    /// <param name="rejectLimit">Share of rows that may be rejected, 0 to 1.</param>
    /// <param name="cancellation">Asks the load to stop.</param>
    /// <param name="progress">Is told how far it is, on the thread that loads; or null.</param>
    /// <param name="stoppedBy">Who asked it to stop, asked when it does; null, or giving null, where the process stops.</param>
    /// <exception cref="FileNotFoundException">The content is no longer kept.</exception>
    /// <exception cref="OperationCanceledException">It was asked to stop; the journal has the run as cancelled.</exception>
    public LoadOutcome Rerun(
        LoadRecord run, decimal rejectLimit, CancellationToken cancellation = default, IProgress<LoadProgress>? progress = null, Func<string?>? stoppedBy = null)
    {
        var stored = run.Sha256 is { } hash
            ? installation.Files.Find(hash, run.FileName)
            : throw new FileNotFoundException($"Load {run.LoadKey} could not read {run.FileName}, so its content was not kept: load the file itself.");
        var options = new LoadOptions(
            Source: run.Source == Slice.Unknown(null).Source ? null : run.Source,
            Layout: run.Layout.Length == 0 ? null : run.Layout,
            Force: true,
            RejectLimit: rejectLimit,
            Survey: run.Source == SurveySlices.Source ? run.Dataset.Split('/')[0] : null,
            Period: run.Source == SurveySlices.Source && run.Period.Length > 0 ? run.Period : null);
        try
        {
            var input = installation.Inputs.Recognise(stored, options);
            return Run(
                new LoadRequest(stored, input.Slice, input.Read, Force: true, _who, run.LoadKey) { Cancellation = cancellation, Progress = progress, StoppedBy = stoppedBy });
        }
        catch (InputRefusedException refusal)
        {
            return installation.Loader.Refuse(stored, stored.FileName, Slice.Unknown(options.Source), refusal.Problems, force: true, _who, run.LoadKey);
        }
    }

    private LoadOutcome Run(LoadRequest request)
    {
        using var trace = new LoadTrace(request.Slice.Source, request.Progress);
        try
        {
            var outcome = installation.Loader.Run(request with { Progress = trace });
            trace.End(outcome);
            return outcome;
        }
        catch (OperationCanceledException) when (request.Cancellation.IsCancellationRequested)
        {
            trace.Cancelled();
            throw;
        }
    }
}
