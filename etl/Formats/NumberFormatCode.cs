namespace ReIntegrationBI.Etl.Formats;

/// <summary>What a spreadsheet's number format (<c>#,##0.00</c>, <c>0.0%</c>) says about how a number is shown.</summary>
/// <param name="Decimals">Decimals shown, 0 to 4; null where the format leaves it open (General).</param>
/// <param name="Percent">Whether the number is shown hundredfold with a percent sign.</param>
/// <param name="HasDay">Whether a date format shows the day of the month.</param>
internal sealed record NumberFormatCode(int? Decimals, bool Percent, bool HasDay)
{
    public static NumberFormatCode Read(string? format)
    {
        if (string.IsNullOrEmpty(format) || format.Equals("General", StringComparison.OrdinalIgnoreCase) || format == "@")
        {
            return new NumberFormatCode(null, false, true);
        }

        // Only the first section counts (positive numbers); texts in quotes or brackets and escaped letters are literals.
        var codes = WithoutLiterals(format.Split(';')[0]);
        var point = codes.IndexOf('.');
        int? decimals = codes.Contains('E', StringComparison.OrdinalIgnoreCase) || !codes.AsSpan().ContainsAny('0', '#', '?') ? null
            : point < 0 ? 0
            : Math.Min(4, codes[(point + 1)..].TakeWhile(c => c is '0' or '#' or '?').Count());
        return new NumberFormatCode(decimals, codes.Contains('%'), codes.Contains('d', StringComparison.OrdinalIgnoreCase));
    }

    private static string WithoutLiterals(string section)
    {
        var codes = new System.Text.StringBuilder();
        for (var i = 0; i < section.Length; i++)
        {
            switch (section[i])
            {
                case '\\' or '_' or '*':
                    i++;
                    break;
                case '"':
                    i = End(section, '"', i);
                    break;
                case '[':
                    i = End(section, ']', i);
                    break;
                default:
                    codes.Append(section[i]);
                    break;
            }
        }

        return codes.ToString();
    }

    private static int End(string text, char mark, int from) =>
        text.IndexOf(mark, from + 1) is var end && end < 0 ? text.Length : end;
}
