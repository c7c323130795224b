using ReIntegrationBI.Reports.Dashboards;

namespace ReIntegrationBI.Portal.Server;

/// <summary>A page whose visuals can be looked at one by one, with the rows behind them, and taken along as files.</summary>
internal interface IVisualBook
{
    /// <summary>Its code in the address of its visuals.</summary>
    string Code { get; }

    /// <summary>The name of its page.</summary>
    string Heading(DashboardState state, string language);

    /// <summary>The address of its page as chosen.</summary>
    string PageOf(DashboardState state, string language);

    /// <summary>What it can be filtered by; empty where by nothing.</summary>
    /// <exception cref="DashboardException">A member that was chosen is not to be had.</exception>
    IReadOnlyList<Slicer> Slicers(DashboardState state, string language);

    /// <summary>A visual as chosen; null where there is none of that id.</summary>
    /// <exception cref="DashboardException">A member that was chosen is not to be had.</exception>
    Tile? Find(DashboardState state, string visual, string language);
}
