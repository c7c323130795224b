namespace ReIntegrationBI.Warehouse.Delivery;

/// <summary>What became of an edition.</summary>
public static class EditionState
{
    /// <summary>It is in the archive.</summary>
    public const string Made = "made";

    /// <summary>It was not made, and nobody receives it; the reason says why.</summary>
    public const string Withheld = "withheld";

    /// <summary>All words.</summary>
    public static IReadOnlyList<string> All { get; } = [Made, Withheld];
}
