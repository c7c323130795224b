using YamlDotNet.Serialization;

namespace ReIntegrationBI.Reports.Texts;

/// <summary>
/// The fixed words of reports in one language, read from <c>Texts/nl.yaml</c>, <c>fr.yaml</c> or <c>en.yaml</c> beside the program.
/// Values may hold places <c>{0}</c>, <c>{1}</c> …, filled in with texts that are already formatted.
/// </summary>
public sealed class FixedTexts
{
    private static readonly Dictionary<string, Lazy<FixedTexts>> All = Languages.All.ToDictionary(l => l, l => new Lazy<FixedTexts>(() => Read(l)));

    private readonly string language;
    private readonly Dictionary<string, string> values;

    private FixedTexts(string language, Dictionary<string, string> values)
    {
        this.language = language;
        this.values = values;
    }

    /// <summary>The keys, in order of the file.</summary>
    public IReadOnlyCollection<string> Keys => values.Keys;

    /// <summary>The text of a key.</summary>
    /// <exception cref="KeyNotFoundException">The file has no such key.</exception>
    public string this[string key] => values.TryGetValue(key, out var value)
        ? value
        : throw new KeyNotFoundException($"Texts/{language}.yaml has no key '{key}': add it there and in the files of the other languages.");

    /// <summary>The texts of a language: <c>nl</c>, <c>fr</c> or <c>en</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Another language was asked for.</exception>
    public static FixedTexts For(string language) => All[Languages.Check(language)].Value;

    /// <summary>The text of a key with its places filled in.</summary>
    /// <exception cref="KeyNotFoundException">The file has no such key.</exception>
    public string Fill(string key, params ReadOnlySpan<object?> parts) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, this[key], parts);

    private static FixedTexts Read(string language)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Texts", language + ".yaml");
        using var reader = File.OpenText(path);
        var values = new DeserializerBuilder().WithDuplicateKeyChecking().Build().Deserialize<Dictionary<string, string>>(reader);
        return new FixedTexts(language, values.ToDictionary(v => v.Key, v => Typography.Of(v.Value, language)));
    }
}
