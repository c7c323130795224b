namespace ReIntegrationBI.Warehouse.Statistics;

/// <summary>What becomes of respondents whose category of a margin is not known.</summary>
public enum MissingCategoryRule
{
    /// <summary>The raking is refused, and says how many there are.</summary>
    Refuse,

    /// <summary>They keep, together, the share of the starting weights that they have; the targets hold among the others.</summary>
    KeepTheirShare,
}
