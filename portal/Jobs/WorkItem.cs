using System.Collections.Immutable;

namespace ReIntegrationBI.Portal.Jobs;

/// <summary>A piece of work as it stands.</summary>
/// <param name="Id">Its name in addresses: 32 hexadecimal digits.</param>
/// <param name="Kind">A word of <see cref="Warehouse.Accounts.AuditAction"/>.</param>
/// <param name="Subject">To what it is done.</param>
/// <param name="StartedBy">Who asked for it.</param>
/// <param name="State">How far it is.</param>
/// <param name="Results">What came of its parts so far.</param>
/// <param name="Problem">Why it failed, or null.</param>
public sealed record WorkItem(string Id, string Kind, string Subject, string StartedBy, WorkState State, ImmutableList<WorkResult> Results, string? Problem)
{
    /// <summary>Whether nothing more will come.</summary>
    public bool IsOver => State is WorkState.Done or WorkState.Failed or WorkState.Stopped;
}
