namespace ReIntegrationBI.Reports.Definitions;

/// <summary>Where a step stands on a scale of answers.</summary>
public enum LikertPosition
{
    /// <summary>Drawn at the left of the middle.</summary>
    Negative,

    /// <summary>Drawn half at the left and half at the right of the middle.</summary>
    Neutral,

    /// <summary>Drawn at the right of the middle.</summary>
    Positive,

    /// <summary>No step of the scale (no answer, does not apply): drawn apart at the far right.</summary>
    Outside,
}
