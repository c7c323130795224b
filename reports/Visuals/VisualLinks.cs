namespace ReIntegrationBI.Reports.Visuals;

/// <summary>Where the members of a visual on a page of the portal lead to; a printed visual has none.</summary>
/// <param name="OfCategory">The link of a category by its code, or null.</param>
/// <param name="OfSeries">The link of a series by its code, or null.</param>
/// <param name="AnnexAddress">The page on which the entries of its annex stand; empty for the same page.</param>
public sealed record VisualLinks(Func<string, VisualLink?> OfCategory, Func<string, VisualLink?> OfSeries, string AnnexAddress);
