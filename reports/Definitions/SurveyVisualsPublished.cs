namespace ReIntegrationBI.Reports.Definitions;

/// <summary>A published table of a survey as visuals, with the place that each of its numbers was read from.</summary>
/// <param name="Visuals">Shares first, then numbers and what the running text prints; empty where nothing was published.</param>
/// <param name="Annex">An entry a number, in order of first appearance.</param>
public sealed record SurveyVisualsPublished(IReadOnlyList<Visual> Visuals, IReadOnlyList<AnnexEntry> Annex);
