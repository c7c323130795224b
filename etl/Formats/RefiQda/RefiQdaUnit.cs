namespace ReIntegrationBI.Etl.Formats.RefiQda;

/// <summary>In what the place of a selection is counted.</summary>
public enum RefiQdaUnit
{
    /// <summary>Characters from the start of a text.</summary>
    Character,

    /// <summary>Milliseconds from the start of a recording.</summary>
    Millisecond,

    /// <summary>Points or pixels of a rectangle.</summary>
    Point,
}
