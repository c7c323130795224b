namespace ReIntegrationBI.Reports.Definitions;

/// <summary>A page: one message, the evidence for it, the caveats.</summary>
/// <param name="Id">Stable id, used as anchor.</param>
/// <param name="Heading">Short name for contents and running head, e.g. "Invaliditeit per regeling".</param>
/// <param name="Finding">The message as a sentence built from data.</param>
/// <param name="Lead">One or two sentences of explanation.</param>
/// <param name="Visuals">At most three.</param>
/// <param name="Caveats">Breaks in series, sources that disagree, what is missing.</param>
public sealed record ReportPage(
    string Id,
    string Heading,
    string Finding,
    string Lead,
    IReadOnlyList<Visual> Visuals,
    IReadOnlyList<string> Caveats)
{
    /// <summary>Whether it should have visuals and no source gives the figures of any.</summary>
    public bool IsEmpty { get; init; }
}
