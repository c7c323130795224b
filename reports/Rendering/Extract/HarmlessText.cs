using System.Text;
using System.Xml;

namespace ReIntegrationBI.Reports.Rendering.Extract;

/// <summary>Text that a spreadsheet must not take for a formula, and that every reader can read.</summary>
public static class HarmlessText
{
    // OWASP, "CSV Injection": these begin a formula in one spreadsheet or another, the full-width forms in those of Asian languages.
    private const string Starts = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    /// <summary>Whether a spreadsheet might take the text for a formula; quotes and spaces before the sign do not make it safe.</summary>
    public static bool LooksLikeFormula(string text)
    {
        foreach (var sign in text)
        {
            if (Starts.Contains(sign, StringComparison.Ordinal))
            {
                return true;
            }

            if (sign is not ('\'' or ' ' or '\u00a0'))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>The text with an apostrophe before it where it looks like a formula.</summary>
    public static string Quote(string text) => LooksLikeFormula(text) ? "'" + text : text;

    /// <summary>Takes the apostrophe of <see cref="Quote"/> away again.</summary>
    public static string Unquote(string text) => text.StartsWith('\'') && LooksLikeFormula(text[1..]) ? text[1..] : text;

    /// <summary>The text without characters that XML forbids; text without any is returned as it is.</summary>
    public static string Clean(string text)
    {
        var at = 0;
        while (at < text.Length && Length(text, at) is > 0 and var length)
        {
            at += length;
        }

        if (at == text.Length)
        {
            return text;
        }

        var clean = new StringBuilder(text.Length).Append(text, 0, at);
        while (at < text.Length)
        {
            var length = Length(text, at);
            clean.Append(text, at, length);
            at += Math.Max(1, length);
        }

        return clean.ToString();
    }

    /// <summary>Length of the character that begins here; 0 where XML forbids it.</summary>
    private static int Length(string text, int at) =>
        XmlConvert.IsXmlChar(text[at]) ? 1 : at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) ? 2 : 0;
}
