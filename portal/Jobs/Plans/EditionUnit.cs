namespace ReIntegrationBI.Portal.Jobs.Plans;

/// <summary>How long the periods are about which the editions of a dataset are.</summary>
public enum EditionUnit
{
    /// <summary>Calendar years.</summary>
    Year,

    /// <summary>Quarters of calendar years.</summary>
    Quarter,

    /// <summary>Months.</summary>
    Month,
}
