namespace ReIntegrationBI.Portal.Jobs;

/// <summary>Where pages hand over what takes long.</summary>
public interface IWorkQueue
{
    /// <summary>Hands over a piece of work.</summary>
    /// <param name="kind">What kind it is: a word of <see cref="Warehouse.Accounts.AuditAction"/>.</param>
    /// <param name="subject">To what it is done: a file, a load, a source.</param>
    /// <param name="startedBy">Who asks for it.</param>
    /// <param name="run">Does it, and gives what came of each part as it comes. The token asks it to stop between two parts.</param>
    /// <returns>The work, or null where too much waits already; then nothing is done.</returns>
    WorkItem? Enqueue(string kind, string subject, string startedBy, Func<CancellationToken, IEnumerable<WorkResult>> run);

    /// <summary>A piece of work that waits, runs or ended not long ago; null where it is not known (any more).</summary>
    WorkItem? Find(string id);
}
