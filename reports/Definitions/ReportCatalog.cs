using YamlDotNet.Core;

namespace ReIntegrationBI.Reports.Definitions;

/// <summary>The report definitions of a folder: one YAML file a report.</summary>
/// <param name="folder">Folder; by default the one beside the program.</param>
public sealed class ReportCatalog(string? folder = null)
{
    private readonly string _folder = folder ?? Path.Combine(AppContext.BaseDirectory, "Definitions");

    /// <summary>Names of the reports.</summary>
    public IReadOnlyList<string> Names =>
        Directory.Exists(_folder)
            ? Directory.GetFiles(_folder, "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal).ToList()
            : [];

    /// <summary>Reads a definition.</summary>
    /// <exception cref="ReportDefinitionException">There is none of that name, or it is wrong.</exception>
    public ReportDefinition Find(string name)
    {
        var file = Path.Combine(_folder, name + ".yaml");
        if (!Names.Contains(name))
        {
            throw new ReportDefinitionException($"There is no report '{name}'. There are: {string.Join(", ", Names)}.");
        }

        try
        {
            using var reader = File.OpenText(file);
            return Checked(ReportYaml.Reader.Deserialize<ReportDefinition>(reader), file);
        }
        catch (YamlException e)
        {
            throw new ReportDefinitionException($"{Path.GetFileName(file)}, line {e.Start.Line}: {e.InnerException?.Message ?? e.Message}", e);
        }
    }

    private static ReportDefinition Checked(ReportDefinition definition, string file)
    {
        var twice = definition.Pages.Select(p => p.Id).Concat(definition.Pages.SelectMany(p => p.Visuals).Select(v => v.Id))
            .GroupBy(id => id, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        var bare = definition.Pages.SelectMany(p => p.Visuals).FirstOrDefault(v => v.Data is null && (v.Category.Length == 0 || v.Series.Count == 0));
        if (bare is not null)
        {
            throw new ReportDefinitionException($"{Path.GetFileName(file)}: the visual '{bare.Id}' needs a category and series, or a data source ('data: …').");
        }

        return twice is null
            ? definition
            : throw new ReportDefinitionException($"{Path.GetFileName(file)}: the id '{twice.Key}' stands twice; give each page and visual its own.");
    }
}
