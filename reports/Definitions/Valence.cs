namespace ReIntegrationBI.Reports.Definitions;

/// <summary>What somebody did to a return to work.</summary>
public enum Valence
{
    /// <summary>Helped.</summary>
    Supportive,

    /// <summary>Helped and hindered.</summary>
    Mixed,

    /// <summary>Took part, neither helping nor hindering.</summary>
    Neutral,

    /// <summary>Hindered.</summary>
    Hindering,
}
