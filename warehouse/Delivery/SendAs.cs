namespace ReIntegrationBI.Warehouse.Delivery;

/// <summary>How a report reaches a recipient.</summary>
public static class SendAs
{
    /// <summary>In the mail itself, as long as it is not too large for that.</summary>
    public const string Attached = "attached";

    /// <summary>As a link to the portal.</summary>
    public const string Linked = "linked";

    /// <summary>All words.</summary>
    public static IReadOnlyList<string> All { get; } = [Attached, Linked];
}
