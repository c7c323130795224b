namespace ReIntegrationBI.Portal.Jobs.Running;

/// <summary>All kinds of work that the queue can do.</summary>
public static class JobKinds
{
    /// <summary>The kinds of an installation.</summary>
    public static IReadOnlyList<IJobKind> Of(Installation installation, JobQueue queue) =>
        [new UploadJob(installation), new RerunJob(installation), new CheckJob(installation)];
}
