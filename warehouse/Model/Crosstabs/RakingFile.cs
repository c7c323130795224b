using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ReIntegrationBI.Warehouse.Model.Crosstabs;

/// <summary>The margins of each survey as they stand in YAML; unknown and doubled keys are errors.</summary>
internal sealed class RakingFile
{
    public Dictionary<string, SurveyEntry> Surveys { get; set; } = [];

    /// <exception cref="SemanticModelException">The file is missing or no YAML of this shape.</exception>
    public static RakingFile Read(string? path = null)
    {
        path ??= Path.Combine(AppContext.BaseDirectory, "Model", "raking.yaml");
        if (!File.Exists(path))
        {
            throw new SemanticModelException($"{path}: the margins of surveys are missing. Put the file back; it comes with the product.");
        }

        var yaml = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).WithDuplicateKeyChecking().Build();
        try
        {
            return yaml.Deserialize<RakingFile>(File.ReadAllText(path)) ?? new RakingFile();
        }
        catch (YamlException problem)
        {
            var line = FormattableString.Invariant($"line {problem.Start.Line}, column {problem.Start.Column}");
            throw new SemanticModelException(
                $"{Path.GetFileName(path)}, {line}: {problem.InnerException?.Message ?? problem.Message} Correct the key or value.", problem);
        }
    }

    internal sealed class SurveyEntry
    {
        public TrimEntry? Trim { get; set; }
        public List<MarginEntry> Margins { get; set; } = [];
    }

    internal sealed class TrimEntry
    {
        public double Lower { get; set; }
        public double Upper { get; set; }
    }

    internal sealed class MarginEntry
    {
        public string Question { get; set; } = "";
        public string Measure { get; set; } = "";
        public Dictionary<string, string> Where { get; set; } = [];
        public string Dimension { get; set; } = "";
        public List<CategoryEntry> Categories { get; set; } = [];
    }

    internal sealed class CategoryEntry
    {
        public List<string> Answers { get; set; } = [];
        public double? From { get; set; }
        public double? To { get; set; }
        public List<string> Members { get; set; } = [];
        public bool Rest { get; set; }
    }
}
