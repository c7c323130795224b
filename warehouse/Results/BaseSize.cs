namespace ReIntegrationBI.Warehouse.Results;

/// <summary>What a base allows.</summary>
public enum BaseSize
{
    /// <summary>100 respondents or more.</summary>
    Enough,

    /// <summary>30 to 99: tested, and flagged.</summary>
    Small,

    /// <summary>Below 30: not tested, and flagged.</summary>
    TooSmall,
}
