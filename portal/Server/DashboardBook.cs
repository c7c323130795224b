using ReIntegrationBI.Reports.Dashboards;

namespace ReIntegrationBI.Portal.Server;

/// <summary>A dashboard of the definitions.</summary>
internal sealed class DashboardBook(Installation installation, DashboardDefinition definition) : IVisualBook
{
    public string Code => definition.Code;

    public string Heading(DashboardState state, string language) => definition.Heading.In(language);

    public string PageOf(DashboardState state, string language) => DashboardAddress.Of(state, language);

    public IReadOnlyList<Slicer> Slicers(DashboardState state, string language) => installation.Pages.Slicers(state, language);

    public Tile? Find(DashboardState state, string visual, string language) => installation.Pages.Tile(state, visual, language);
}
