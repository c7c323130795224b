using System.Net;
using System.Text;

namespace ReIntegrationBI.Etl.Formats;

/// <summary>Turns what an editor of web texts made into plain text on one line.</summary>
internal static class HtmlText
{
    private static readonly string[] Unseen = ["script", "style", "head", "template"];

    public static string Strip(string html)
    {
        if (html.AsSpan().IndexOfAny('<', '&') < 0)
        {
            return Collapse(html);
        }

        var text = new StringBuilder(html.Length);
        for (var at = 0; at < html.Length;)
        {
            if (html[at] != '<' || !IsTag(html, at))
            {
                text.Append(html[at++]);
                continue;
            }

            if (string.CompareOrdinal(html, at, "<!--", 0, 4) == 0)
            {
                at = After(html, "-->", at + 4);
                continue;
            }

            var name = NameAt(html, at + 1);
            at = AfterTag(html, at);
            if (Array.IndexOf(Unseen, name) >= 0)
            {
                var close = html.IndexOf("</" + name, at, StringComparison.OrdinalIgnoreCase);
                at = close < 0 ? html.Length : AfterTag(html, close);
            }

            // Emphasis stands within a word at times; every other tag parts words.
            if (name is not ("b" or "i" or "u" or "em" or "strong" or "span" or "font" or "a" or "sub" or "sup" or "/b" or "/i" or "/u" or "/em" or "/strong" or "/span" or "/font" or "/a" or "/sub" or "/sup"))
            {
                text.Append(' ');
            }
        }

        return Collapse(WebUtility.HtmlDecode(text.ToString()));
    }

    /// <summary>A sign "less than" before a blank or a digit is no tag.</summary>
    private static bool IsTag(string html, int at) => at + 1 < html.Length && (char.IsAsciiLetter(html[at + 1]) || html[at + 1] is '/' or '!' or '?');

    private static string NameAt(string html, int at)
    {
        var end = at;
        while (end < html.Length && (char.IsAsciiLetterOrDigit(html[end]) || (end == at && html[end] == '/')))
        {
            end++;
        }

        return html[at..end].ToLowerInvariant();
    }

    /// <summary>The end of a tag: its closing bracket that stands in no quotes.</summary>
    private static int AfterTag(string html, int at)
    {
        var quote = '\0';
        for (; at < html.Length; at++)
        {
            if (quote != '\0')
            {
                quote = html[at] == quote ? '\0' : quote;
            }
            else if (html[at] is '"' or '\'')
            {
                quote = html[at];
            }
            else if (html[at] == '>')
            {
                return at + 1;
            }
        }

        return html.Length;
    }

    private static int After(string html, string end, int at)
    {
        var found = at <= html.Length ? html.IndexOf(end, at, StringComparison.Ordinal) : -1;
        return found < 0 ? html.Length : found + end.Length;
    }

    private static string Collapse(string text)
    {
        var one = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (!char.IsWhiteSpace(letter) && letter is not ('\u200B' or '\uFEFF'))
            {
                one.Append(letter);
            }
            else if (one.Length > 0 && one[^1] != ' ')
            {
                one.Append(' ');
            }
        }

        return one.ToString().TrimEnd(' ');
    }
}
