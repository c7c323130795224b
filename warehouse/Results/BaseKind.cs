namespace ReIntegrationBI.Warehouse.Results;

/// <summary>How the number of respondents under a percentage is known.</summary>
public enum BaseKind
{
    /// <summary>No base is known, or the figure has none.</summary>
    None,

    /// <summary>Printed by the publisher.</summary>
    Printed,

    /// <summary>Worked out from other figures of the publication.</summary>
    Derived,

    /// <summary>Assumed to be the whole sample, since nothing is printed.</summary>
    Assumed,
}
