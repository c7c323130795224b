using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ReIntegrationBI.Reports.Texts;

/// <summary>The words that explain measures in one language, read from <c>Texts/Measures/nl.yaml</c>, <c>fr.yaml</c> or <c>en.yaml</c> beside the program.</summary>
internal sealed class MeasureTexts
{
    private static readonly Dictionary<string, Lazy<MeasureTexts>> All = Languages.All.ToDictionary(l => l, l => new Lazy<MeasureTexts>(() => Read(l)));

    private readonly string _file;

    private MeasureTexts(string file, Content content)
    {
        _file = file;
        Rules = content.Rules;
        Measures = content.Measures;
        Data = content.Data;
    }

    /// <summary>Sentences that follow from the model, by key.</summary>
    public IReadOnlyDictionary<string, string> Rules { get; }

    /// <summary>What is said of each measure, by its code.</summary>
    public IReadOnlyDictionary<string, Entry> Measures { get; }

    /// <summary>What is said of visuals that show no measure, by the name of their data.</summary>
    public IReadOnlyDictionary<string, Entry> Data { get; }

    /// <summary>The texts of a language: <c>nl</c>, <c>fr</c> or <c>en</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Another language was asked for.</exception>
    public static MeasureTexts For(string language) => All[Languages.Check(language)].Value;

    /// <summary>The sentence of a rule.</summary>
    /// <exception cref="KeyNotFoundException">The file has no such rule.</exception>
    public string Rule(string key) => Found(Rules, "rule", key);

    /// <summary>What is said of a measure.</summary>
    /// <exception cref="KeyNotFoundException">The file does not explain it.</exception>
    public Entry Measure(string code) => Found(Measures, "measure", code);

    /// <summary>What is said of data that are no measure.</summary>
    /// <exception cref="KeyNotFoundException">The file does not explain them.</exception>
    public Entry DataOf(string name) => Found(Data, "data", name);

    private T Found<T>(IReadOnlyDictionary<string, T> texts, string what, string key) => texts.TryGetValue(key, out var text)
        ? text
        : throw new KeyNotFoundException($"{_file} says nothing of the {what} '{key}': add it there and in the files of the other languages.");

    private static MeasureTexts Read(string language)
    {
        var file = Path.Combine("Texts", "Measures", language + ".yaml");
        using var reader = File.OpenText(Path.Combine(AppContext.BaseDirectory, file));
        var content = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).WithDuplicateKeyChecking().Build().Deserialize<Content>(reader);
        return new MeasureTexts(file.Replace('\\', '/'), new Content
        {
            Rules = content.Rules.ToDictionary(r => r.Key, r => Typography.Of(r.Value, language)),
            Measures = content.Measures.ToDictionary(m => m.Key, m => m.Value.In(language)),
            Data = content.Data.ToDictionary(d => d.Key, d => d.Value.In(language)),
        });
    }

    /// <summary>What is said of one measure, or of data that are none.</summary>
    internal sealed class Entry
    {
        /// <summary>Its name; only of data: that of a measure stands in its code list.</summary>
        public string? Name { get; init; }

        /// <summary>Its unit; only of data.</summary>
        public string? Unit { get; init; }

        /// <summary>Who or what is counted, at which moment, by whom published.</summary>
        public string Definition { get; init; } = "";

        /// <summary>How it is computed; null: as published.</summary>
        public string? Formula { get; init; }

        /// <summary>What it cannot show.</summary>
        public string[] Limits { get; init; } = [];

        /// <summary>The same, set as the language asks.</summary>
        public Entry In(string language) => new()
        {
            Name = Name is null ? null : Typography.Of(Name, language),
            Unit = Unit is null ? null : Typography.Of(Unit, language),
            Definition = Typography.Of(Definition, language),
            Formula = Formula is null ? null : Typography.Of(Formula, language),
            Limits = [.. Limits.Select(l => Typography.Of(l, language))],
        };
    }

    private sealed class Content
    {
        /// <summary>Where the anchors stand that limits of several measures point to.</summary>
        public string[] Shared { get; init; } = [];

        public Dictionary<string, string> Rules { get; init; } = [];

        public Dictionary<string, Entry> Measures { get; init; } = [];

        public Dictionary<string, Entry> Data { get; init; } = [];
    }
}
