namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>The words of the load journal. Every transition is stored with its time and reason.</summary>
public static class LoadState
{
    /// <summary>A run has begun; the slice is as it was.</summary>
    public const string Running = "running";

    /// <summary>The slice was replaced.</summary>
    public const string Succeeded = "succeeded";

    /// <summary>The same file was loaded before; nothing changed.</summary>
    public const string NoOp = "no-op";

    /// <summary>The input was refused; nothing changed.</summary>
    public const string Refused = "refused";

    /// <summary>The run failed for a reason outside the input; nothing changed.</summary>
    public const string Failed = "failed";

    /// <summary>Somebody, or the end of the process, stopped the run; nothing changed.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>The process died during the run; nothing changed.</summary>
    public const string EndedUnexpectedly = "ended-unexpectedly";
}
