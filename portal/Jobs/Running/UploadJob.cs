using System.Globalization;
using ReIntegrationBI.Warehouse.Accounts;
using ReIntegrationBI.Warehouse.Jobs;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Jobs.Running;

/// <summary>Loads a file that was sent to the portal; it leaves the quarantine when it was loaded or refused.</summary>
public sealed class UploadJob(Installation installation) : IJobKind
{
    /// <summary>Its word.</summary>
    public const string Kind = JobKindCodes.LoadUpload;

    private readonly Uploads _uploads = new(installation.Settings.DataFolder, installation.Clock);

    /// <inheritdoc/>
    public string Code => Kind;

    /// <summary>An order to load a file that was taken from the quarantine.</summary>
    public static JobOrder Order(Installation installation, Upload upload, LoadOptions options, string requestedBy)
    {
        ArgumentNullException.ThrowIfNull(upload);
        return new JobOrder(Kind, upload.FileName, JobQueue.InputOf(new UploadInput(upload.Id, options)), requestedBy)
        {
            Exclusive = new FileLoads(installation).ExclusiveOf(upload.Path, options),
            Priority = JobOrder.AskedPriority,
        };
    }

    /// <inheritdoc/>
    public Task<JobEnd> RunAsync(JobContext context, CancellationToken cancellation)
    {
        var (input, who) = (context.Input<UploadInput>(), context.Run.RequestedBy);
        if (_uploads.FindTaken(input.Id) is not { } upload)
        {
            return Task.FromResult(JobEnd.Failed($"{context.Run.Subject} is no longer in the quarantine: send it again"));
        }

        cancellation.ThrowIfCancellationRequested();
        var outcome = new FileLoads(installation, JobNames.Person(who)).Load(upload.Path, input.Options);
        var end = LoadEnd.Of(context, outcome);
        var how = outcome.State switch { LoadState.Refused => AuditEvent.Refused, LoadState.Failed => AuditEvent.Failed, _ => AuditEvent.Done };
        installation.Audit.Write(who, AuditAction.Load, string.Create(CultureInfo.InvariantCulture, $"load {outcome.LoadKey}: {upload.FileName}"), how, outcome.State);
        if (!end.MayPass || context.Run.Attempt >= ((IJobKind)this).Attempts)
        {
            _uploads.Remove(upload.Id);
        }

        return Task.FromResult(end);
    }
}
