using System.Text;

namespace ReIntegrationBI.Warehouse.CodeLists;

/// <summary>
/// Text as it is compared: publishers vary blanks, line breaks, capitals, apostrophes and dashes from edition to edition,
/// and mean the same by it.
/// </summary>
public static class FoldedText
{
    /// <summary>
    /// One blank for every run of white space (no-break spaces and line breaks too), none at the ends; composed letters;
    /// straight apostrophes; hyphens for the other dashes. Capitals are kept.
    /// </summary>
    public static string Fold(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var folded = new StringBuilder(text.Length);
        var blank = false;
        foreach (var letter in text.Normalize(NormalizationForm.FormC))
        {
            if (char.IsWhiteSpace(letter))
            {
                blank = folded.Length > 0;
                continue;
            }

            if (blank)
            {
                folded.Append(' ');
                blank = false;
            }

            folded.Append(letter switch
            {
                '\u2018' or '\u2019' or '\u02BC' => '\'',
                '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' => '-',
                _ => letter,
            });
        }

        return folded.ToString();
    }

    /// <summary>The folded text in capitals: equal keys are equal texts.</summary>
    public static string Key(string? text) => Fold(text).ToUpperInvariant();

    /// <summary>Whether two texts are the same but for blanks, capitals, apostrophes and dashes.</summary>
    public static bool Same(string? one, string? other) => Key(one) == Key(other);

    /// <summary>Whether a text begins with another, compared in the same way.</summary>
    public static bool StartsWith(string? text, string? beginning) =>
        Key(text).StartsWith(Key(beginning), StringComparison.Ordinal);
}
