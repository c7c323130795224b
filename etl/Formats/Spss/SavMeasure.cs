namespace ReIntegrationBI.Etl.Formats;

/// <summary>Measurement level of a variable, as its maker set it.</summary>
public enum SavMeasure
{
    /// <summary>Not set.</summary>
    Unknown,

    /// <summary>Categories without an order.</summary>
    Nominal,

    /// <summary>Categories with an order.</summary>
    Ordinal,

    /// <summary>Numbers that can be calculated with.</summary>
    Scale,
}
