using System.Globalization;
using ReIntegrationBI.Portal.Jobs.Running;
using ReIntegrationBI.Warehouse.Jobs;

namespace ReIntegrationBI.Portal.Jobs.Plans;

/// <summary>Compares what was loaded with what is expected by now: warns where an edition is late, fails where one is overdue.</summary>
public sealed class FreshnessJob(Installation installation) : IJobKind
{
    /// <inheritdoc/>
    public string Code => JobKindCodes.Freshness;

    /// <inheritdoc/>
    public Task<JobEnd> RunAsync(JobContext context, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(context);
        cancellation.ThrowIfCancellationRequested();
        var lines = new FreshnessTable(installation).Lines(context.Input<SourceInput>().Source);
        foreach (var line in lines)
        {
            context.Part(new JobPart(line.Subject, line.Finding.State, null, line.Sentence));
            if (line.Finding.State == FreshnessState.Late)
            {
                context.Warn($"{line.Subject} is late: {line.Sentence}");
            }
            else if (line.Finding.State == FreshnessState.Overdue)
            {
                context.Error($"{line.Subject} is overdue: {line.Sentence}");
            }
        }

        var counts = lines.Count == 0
            ? "no source has a calendar"
            : string.Join(", ", FreshnessState.All.Select(s => (State: s, Count: lines.Count(l => l.Finding.State == s))).Where(s => s.Count > 0)
                .Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Count} {s.State}")));
        var overdue = lines.Where(l => l.Finding.State == FreshnessState.Overdue).ToList();
        return Task.FromResult(overdue.Count > 0
            ? JobEnd.Failed($"{counts}: {string.Join("; ", overdue.Select(l => $"{l.Subject}: {l.Sentence}"))}. Ask the publisher, or load it where it is there")
            : JobEnd.Done(counts));
    }
}
