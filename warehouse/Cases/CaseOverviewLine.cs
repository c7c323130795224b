using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Cases;

/// <summary>A number that the study itself gives of its cases together.</summary>
/// <param name="Dimension">What it is about, e.g. <c>education</c>.</param>
/// <param name="Category">Which part, e.g. <c>low_mid</c>.</param>
/// <param name="Label">Its name.</param>
/// <param name="Reported">The number of cases (or the mean) as reported.</param>
/// <param name="IsAbout">Whether the study says "about".</param>
/// <param name="Counts">Which cases it counts, or of which numbers it is the mean.</param>
/// <param name="Place">Where it stands.</param>
public sealed record CaseOverviewLine(
    string Dimension, string Category, Label Label, decimal Reported, bool IsAbout, CaseRule Counts, CasePlace Place) : CaseFact(Place);
