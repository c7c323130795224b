namespace ReIntegrationBI.Reports.Definitions;

/// <summary>What the number of respondents behind a point allows. The order is from good to bad.</summary>
public enum BaseFlag
{
    /// <summary>Enough respondents.</summary>
    None,

    /// <summary>Fewer than 100 respondents: shown with a sign.</summary>
    Small,

    /// <summary>Fewer than 30 respondents: shown with a sign; differences are not tested.</summary>
    TooSmall,
}
