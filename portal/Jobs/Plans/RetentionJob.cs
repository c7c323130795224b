using System.Globalization;
using ReIntegrationBI.Portal.Jobs.Running;
using ReIntegrationBI.Warehouse.Jobs;

namespace ReIntegrationBI.Portal.Jobs.Plans;

/// <summary>Removes what need not stay; what it removes is counted. Reports in the folder for them are not ours to remove.</summary>
public sealed class RetentionJob(Installation installation) : IJobKind
{
    private const string Removed = "removed", Failed = "failed";

    /// <inheritdoc/>
    public string Code => JobKindCodes.Retention;

    /// <inheritdoc/>
    public Task<JobEnd> RunAsync(JobContext context, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(context);
        var (plan, now) = (installation.Plan, installation.Clock.GetUtcNow().UtcDateTime);
        var (total, problems) = (0, new List<string>());
        Count("ended runs", plan.Retention.Runs, () => installation.Jobs.RemoveEndedBefore(now.AddDays(-plan.Retention.Runs)));
        Count("files in loaded", plan.Retention.Loaded, () => RemoveFiles(Inboxes.Loaded, now.AddDays(-plan.Retention.Loaded)));
        Count("files in refused", plan.Retention.Refused, () => RemoveFiles(Inboxes.Refused, now.AddDays(-plan.Retention.Refused)));
        Count("uploads that nobody decided on", 1, () => new Uploads(installation.Settings.DataFolder, installation.Clock).RemoveOld());
        if (plan.Retention.Audit is { } days)
        {
            Count("events of the audit trail", days, () => installation.Audit.RemoveBefore(now.AddDays(-days), JobKindCodes.Retention));
        }

        return Task.FromResult(problems.Count > 0
            ? JobEnd.TryAgain(string.Join("; ", problems))
            : JobEnd.Done(string.Create(CultureInfo.InvariantCulture, $"{total} removed")));

        void Count(string what, int afterDays, Func<int> remove)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                var count = remove();
                total += count;
                context.Part(new JobPart(what, Removed, null, string.Create(CultureInfo.InvariantCulture, $"{count} older than {Counted.Of(afterDays, "day")}")));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // One disk that is not there keeps nothing else from going.
                problems.Add($"{what}: {e.Message.TrimEnd('.')}");
                context.Part(new JobPart(what, Failed, null, e.Message));
            }
        }
    }

    private int RemoveFiles(string folder, DateTime before)
    {
        var count = 0;
        foreach (var path in installation.Plan.Sources.Select(s => Path.Combine(s.Inbox, folder)).Where(Directory.Exists).SelectMany(f => Directory.GetFiles(f)))
        {
            // The time of a file there is that at which it was put there.
            if (File.GetLastWriteTimeUtc(path) < before)
            {
                File.Delete(path);
                count++;
            }
        }

        return count;
    }
}
