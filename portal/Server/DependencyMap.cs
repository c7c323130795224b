using ReIntegrationBI.Etl.Checks;
using ReIntegrationBI.Portal.Jobs.Plans;
using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Server;

/// <summary>
/// What depends on what, read from the definitions: a report stands on the sources of its figures, a source is tested by its checks. Whose figures a measure
/// holds is known from the checks that test it, or that test other measures of the same facts; where a visual takes its data from elsewhere, it names the source.
/// </summary>
internal static class DependencyMap
{
    /// <summary>Puts together the reports with the sources that they stand on.</summary>
    /// <param name="installation">Where they are.</param>
    /// <param name="sources">The sources, by name.</param>
    public static IReadOnlyList<ReportDependency> Of(Installation installation, out IReadOnlyList<SourceDependency> sources)
    {
        var checks = CheckFile.Read(installation.Model);
        var byFacts = checks.SelectMany(c => c.Measures.Select(m => (m.Fact.Code, c.Source)))
            .GroupBy(p => p.Code).ToDictionary(g => g.Key, g => g.GroupBy(p => p.Source).MaxBy(s => s.Count())!.Key);
        var reports = installation.ReportNames.Select(name => (Name: name, Sources: SourcesOf(installation, installation.ReportDefinition(name), byFacts))).ToList();
        var outcomes = installation.Checks.Latest().GroupBy(o => o.Code).ToDictionary(g => g.Key, g => g.First());
        var fresh = new FreshnessTable(installation).Lines();
        var all = checks.Select(c => c.Source).Concat(installation.History.Sources()).Concat(reports.SelectMany(r => r.Sources))
            .Concat(installation.Plan.Sources.Select(s => s.Code)).Distinct().Order(StringComparer.Ordinal)
            .ToDictionary(source => source, source => new SourceDependency(
                source,
                installation.History.Search(new LoadFilter(LoadState.Succeeded, source), 0, 1).FirstOrDefault(),
                [.. checks.Where(c => c.Source == source).Select(c => new CheckDependency(c.Code, c.Severity, outcomes.GetValueOrDefault(c.Code)))],
                [.. reports.Where(r => r.Sources.Contains(source)).Select(r => r.Name)],
                [.. fresh.Where(l => l.Source == source)]));
        sources = [.. all.Values];
        return [.. reports.Select(r => new ReportDependency(
            r.Name, [.. installation.Plan.Reports.Where(p => p.Report == r.Name)], installation.Recipients.ActiveOf(r.Name).Count, [.. r.Sources.Select(s => all[s])]))];
    }

    private static IReadOnlyList<string> SourcesOf(Installation installation, ReportDefinition report, Dictionary<string, string> byFacts)
    {
        var visuals = report.Pages.SelectMany(p => p.Visuals).ToList();
        var measures = report.Values.Values.Select(v => v.Read).Concat(visuals.SelectMany(v => v.Series).Select(s => s.Measure)).OfType<string>();
        var data = report.Values.Values.Select(v => v.Data).Concat(visuals.Select(v => v.Data)).OfType<string>();
        return
        [
            .. measures.Select(code => installation.Model.FindMeasure(code) is { } measure ? byFacts.GetValueOrDefault(measure.Fact.Code, measure.Fact.Code) : code)
                .Concat(data.Select(d => d.Split('.')[0])).Distinct().Order(StringComparer.Ordinal),
        ];
    }
}
