namespace ReIntegrationBI.Etl.Formats;

/// <summary>A text in the languages of a survey, as plain text.</summary>
public sealed class LssTexts(IReadOnlyDictionary<string, string> byLanguage, string baseLanguage)
{
    /// <summary>No text in any language.</summary>
    public static LssTexts None { get; } = new(new Dictionary<string, string>(), "");

    /// <summary>From the code of a language (<c>nl</c>, <c>nl-informal</c>) to the text.</summary>
    public IReadOnlyDictionary<string, string> ByLanguage { get; } = byLanguage;

    /// <summary>The text in a language; where there is none, that of the survey's base language; empty where there is none either.</summary>
    public string In(string language) =>
        ByLanguage.TryGetValue(language, out var text) && text.Length > 0 ? text : ByLanguage.GetValueOrDefault(baseLanguage, "");

    /// <summary>The text in the base language.</summary>
    public override string ToString() => In(baseLanguage);
}
