using System.Text.RegularExpressions;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model;

/// <summary>What can be asked of the warehouse: measures and dimensions, with where they stand and what may be added.</summary>
public sealed partial class SemanticModel
{
    /// <summary>Code of the dimension of time.</summary>
    public const string Period = "period";

    /// <summary>Code of the attribute that says in which unit a figure is given.</summary>
    public const string UnitAttribute = "unit";

    /// <summary>Code of the attribute that says where a figure was published.</summary>
    public const string PublicationAttribute = "publication";

    private readonly Dictionary<string, Measure> _measures;
    private readonly Dictionary<string, ModelDimension> _dimensions;

    private SemanticModel(CodeListCatalog catalog, IReadOnlyList<ModelDimension> all, IReadOnlyList<Measure> measures)
    {
        Catalog = catalog;
        Dimensions = all.Where(d => !d.IsAttribute).ToArray();
        Attributes = all.Where(d => d.IsAttribute).ToArray();
        Measures = measures;
        _dimensions = all.ToDictionary(d => d.Code);
        _measures = measures.ToDictionary(m => m.Code);
    }

    /// <summary>The code lists whose members, units and labels the model uses.</summary>
    public CodeListCatalog Catalog { get; }

    /// <summary>The dimensions of what a figure is about, in the order of the reference files.</summary>
    public IReadOnlyList<ModelDimension> Dimensions { get; }

    /// <summary>What a figure itself has: unit and publication. They can be asked by and limited to.</summary>
    public IReadOnlyList<ModelDimension> Attributes { get; }

    /// <summary>The measures, in the order of the model.</summary>
    public IReadOnlyList<Measure> Measures { get; }

    /// <summary>Reads the model; by default the one beside the program.</summary>
    /// <exception cref="SemanticModelException">The file is missing or wrong; the message says where and what to change.</exception>
    public static SemanticModel Load(CodeListCatalog catalog, string? path = null)
    {
        path ??= Path.Combine(AppContext.BaseDirectory, "Model", "model.yaml");
        var file = SemanticModelFile.Read(path);
        var name = Path.GetFileName(path);
        var facts = file.Facts.Select(f => FactOf(name, f)).ToArray();
        var dimensions = file.Dimensions.Select(d => DimensionOf(name, d, isAttribute: false))
            .Concat(file.Attributes.Select(d => DimensionOf(name, d, isAttribute: true)))
            .ToArray();
        RefuseTwice(name, "dimension", dimensions.Select(d => d.Code));
        RefuseTwice(name, "fact", facts.Select(f => f.Code));
        CheckTotals(name, catalog, dimensions);
        var additivity = AdditivityOf(name, file.Additivity);
        var measures = file.Measures.Select(m => MeasureOf(name, m, catalog, facts, additivity)).ToArray();
        RefuseTwice(name, "measure", measures.Select(m => m.Code));
        if (facts.Length == 0 || measures.Length == 0)
        {
            throw new SemanticModelException($"{name}: there is no fact or no measure. Put the file back; it comes with the product.");
        }

        foreach (var needed in new[] { Period, UnitAttribute, PublicationAttribute })
        {
            if (dimensions.All(d => d.Code != needed))
            {
                throw new SemanticModelException($"{name}: '{needed}' is missing. Put it back; the reader of the warehouse needs it.");
            }
        }

        CheckFacts(name, facts, dimensions);
        return new SemanticModel(catalog, dimensions, measures);
    }

    /// <summary>The dimensions of what the figures of a fact are about.</summary>
    public IReadOnlyList<ModelDimension> DimensionsOf(FactTable fact) => fact.Dimensions.Select(code => _dimensions[code]).ToArray();

    /// <summary>What the figures of a fact themselves have.</summary>
    public IReadOnlyList<ModelDimension> AttributesOf(FactTable fact) => fact.Attributes.Select(code => _dimensions[code]).ToArray();

    /// <summary>A measure by its code, or null.</summary>
    public Measure? FindMeasure(string code) => _measures.GetValueOrDefault(code);

    /// <summary>A dimension or attribute by its code, or null.</summary>
    public ModelDimension? FindDimension(string code) => _dimensions.GetValueOrDefault(code);

    private static FactTable FactOf(string file, SemanticModelFile.FactEntry f)
    {
        var where = $"fact '{f.Code}'";
        if (f.Persons)
        {
            // Its columns are read by the reader of trajectories alone.
            return new FactTable(Given(file, where, "code", f.Code), Identifier(file, where, "table", f.Table), "", "", "", "", "", "", "", "", "", "", "")
            {
                IsOfPersons = true, Dimensions = f.Dimensions, Attributes = [],
            };
        }

        return new FactTable(
            Given(file, where, "code", f.Code),
            Identifier(file, where, "table", f.Table),
            Identifier(file, where, "indicator", f.Indicator),
            Identifier(file, where, "value", f.Value),
            Identifier(file, where, "decimals", f.Decimals),
            Identifier(file, where, "precision", f.Precision),
            Identifier(file, where, "remark", f.Remark),
            Identifier(file, where, "sheet", f.Sheet),
            Identifier(file, where, "row", f.Row),
            Identifier(file, where, "column", f.Column),
            Identifier(file, where, "load", f.Load),
            Identifier(file, where, "loaded_at", f.LoadedAt),
            Identifier(file, where, "superseded_at", f.SupersededAt))
        {
            Dimensions = f.Dimensions,
            Attributes = f.Attributes,
            Base = IdentifierOrNull(file, where, "base", f.Base),
            BaseKind = IdentifierOrNull(file, where, "base_kind", f.BaseKind),
            Letters = IdentifierOrNull(file, where, "letters", f.Letters),
            Uncertain = IdentifierOrNull(file, where, "uncertain", f.Uncertain),
        };
    }

    private static ModelDimension DimensionOf(string file, SemanticModelFile.DimensionEntry d, bool isAttribute)
    {
        var where = $"dimension '{d.Code}'";
        return new ModelDimension(
            Given(file, where, "code", d.Code),
            new Label(Given(file, where, "nl", d.Nl), Given(file, where, "fr", d.Fr), Given(file, where, "en", d.En)),
            Identifier(file, where, "table", d.Table),
            Identifier(file, where, "key", d.Key),
            d.Total,
            isAttribute,
            d.Bands)
        {
            HasPaths = d.Paths,
            Within = d.Within,
        };
    }

    private static Dictionary<MeasureKind, Additivity> AdditivityOf(string file, Dictionary<string, SemanticModelFile.AdditivityEntry> entries)
    {
        var known = new Dictionary<MeasureKind, Additivity>();
        foreach (var (word, entry) in entries)
        {
            if (entry?.Members is not { } members || entry.Period is not { } period)
            {
                throw new SemanticModelException($"{file}, additivity of {word}: say members and period, each true or false.");
            }

            known[KindOf(word) ?? throw new SemanticModelException(
                $"{file}, additivity: '{word}' is no kind; expected {KindsInWords}. Correct it.")] = new Additivity(members, period);
        }

        var missing = Enum.GetValues<MeasureKind>().Where(k => !known.ContainsKey(k)).ToArray();
        return missing.Length == 0
            ? known
            : throw new SemanticModelException($"{file}, additivity: nothing is said of {string.Join(", ", missing)}. Add a line for each.");
    }

    private static Measure MeasureOf(
        string file,
        SemanticModelFile.MeasureEntry m,
        CodeListCatalog catalog,
        FactTable[] facts,
        Dictionary<MeasureKind, Additivity> additivity)
    {
        var where = $"measure '{m.Code}'";
        var code = Given(file, where, "code", m.Code);
        if (!catalog.Indicators.TryGetValue(code, out var indicator))
        {
            throw new SemanticModelException($"{file}, {where}: the code list indicator.csv does not know it. Add it there or correct the code.");
        }

        var fact = facts.FirstOrDefault(f => f.Code == m.Fact)
            ?? throw new SemanticModelException($"{file}, {where}: there is no fact '{m.Fact}'. Correct it.");
        var kind = KindOf(indicator.Kind)
            ?? throw new SemanticModelException($"indicator.csv, {code}: '{indicator.Kind}' is no kind; expected {KindsInWords}. Correct it.");
        var adds = additivity[kind];
        var expected = adds.OverMembers || adds.OverPeriod ? "sum" : "none";
        if (m.Aggregate != expected)
        {
            throw new SemanticModelException(
                $"{file}, {where}: aggregate is '{m.Aggregate}'; a {indicator.Kind} has '{expected}'. Correct it, or the kind in indicator.csv.");
        }

        var smallCounts = fact.IsOfPersons ? "suppressed" : "published";
        if (m.SmallCounts != smallCounts)
        {
            throw new SemanticModelException(
                $"{file}, {where}: small_counts is '{m.SmallCounts}'; {(fact.IsOfPersons ? "measures of persons" : "published figures")} have '{smallCounts}'. Correct it.");
        }

        return new Measure(
            code, indicator.Label, kind, catalog.Units[indicator.Unit], m.Distinct ? adds with { OverPeriod = false } : adds, fact, expected, m.SmallCounts)
        {
            Distinct = m.Distinct,
        };
    }

    private static void CheckFacts(string file, IEnumerable<FactTable> facts, IReadOnlyCollection<ModelDimension> dimensions)
    {
        foreach (var fact in facts)
        {
            var unknown = fact.Dimensions.Concat(fact.Attributes).FirstOrDefault(code => dimensions.All(d => d.Code != code));
            if (unknown is not null || fact.Dimensions.Count == 0)
            {
                throw new SemanticModelException(
                    $"{file}, fact '{fact.Code}': dimensions and attributes name '{unknown}'; expected codes of the lists below. Correct it.");
            }

            foreach (var needed in fact.IsOfPersons ? [Period] : new[] { Period, UnitAttribute, PublicationAttribute })
            {
                if (!fact.Dimensions.Concat(fact.Attributes).Contains(needed))
                {
                    throw new SemanticModelException($"{file}, fact '{fact.Code}': '{needed}' is missing. Put it back; the reader of the warehouse needs it.");
                }
            }
        }
    }

    private static void CheckTotals(string file, CodeListCatalog catalog, IEnumerable<ModelDimension> dimensions)
    {
        foreach (var d in dimensions.Where(d => CodeListCatalog.Dimensions.Contains(d.Code)))
        {
            if (d.Total is null || catalog.Find(d.Code, d.Total)?.Role != MemberRole.Total)
            {
                throw new SemanticModelException(
                    $"{file}, dimension '{d.Code}': total is '{d.Total}'; expected the member of role total in {d.Code}.csv. Correct it.");
            }
        }
    }

    private static MeasureKind? KindOf(string word) =>
        Enum.TryParse<MeasureKind>(word, ignoreCase: true, out var kind) && word.All(char.IsAsciiLetterLower) ? kind : null;

    private static string KindsInWords => string.Join(", ", Enum.GetNames<MeasureKind>().Select(n => n.ToLowerInvariant()));

    private static string Given(string file, string where, string key, string? value) =>
        string.IsNullOrWhiteSpace(value) ? throw new SemanticModelException($"{file}, {where}: {key} is missing. Fill it in.") : value;

    // Names go into query text, so nothing but a plain name may stand there.
    private static string Identifier(string file, string where, string key, string? value) =>
        PlainName().IsMatch(Given(file, where, key, value))
            ? value!
            : throw new SemanticModelException($"{file}, {where}: {key} is '{value}'; expected a name of letters and digits. Correct it.");

    private static string? IdentifierOrNull(string file, string where, string key, string? value) =>
        value is null ? null : Identifier(file, where, key, value);

    private static void RefuseTwice(string file, string what, IEnumerable<string> codes)
    {
        foreach (var twice in codes.GroupBy(c => c).Where(g => g.Count() > 1))
        {
            throw new SemanticModelException($"{file}: the {what} '{twice.Key}' stands twice. Remove one.");
        }
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]*$")]
    private static partial Regex PlainName();
}
