namespace ReIntegrationBI.Reports.Definitions;

/// <summary>What a stretch or moment of a timeline is: its colour and pattern.</summary>
public enum TimelineKind
{
    /// <summary>Away from work.</summary>
    Absence,

    /// <summary>An attempt to return.</summary>
    Attempt,

    /// <summary>Work was adapted.</summary>
    Adaptation,

    /// <summary>Back at work, in part or in full.</summary>
    Resumption,

    /// <summary>Something else: a talk, a plan, a request.</summary>
    Other,
}
