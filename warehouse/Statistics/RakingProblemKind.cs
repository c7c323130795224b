namespace ReIntegrationBI.Warehouse.Statistics;

/// <summary>Why a raking is refused.</summary>
public enum RakingProblemKind
{
    /// <summary>A category has a target, but no respondent who could carry it.</summary>
    TargetWithoutRespondents,

    /// <summary>A category has respondents, but a target of 0, which would throw them away.</summary>
    RespondentsWithoutTarget,

    /// <summary>Respondents have no category.</summary>
    MissingCategory,

    /// <summary>Respondents have a category that the margin does not hold.</summary>
    UnknownCategory,

    /// <summary>A target is negative or no number, or all are 0.</summary>
    InvalidTarget,
}
