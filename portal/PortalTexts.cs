using System.Globalization;
using ReIntegrationBI.Reports.Texts;
using YamlDotNet.Serialization;

namespace ReIntegrationBI.Portal;

/// <summary>The fixed words of the portal in one language; built into the program.</summary>
public sealed class PortalTexts
{
    private static readonly Dictionary<string, Lazy<PortalTexts>> All = Languages.All.ToDictionary(l => l, l => new Lazy<PortalTexts>(() => Read(l)));

    private readonly string _language;
    private readonly Dictionary<string, string> _values;

    private PortalTexts(string language, Dictionary<string, string> values)
    {
        _language = language;
        _values = values;
    }

    /// <summary>The keys, in the order of the file.</summary>
    public IReadOnlyCollection<string> Keys => _values.Keys;

    /// <summary>The text of a key.</summary>
    /// <exception cref="KeyNotFoundException">The file has no such key.</exception>
    public string this[string key] => _values.TryGetValue(key, out var value)
        ? value
        : throw new KeyNotFoundException($"portal/Texts/{_language}.yaml has no key '{key}': add it there and in the files of the other languages.");

    /// <summary>The texts of <c>nl</c>, <c>fr</c> or <c>en</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Another language was asked for.</exception>
    public static PortalTexts For(string language) => All[Languages.Check(language)].Value;

    /// <summary>The text of a key with its places filled in.</summary>
    public string Fill(string key, params ReadOnlySpan<object?> parts) => string.Format(CultureInfo.InvariantCulture, this[key], parts);

    /// <summary>The text of a key with its last part a word of the program; an unknown word stands for itself.</summary>
    public string Word(string kind, string word) => _values.GetValueOrDefault($"{kind}.{word}", word);

    private static PortalTexts Read(string language)
    {
        using var stream = typeof(PortalTexts).Assembly.GetManifestResourceStream($"PortalTexts/{language}.yaml")!;
        using var reader = new StreamReader(stream);
        return new PortalTexts(language, new DeserializerBuilder().WithDuplicateKeyChecking().Build().Deserialize<Dictionary<string, string>>(reader));
    }
}
