using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ReIntegrationBI.Warehouse.Model;

/// <summary>The model as it stands in YAML; unknown and doubled keys are errors.</summary>
internal sealed class SemanticModelFile
{
    public List<FactEntry> Facts { get; set; } = [];
    public List<DimensionEntry> Dimensions { get; set; } = [];
    public List<DimensionEntry> Attributes { get; set; } = [];
    public Dictionary<string, AdditivityEntry> Additivity { get; set; } = [];
    public List<MeasureEntry> Measures { get; set; } = [];

    /// <exception cref="SemanticModelException">The file is missing or no YAML of this shape.</exception>
    public static SemanticModelFile Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new SemanticModelException($"{path}: the semantic model is missing. Put the file back; it comes with the product.");
        }

        var yaml = new DeserializerBuilder()
            .WithNamingConvention(UnderscoredNamingConvention.Instance)
            .WithDuplicateKeyChecking()
            .Build();
        try
        {
            return yaml.Deserialize<SemanticModelFile>(File.ReadAllText(path))
                ?? throw new SemanticModelException($"{path}: the file is empty. Put the file back; it comes with the product.");
        }
        catch (YamlException problem)
        {
            var line = FormattableString.Invariant($"line {problem.Start.Line}, column {problem.Start.Column}");
            throw new SemanticModelException(
                $"{Path.GetFileName(path)}, {line}: {problem.InnerException?.Message ?? problem.Message} Correct the key or value.", problem);
        }
    }

    internal sealed class FactEntry
    {
        public string? Code { get; set; }
        public string? Table { get; set; }
        public string? Indicator { get; set; }
        public string? Value { get; set; }
        public string? Decimals { get; set; }
        public string? Precision { get; set; }
        public string? Remark { get; set; }
        public string? Sheet { get; set; }
        public string? Row { get; set; }
        public string? Column { get; set; }
        public string? Load { get; set; }
        public string? LoadedAt { get; set; }
        public string? SupersededAt { get; set; }
        public List<string> Dimensions { get; set; } = [];
        public List<string> Attributes { get; set; } = [];
        public string? Base { get; set; }
        public string? BaseKind { get; set; }
        public string? Letters { get; set; }
        public string? Uncertain { get; set; }
        public bool Persons { get; set; }
    }

    internal sealed class DimensionEntry
    {
        public string? Code { get; set; }
        public string? Table { get; set; }
        public string? Key { get; set; }
        public string? Total { get; set; }
        public bool Bands { get; set; }
        public bool Paths { get; set; }
        public string? Within { get; set; }
        public string? Nl { get; set; }
        public string? Fr { get; set; }
        public string? En { get; set; }
    }

    internal sealed class AdditivityEntry
    {
        public bool? Members { get; set; }
        public bool? Period { get; set; }
    }

    internal sealed class MeasureEntry
    {
        public string? Code { get; set; }
        public string? Fact { get; set; }
        public string? Aggregate { get; set; }
        public string? SmallCounts { get; set; }
        public bool Distinct { get; set; }
    }
}
