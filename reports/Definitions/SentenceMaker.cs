using System.Text.RegularExpressions;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Definitions;

/// <summary>
/// Fills sentences with named numbers: <c>{x}</c> the number with its sign of precision and symbol, <c>{x.none}</c> in a word where it is zero, <c>{x.abs}</c> without minus, <c>{x.signed}</c> with plus or minus,
/// <c>{x.euro}</c> an amount in words, <c>{x.direction}</c> more or less, <c>{x.date}</c> and <c>{x.year}</c> of its period,
/// <c>{x.source}</c> the publisher, <c>{x.base}</c> the respondents of which it is a part; <c>{month}</c> the report's month.
/// </summary>
internal sealed partial class SentenceMaker(NamedValues values, AnnexRegister annex, FixedTexts texts, Period month, string language)
{
    private readonly Formatter _format = Formatter.For(language);

    /// <summary>Fills a text, or gives null where a number that it needs is not to be had.</summary>
    /// <param name="text">The text.</param>
    /// <param name="page">The page on which it stands; its numbers go into the annex.</param>
    public string? Make(Text text, string page)
    {
        var template = text.In(language);
        var names = Placeholder().Matches(template).Select(m => m.Groups["name"].Value).Where(n => n != "month").Distinct();
        if (names.Any(n => values[n] is null))
        {
            return null;
        }

        return Sentence.Capital(Placeholder().Replace(template, m => Fill(m.Groups["name"].Value, m.Groups["form"].Value, page)));
    }

    /// <summary>A number as printed: with its mark of precision and the symbol of its unit.</summary>
    public string Print(Figure figure) =>
        texts.Fill("mark." + figure.Precision, _format.WithSymbol(_format.Number(figure.Value, figure.Decimals), figure.Unit.Symbol));

    private string Fill(string name, string form, string page)
    {
        if (name == "month")
        {
            return _format.Period(month);
        }

        var figure = values[name]!;
        var printed = form switch
        {
            "" => Print(figure),
            "none" => figure.Value == 0 ? texts["number.none"] : Print(figure),
            "abs" => _format.WithSymbol(_format.Number(Math.Abs(figure.Value), figure.Decimals), figure.Unit.Symbol),
            "signed" => _format.WithSymbol(_format.Signed(figure.Value, figure.Decimals), figure.Unit.Symbol),
            "euro" => texts.Fill("mark." + figure.Precision, _format.Euro(figure.Value * figure.Unit.Scale)),
            _ => null,
        };
        if (printed is not null)
        {
            annex.Add(figure.What, Print(figure), figure, page);
            return printed;
        }

        return form switch
        {
            "direction" => texts[figure.Value > 0 ? "direction.more" : figure.Value < 0 ? "direction.less" : "direction.same"],
            "date" => _format.Period(figure.Period),
            "year" => figure.Period.Year.ToString(System.Globalization.CultureInfo.InvariantCulture),
            "source" => figure.Addresses[0].Publisher,
            "base" => figure.Base is { } n
                ? _format.Number(n, 0)
                : throw new ReportDefinitionException($"A sentence asks for {{{name}.base}}, but no base is known of {figure.What}."),
            _ => throw new ReportDefinitionException(
                $"A sentence asks for {{{name}.{form}}}; a number can be written as none, abs, signed, euro, direction, date, year, source or base."),
        };
    }

    [GeneratedRegex(@"\{(?<name>[a-z0-9_]+)(\.(?<form>[a-z]+))?\}")]
    private static partial Regex Placeholder();
}
