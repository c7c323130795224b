using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Results;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ReIntegrationBI.Etl.Checks;

/// <summary>Reads checks.yaml; unknown keys, unknown names and missing settings are errors.</summary>
public static class CheckFile
{
    /// <summary>Reads the checks; by default those beside the program.</summary>
    /// <exception cref="CheckDefinitionException">The file is missing or wrong.</exception>
    public static IReadOnlyList<CheckDefinition> Read(SemanticModel model, string? path = null)
    {
        path ??= Path.Combine(AppContext.BaseDirectory, "Checks", "checks.yaml");
        if (!File.Exists(path))
        {
            throw new CheckDefinitionException($"{path}: the checks are missing. Put the file back; it comes with the product.");
        }

        var name = Path.GetFileName(path);
        try
        {
            var root = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).WithDuplicateKeyChecking().Build()
                .Deserialize<Root>(File.ReadAllText(path));
            var checks = (root?.Checks ?? []).Select(entry => DefinitionOf(model, name, entry)).ToArray();
            var twice = checks.GroupBy(c => c.Code).FirstOrDefault(g => g.Count() > 1)?.Key;
            return twice is null ? checks : throw new CheckDefinitionException($"{name}: the check '{twice}' stands twice. Rename one.");
        }
        catch (YamlException problem)
        {
            var line = FormattableString.Invariant($"line {problem.Start.Line}, column {problem.Start.Column}");
            throw new CheckDefinitionException(
                $"{name}, {line}: {problem.InnerException?.Message ?? problem.Message} Correct the key or value.", problem);
        }
    }

    private static CheckDefinition DefinitionOf(SemanticModel model, string file, Entry e)
    {
        CheckDefinitionException Wrong(string what) => new($"{file}, check '{e.Code}': {what}.");
        string Given(string key, string? value) => string.IsNullOrWhiteSpace(value) ? throw Wrong($"{key} is missing; fill it in") : value;

        Measure MeasureOf(string code) => model.FindMeasure(code) ?? throw Wrong($"there is no measure '{code}'; correct it");
        string MemberOf(string dimension, string code)
        {
            if (model.FindDimension(dimension) is not { Total: not null })
            {
                throw Wrong($"there is no dimension '{dimension}' with members; correct it");
            }

            return model.Catalog.Find(dimension, code)?.Code ?? throw Wrong($"'{code}' is no member of {dimension}; correct it");
        }

        Dictionary<string, string> MembersOf(Dictionary<string, string>? members) =>
            (members ?? []).ToDictionary(m => m.Key, m => MemberOf(m.Key, m.Value));

        var kind = Given("kind", e.Kind);
        if (!CheckKinds.All.ContainsKey(kind))
        {
            throw Wrong($"there is no kind '{kind}'; expected one of {string.Join(", ", CheckKinds.All.Keys)}");
        }

        var severity = Given("severity", e.Severity);
        if (!CheckSeverity.All.Contains(severity))
        {
            throw Wrong($"severity is '{severity}'; expected one of {string.Join(", ", CheckSeverity.All)}");
        }

        var testsMeasures = CheckKinds.All[kind].TestsMeasures;
        if (testsMeasures ? e.Measures is null == e.Kinds is null : e.Measures is not null || e.Kinds is not null)
        {
            throw Wrong(testsMeasures ? "say either measures or kinds of measure" : $"a check of kind {kind} tests no measures; leave measures and kinds out");
        }

        var measures = e.Measures?.Select(MeasureOf).ToArray() ?? (testsMeasures ? OfKinds(model, e.Kinds!, Wrong) : []);
        foreach (var unit in (e.Units ?? []).Concat((e.Wholes ?? []).Select(w => Given("unit of a whole", w.Unit))))
        {
            if (!model.Catalog.Units.ContainsKey(unit))
            {
                throw Wrong($"there is no unit '{unit}'; correct it");
            }
        }

        var definition = new CheckDefinition
        {
            Code = Given("code", e.Code),
            Title = new Label(
                Given("title in Dutch (nl)", e.Title?.Nl), Given("title in French (fr)", e.Title?.Fr), Given("title in English (en)", e.Title?.En)),
            Source = Given("source", e.Source),
            Kind = kind,
            Severity = severity,
            Reason = Given("reason", e.Reason),
            Measures = measures,
            Where = MembersOf(e.Where),
            Units = e.Units ?? [],
            Precisions = (e.Precision ?? ["exact"]).Select(p => PrecisionOf(p, Wrong)).ToArray(),
            Publications = e.Publications ?? [],
            Dimension = e.Dimension ?? "",
            Total = e.Total is null ? "" : MemberOf(Given("dimension", e.Dimension), e.Total),
            Parts = (e.Parts ?? []).Select(p => MemberOf(Given("dimension", e.Dimension), p)).ToArray(),
            Tolerance = e.Tolerance ?? 0,
            BoundPct = e.BoundPct ?? 0,
            Counts = e.Counts is null ? null : MeasureOf(e.Counts),
            Wholes = (e.Wholes ?? []).ToDictionary(
                w => w.Unit!,
                w => (IReadOnlyList<IReadOnlyDictionary<string, string>>)(w.Whole ?? []).Select(MembersOf).ToArray()),
            Min = e.Min,
            Max = e.Max,
        };
        var missing = CheckKinds.All[kind].Needs(definition);
        return missing is null ? definition : throw Wrong($"a check of kind {kind} needs {missing}");
    }

    private static Measure[] OfKinds(SemanticModel model, List<string> kinds, Func<string, CheckDefinitionException> wrong)
    {
        var wanted = kinds.Select(k => Enum.TryParse<MeasureKind>(k, ignoreCase: true, out var kind)
            ? kind
            : throw wrong($"there is no kind of measure '{k}'; correct it")).ToHashSet();
        return model.Measures.Where(m => !m.Fact.IsOfPersons && wanted.Contains(m.Kind) && m.Fact.Dimensions.Contains(SemanticModel.Period)).ToArray();
    }

    private static Precision PrecisionOf(string word, Func<string, CheckDefinitionException> wrong) =>
        Enum.TryParse<Precision>(word.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var precision)
            ? precision
            : throw wrong($"there is no precision '{word}'; correct it");

    private sealed class Root
    {
        public List<Entry>? Checks { get; set; }
    }

    private sealed class Entry
    {
        public string? Code { get; set; }
        public TitleEntry? Title { get; set; }
        public string? Source { get; set; }
        public string? Kind { get; set; }
        public string? Severity { get; set; }
        public string? Reason { get; set; }
        public List<string>? Measures { get; set; }
        public List<string>? Kinds { get; set; }
        public Dictionary<string, string>? Where { get; set; }
        public List<string>? Units { get; set; }
        public List<string>? Precision { get; set; }
        public List<string>? Publications { get; set; }
        public string? Dimension { get; set; }
        public string? Total { get; set; }
        public List<string>? Parts { get; set; }
        public decimal? Tolerance { get; set; }
        public decimal? BoundPct { get; set; }
        public string? Counts { get; set; }
        public List<WholeEntry>? Wholes { get; set; }
        public decimal? Min { get; set; }
        public decimal? Max { get; set; }
    }

    private sealed class TitleEntry
    {
        public string? Nl { get; set; }
        public string? Fr { get; set; }
        public string? En { get; set; }
    }

    private sealed class WholeEntry
    {
        public string? Unit { get; set; }
        public List<Dictionary<string, string>>? Whole { get; set; }
    }
}
