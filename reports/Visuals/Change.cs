using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Visuals;

/// <summary>The change of a card's value against the point before it, in words.</summary>
public static class Change
{
    /// <summary>
    /// <c>+12.300 (+2,7 %)</c> for amounts, <c>+1,2 procentpunt</c> for percentages; with "ca." where either value is not exact; null
    /// where there is nothing to compare: a value is missing, or known only as "more than".
    /// </summary>
    /// <param name="before">The earlier point.</param>
    /// <param name="now">The later point.</param>
    /// <param name="unit">Unit of both.</param>
    /// <param name="language"><c>nl</c>, <c>fr</c> or <c>en</c>.</param>
    public static string? InWords(DataPoint before, DataPoint now, Unit unit, string language)
    {
        if (before.Value is not { } from || now.Value is not { } to
            || before.Precision == Precision.AtLeast || now.Precision == Precision.AtLeast)
        {
            return null;
        }

        var format = Formatter.For(language);
        var texts = FixedTexts.For(language);
        var change = format.Signed(to - from, Math.Max(before.Decimals, now.Decimals));
        var words = unit.Symbol == "%"
            ? change + "\u00a0" + texts[IsSingular(to - from, language) ? "kpi.point" : "kpi.points"]
            : format.WithSymbol(change, unit.Symbol == "€" ? "" : unit.Symbol) + (from > 0 ? $" ({format.SignedPercent((to - from) / from * 100)})" : "");
        return Palette.IsExact(before) && Palette.IsExact(now) ? words : texts.Fill("kpi.approximately", words);
    }

    // French counts in the singular below two, Dutch and English for one alone.
    private static bool IsSingular(decimal count, string language) =>
        language == "fr" ? Math.Abs(count) < 2 : Math.Abs(count) == 1;
}
