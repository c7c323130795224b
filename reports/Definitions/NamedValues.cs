using System.Globalization;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Definitions;

/// <summary>The named numbers of a report, each read or computed once, when a sentence first needs it.</summary>
internal sealed class NamedValues(IReadOnlyDictionary<string, ValueDefinition> definitions, FigureReader reader, StudyFacts studies, FixedTexts texts, string language)
{
    private readonly Dictionary<string, Figure?> _known = [];
    private readonly HashSet<string> _underWay = [];
    private readonly Formatter _format = Formatter.For(language);

    /// <summary>A number by name; null where no source gives what it needs.</summary>
    /// <exception cref="ReportDefinitionException">There is no such value, or it needs itself.</exception>
    public Figure? this[string name]
    {
        get
        {
            if (_known.TryGetValue(name, out var figure))
            {
                return figure;
            }

            if (!definitions.TryGetValue(name, out var definition))
            {
                throw new ReportDefinitionException(
                    $"A sentence names the value '{name}', which the report does not define. It defines: {string.Join(", ", definitions.Keys)}.");
            }

            if (!_underWay.Add(name))
            {
                throw new ReportDefinitionException($"The value '{name}' is defined by itself.");
            }

            figure = Find(name, definition);
            _underWay.Remove(name);
            _known.Add(name, figure);
            return figure;
        }
    }

    private Figure? Find(string name, ValueDefinition d) => d switch
    {
        { Read: { } measure, At: { } other } => this[other] is { } at ? ReadAt(measure, d.Where, at.Period) : null,
        { Read: { } measure } => reader.Newest(measure, d.Where, d.SecondHand),
        { Data: { } data } => studies.Value(data, d.Where),
        { Before: { } other } => Earlier(other),
        { ChangeOf: { } now, Since: { } then } => Computed(this[now], this[then], d.Decimals, Change),
        { DifferenceOf: { } now, Less: { } then } => Computed(this[now], this[then], d.Decimals, Difference),
        { ShareOf: { } part, Whole: { } whole } => Computed(this[part], this[whole], d.Decimals, Share),
        { ShareOfBase: { } part } => this[part] is { } count ? ShareOfBase(part, count, d.Decimals) : null,
        _ => throw new ReportDefinitionException(
            $"The value '{name}' must be given as read, before, change_of and since, difference_of and less, share_of and whole, share_of_base, or data."),
    };

    private Figure? ReadAt(string measure, IReadOnlyDictionary<string, string> where, Period period) =>
        reader.Read(measure, where, []).Select(r => r.Figure).FirstOrDefault(f => f.Period == period && !f.IsSecondHand);

    private Figure? Earlier(string other)
    {
        if (definitions.GetValueOrDefault(other)?.Read is not { } measure)
        {
            throw new ReportDefinitionException($"'before: {other}' needs a value that is read from the warehouse.");
        }

        return this[other] is not { } now
            ? null
            : reader.Read(measure, definitions[other].Where, []).Select(r => r.Figure)
                .Where(f => f.Period.LastDay < now.Period.LastDay && f.Unit.Quantity == now.Unit.Quantity
                    && (definitions[other].SecondHand || !f.IsSecondHand))
                .MaxBy(f => f.Period.LastDay);
    }

    private static Figure? Computed(Figure? a, Figure? b, int decimals, Func<Figure, Figure, int, Figure?> how) =>
        a is null || b is null ? null : how(a, b, decimals);

    private Figure? Change(Figure now, Figure then, int decimals) =>
        Base(then) == 0
            ? null
            : Combine(now, then, decimals, Percent("unit.percent_change"), ((Base(now) / Base(then)) - 1) * 100, "annex.formula_change");

    private Figure Difference(Figure now, Figure then, int decimals) =>
        Combine(now, then, decimals, now.Unit with { Scale = 1 }, Base(now) - Base(then), "annex.formula_difference");

    private Figure? Share(Figure part, Figure whole, int decimals) =>
        Base(whole) == 0
            ? null
            : Combine(part, whole, decimals, Percent("unit.percent_share"), Base(part) / Base(whole) * 100, "annex.formula_share");

    private Figure ShareOfBase(string name, Figure count, int decimals) => count.Base is { } n and > 0
        ? count with
        {
            Value = Math.Round(count.Value / n * 100, decimals, MidpointRounding.AwayFromZero),
            Decimals = decimals,
            Unit = Percent("unit.percent_share"),
            Formula = texts.Fill("annex.formula_share_numbers", Number(count), _format.Number(n, 0)),
        }
        : throw new ReportDefinitionException($"'share_of_base: {name}' needs a count of which the base is known.");

    private Figure Combine(Figure a, Figure b, int decimals, Unit unit, decimal value, string formula) => new()
    {
        Value = Math.Round(value, decimals, MidpointRounding.AwayFromZero),
        Decimals = decimals,
        Unit = unit,
        Period = a.Period,
        Precision = (Precision)Math.Max((int)a.Precision, (int)b.Precision),
        What = string.Format(CultureInfo.InvariantCulture, texts[formula], a.What, b.What),
        Addresses = [.. a.Addresses, .. b.Addresses],
        Formula = string.Format(CultureInfo.InvariantCulture, texts[formula + "_numbers"], Number(a), Number(b)),
    };

    private string Number(Figure f) => _format.Number(f.Value, f.Decimals);

    private static decimal Base(Figure f) => f.Value * f.Unit.Scale;

    private Unit Percent(string key) => new(key, new Label(texts[key], texts[key], texts[key]), "%", "percent", 1);
}
