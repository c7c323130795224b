using System.Globalization;
using System.Text;

namespace ReIntegrationBI.Etl.Layouts;

/// <summary>
/// How a publisher writes numbers: <c>12.345</c> is an integer in one source and a fraction in another, so the style is
/// set by a layout and never guessed from a cell. Reading is strict: what the style does not allow is not a number.
/// </summary>
public sealed record NumberStyle
{
    private static readonly string[] Suffixes = ["%", "EUR", "€"];

    /// <summary>Creates a style.</summary>
    /// <param name="thousands"><c>.</c>, <c>,</c>, a blank (no-break and thin ones too) or empty.</param>
    /// <param name="decimalMark"><c>,</c> or <c>.</c></param>
    /// <exception cref="ArgumentException">Another mark, or the same for both.</exception>
    public NumberStyle(string thousands, string decimalMark)
    {
        if (thousands is not ("." or "," or " " or ""))
        {
            throw new ArgumentException($"thousands is '{thousands}'; expected '.', ',', ' ' or ''.", nameof(thousands));
        }

        if (decimalMark is not ("," or "."))
        {
            throw new ArgumentException($"decimal is '{decimalMark}'; expected ',' or '.'.", nameof(decimalMark));
        }

        if (thousands == decimalMark)
        {
            throw new ArgumentException($"thousands and decimal are both '{thousands}'; they must differ.", nameof(decimalMark));
        }

        Thousands = thousands;
        DecimalMark = decimalMark;
    }

    /// <summary>The mark between groups of three digits, or empty.</summary>
    public string Thousands { get; }

    /// <summary>The mark before the decimals.</summary>
    public string DecimalMark { get; }

    /// <summary>
    /// Reads a number: a sign or none; digits, ungrouped or in groups of three; decimals or none; a percent or euro sign or none.
    /// </summary>
    public bool TryRead(string? text, out WrittenNumber number)
    {
        number = default;
        var rest = Blanks(text ?? "").Trim();
        var suffix = Suffixes.FirstOrDefault(s => rest.EndsWith(s, StringComparison.Ordinal)) ?? "";
        rest = rest[..^suffix.Length].TrimEnd();

        var negative = rest.StartsWith('-') || rest.StartsWith('\u2212');
        rest = negative || rest.StartsWith('+') ? rest[1..] : rest;

        var mark = rest.IndexOf(DecimalMark, StringComparison.Ordinal);
        var whole = mark < 0 ? rest : rest[..mark];
        var fraction = mark < 0 ? "" : rest[(mark + 1)..];
        if ((mark >= 0 && fraction.Length == 0) || !fraction.All(char.IsAsciiDigit) || !TryUngroup(whole, out var digits))
        {
            return false;
        }

        // 28 digits are what a decimal holds; no figure comes near.
        if (digits.Length + fraction.Length > 28
            || !decimal.TryParse($"{digits}.{fraction}", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        number = new WrittenNumber(negative ? -value : value, fraction.Length, suffix);
        return true;
    }

    /// <summary>Writes a number in this style, grouped.</summary>
    public string Write(decimal value, int decimals)
    {
        var format = new NumberFormatInfo { NumberGroupSeparator = Thousands, NumberDecimalSeparator = DecimalMark, NegativeSign = "-" };
        return value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), format);
    }

    /// <summary>In words, for a message: <c>1.234,5</c>.</summary>
    public override string ToString() => $"a number written like {Write(1234.5m, 1)}";

    private bool TryUngroup(string whole, out string digits)
    {
        digits = whole;
        if (whole.Length > 0 && whole.All(char.IsAsciiDigit))
        {
            // A number with a leading zero is a code, not a count.
            return whole.Length == 1 || whole[0] != '0';
        }

        if (Thousands.Length == 0)
        {
            return false;
        }

        var groups = whole.Split(Thousands);
        digits = string.Concat(groups);
        return digits.All(char.IsAsciiDigit)
            && groups[0].Length is >= 1 and <= 3
            && groups[0][0] != '0'
            && groups.Skip(1).All(g => g.Length == 3);
    }

    /// <summary>No-break, narrow and thin spaces are blanks.</summary>
    private static string Blanks(string text)
    {
        var blanks = new StringBuilder(text);
        foreach (var blank in "\u00A0\u202F\u2009\u2007")
        {
            blanks.Replace(blank, ' ');
        }

        return blanks.ToString();
    }
}
