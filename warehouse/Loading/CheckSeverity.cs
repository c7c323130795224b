namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>What the failure of a check means.</summary>
public static class CheckSeverity
{
    /// <summary>Worth a look; the figures may be right.</summary>
    public const string Warn = "warn";

    /// <summary>Wrong, but published with a remark.</summary>
    public const string Error = "error";

    /// <summary>Nothing is published until it is solved.</summary>
    public const string Blocking = "blocking";

    /// <summary>All severities, the mildest first.</summary>
    public static IReadOnlyList<string> All { get; } = [Warn, Error, Blocking];
}
