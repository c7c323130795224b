namespace ReIntegrationBI.Etl.Formats.RefiQda;

/// <summary>What a source of a project is.</summary>
public enum RefiQdaSourceKind
{
    /// <summary>A text; places are characters.</summary>
    Text,

    /// <summary>A PDF document; places are characters of its text, or rectangles on a page.</summary>
    Pdf,

    /// <summary>A picture; places are rectangles.</summary>
    Picture,

    /// <summary>Sound; places are milliseconds, in a transcript characters.</summary>
    Audio,

    /// <summary>Moving pictures; places are milliseconds, in a transcript characters.</summary>
    Video,
}
