using ReIntegrationBI.Portal.Delivery;
using ReIntegrationBI.Portal.Jobs.Plans;

namespace ReIntegrationBI.Portal.Jobs.Running;

/// <summary>All kinds of work that the queue can do.</summary>
public static class JobKinds
{
    /// <summary>The kinds of an installation.</summary>
    public static IReadOnlyList<IJobKind> Of(Installation installation, JobQueue queue) =>
    [
        new UploadJob(installation), new RerunJob(installation), new CheckJob(installation), new ReportJob(installation, queue), new DeliverJob(installation),
        new InboxJob(installation, queue), new LoadInboxJob(installation), new FetchJob(installation, queue), new FreshnessJob(installation), new RetentionJob(installation),
    ];
}
