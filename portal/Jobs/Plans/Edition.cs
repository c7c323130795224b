using System.Globalization;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Portal.Jobs.Plans;

/// <summary>An edition of a dataset, by the year, quarter or month that it is about. Editions of one unit stand in an order and follow each other.</summary>
/// <param name="Unit">How long its period is.</param>
/// <param name="Number">Its number since year 0: the year, or the quarters or months before its period.</param>
public readonly record struct Edition(EditionUnit Unit, int Number)
{
    private int InYear => Unit switch { EditionUnit.Year => 1, EditionUnit.Quarter => 4, _ => 12 };

    /// <summary>First day of its period.</summary>
    public DateOnly FirstDay => new(Number / InYear, Number % InYear * (12 / InYear) + 1, 1);

    /// <summary>Last day of its period.</summary>
    public DateOnly LastDay => FirstDay.AddMonths(12 / InYear).AddDays(-1);

    /// <summary>The one after it.</summary>
    public Edition Next => this with { Number = Number + 1 };

    /// <summary>The one before it.</summary>
    public Edition Previous => this with { Number = Number - 1 };

    /// <summary>The edition whose period holds a day.</summary>
    public static Edition Of(EditionUnit unit, DateOnly day) => unit switch
    {
        EditionUnit.Year => new(unit, day.Year),
        EditionUnit.Quarter => new(unit, day.Year * 4 + (day.Month - 1) / 3),
        _ => new(unit, day.Year * 12 + day.Month - 1),
    };

    /// <summary>The edition to which a loaded period belongs; null where the period is longer than those of the edition.</summary>
    public static Edition? Of(EditionUnit unit, Period period)
    {
        var edition = Of(unit, period.LastDay);
        return edition.FirstDay <= period.FirstDay ? edition : null;
    }

    /// <summary>Reads <c>2025</c>, <c>2025-Q3</c> or <c>2025-07</c>, as the unit wants it.</summary>
    public static Edition? Parse(EditionUnit unit, string text)
    {
        var quarter = unit == EditionUnit.Quarter && text is [_, _, _, _, '-', 'Q', >= '1' and <= '4'];
        return Period.TryParse(quarter ? $"{text[..4]}-{(text[6] - '0') * 3:00}" : text, out var period)
            && period.Type == (unit == EditionUnit.Year ? "year" : "month") && (quarter || unit != EditionUnit.Quarter)
            ? Of(unit, period.LastDay)
            : null;
    }

    /// <inheritdoc/>
    public override string ToString() => Unit switch
    {
        EditionUnit.Year => FirstDay.ToString("yyyy", CultureInfo.InvariantCulture),
        EditionUnit.Quarter => string.Create(CultureInfo.InvariantCulture, $"{FirstDay.Year:0000}-Q{(FirstDay.Month + 2) / 3}"),
        _ => FirstDay.ToString("yyyy-MM", CultureInfo.InvariantCulture),
    };
}
