namespace ReIntegrationBI.Reports.Visuals;

/// <summary>What a member in a visual leads to.</summary>
/// <param name="Href">Address.</param>
/// <param name="IsSelected">Whether the page is limited to this member now.</param>
/// <param name="Name">What following it does, as read out: "Flemish Region: filter the page by it".</param>
public sealed record VisualLink(string Href, bool IsSelected, string Name);
