namespace ReIntegrationBI.Warehouse.Jobs;

/// <summary>How much a line of the log matters.</summary>
public static class JobLogLevel
{
    /// <summary>What was done.</summary>
    public const string Information = "information";

    /// <summary>Somebody should look at it.</summary>
    public const string Warning = "warning";

    /// <summary>It went wrong.</summary>
    public const string Error = "error";
}
