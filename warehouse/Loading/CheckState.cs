namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>The outcomes of a data-quality check.</summary>
public static class CheckState
{
    /// <summary>Something was tested and nothing was found wrong.</summary>
    public const string Passed = "passed";

    /// <summary>Something was found wrong.</summary>
    public const string Failed = "failed";

    /// <summary>The check could not run; nothing is known.</summary>
    public const string Error = "error";

    /// <summary>There was nothing to test.</summary>
    public const string NotApplicable = "not_applicable";
}
