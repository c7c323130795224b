using System.Globalization;
using ReIntegrationBI.Portal.Jobs.Running;
using ReIntegrationBI.Warehouse.Jobs;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Jobs.Plans;

/// <summary>Looks into the inboxes and asks for a load of each file that is complete; one for as long as nobody writes to it.</summary>
public sealed class InboxJob(Installation installation, JobQueue queue) : IJobKind
{
    private static readonly string[] Decided = [LoadState.Succeeded, LoadState.NoOp, LoadState.Refused];

    /// <inheritdoc/>
    public string Code => JobKindCodes.Inbox;

    /// <inheritdoc/>
    public Task<JobEnd> RunAsync(JobContext context, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(context);
        var only = context.Input<SourceInput>().Source;
        var inboxes = new Inboxes(installation);
        var (found, problems) = (new List<string>(), new List<string>());
        foreach (var source in installation.Plan.Sources.Where(s => only is null || s.Code == only))
        {
            cancellation.ThrowIfCancellationRequested();
            var view = inboxes.Look(source);
            if (view.Problem is { } problem)
            {
                context.Warn(problem);
                context.Part(new JobPart(source.Code, "unreachable", null, problem));
                problems.Add(problem);
                continue;
            }

            foreach (var file in First(view))
            {
                if (Ask(file) is { } key)
                {
                    context.Log(string.Create(CultureInfo.InvariantCulture, $"{source.Code}: {file.Name} ({file.SizeBytes} bytes) is loaded by run {key}"));
                    found.Add($"{source.Code}: {file.Name}");
                }
            }
        }

        return Task.FromResult(
            problems.Count > 0 ? JobEnd.Failed(string.Join("; ", problems))
            : found.Count > 0 ? JobEnd.Done(string.Create(CultureInfo.InvariantCulture, $"{found.Count} found: {string.Join(", ", found)}"))
            : JobEnd.Done());
    }

    /// <summary>
    /// Of files that others refer to and those others, the first alone: a questionnaire before its respondents. What comes after them waits until they are put away.
    /// </summary>
    private IReadOnlyList<InboxFile> First(InboxView view)
    {
        var all = view.Complete.Concat(view.Unsettled).ToList();
        var first = all.Count == 0 ? 0 : all.Min(f => installation.Inputs.RankOf(f.Path));
        return [.. view.Complete.Where(f => installation.Inputs.RankOf(f.Path) == first)];
    }

    /// <summary>Asks for the load of a file, unless it was asked for; one that was put away and stands there again is asked for again.</summary>
    private long? Ask(InboxFile file)
    {
        for (var once = file.Once; ;)
        {
            var order = new JobOrder(JobKindCodes.LoadInbox, $"{file.Source}: {file.Name}", JobQueue.InputOf(file), JobKindCodes.Inbox) { Exclusive = SliceOf(file), Once = once };
            var (key, isNew) = queue.Enqueue(order);
            if (isNew)
            {
                return key;
            }

            if (!WasPutAway(key))
            {
                return null;
            }

            once = string.Create(CultureInfo.InvariantCulture, $"{file.Once}/{key}");
        }
    }

    private bool WasPutAway(long key)
    {
        if (queue.Store.Find(key) is not { IsOver: true })
        {
            return false;
        }

        var parts = queue.Store.Parts(key);
        return parts.Any(p => Decided.Contains(p.State)) && parts.All(p => p.State != InboxLoads.NotMoved);
    }

    private string SliceOf(InboxFile file)
    {
        try
        {
            return $"slice:{installation.Inputs.Recognise(new StoredFile("", file.Name, file.SizeBytes, file.Path), file.Options).Slice}";
        }
        catch (Exception e) when (e is InputRefusedException or IOException or UnauthorizedAccessException)
        {
            // Its load tells what is wrong with it.
            return $"slice:unknown:{file.Name}";
        }
    }
}
