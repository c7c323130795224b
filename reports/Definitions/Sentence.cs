namespace ReIntegrationBI.Reports.Definitions;

/// <summary>How sentences are written.</summary>
internal static class Sentence
{
    /// <summary>A text that begins with a capital; labels of code lists do not.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
