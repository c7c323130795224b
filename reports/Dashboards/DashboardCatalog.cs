using ReIntegrationBI.Reports.Definitions;
using YamlDotNet.Core;

namespace ReIntegrationBI.Reports.Dashboards;

/// <summary>The dashboards that there are, with the pages they are made of.</summary>
public sealed class DashboardCatalog
{
    private readonly DashboardFile _file;
    private readonly Dictionary<string, PageDefinition> _pages;

    /// <summary>Reads the dashboards; by default those beside the program.</summary>
    /// <param name="reports">The reports whose pages they use.</param>
    /// <param name="path">The file of dashboards, or null.</param>
    /// <exception cref="ReportDefinitionException">The file is wrong, or names a page that there is not.</exception>
    public DashboardCatalog(ReportCatalog reports, string? path = null)
    {
        ArgumentNullException.ThrowIfNull(reports);
        path ??= Path.Combine(AppContext.BaseDirectory, "Dashboards", "dashboards.yaml");
        var name = Path.GetFileName(path);
        try
        {
            using var reader = File.OpenText(path);
            _file = ReportYaml.Reader.Deserialize<DashboardFile>(reader);
        }
        catch (YamlException e)
        {
            throw new ReportDefinitionException($"{name}, line {e.Start.Line}: {e.InnerException?.Message ?? e.Message}", e);
        }

        Report = reports.Find(_file.Report);
        var all = Report.Pages.Concat(_file.Pages).ToList();
        var twice = all.Select(p => p.Id).Concat(all.SelectMany(p => p.Visuals).Select(v => v.Id)).GroupBy(id => id).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
        {
            throw new ReportDefinitionException($"{name}: the id '{twice.Key}' stands twice, here or in the report; give each page and visual its own.");
        }

        _pages = all.ToDictionary(p => p.Id);
        foreach (var dashboard in _file.Dashboards)
        {
            if (dashboard.Pages.FirstOrDefault(p => !_pages.ContainsKey(p)) is { } unknown)
            {
                throw new ReportDefinitionException($"{name}: the dashboard '{dashboard.Code}' names the page '{unknown}', which neither the report nor this file has.");
            }
        }
    }

    /// <summary>The report whose named numbers the sentences use.</summary>
    public ReportDefinition Report { get; }

    /// <summary>The dashboards, in the order of the navigation.</summary>
    public IReadOnlyList<DashboardDefinition> All => _file.Dashboards;

    /// <summary>A dashboard, or null.</summary>
    public DashboardDefinition? Find(string code) => _file.Dashboards.FirstOrDefault(d => d.Code == code);

    /// <summary>The pages of a dashboard, in order.</summary>
    public IReadOnlyList<PageDefinition> PagesOf(DashboardDefinition dashboard)
    {
        ArgumentNullException.ThrowIfNull(dashboard);
        return [.. dashboard.Pages.Select(p => _pages[p])];
    }
}
