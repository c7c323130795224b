using System.Globalization;

namespace ReIntegrationBI.Warehouse.Results;

/// <summary>
/// A calendar year (<c>2022</c>), a month (<c>2022-06</c>) or a day (<c>2022-12-31</c>, the reference moment of a stock).
/// The code is kept as published: <c>2022</c> and <c>2022-12-31</c> are different periods.
/// </summary>
public readonly record struct Period : IComparable<Period>
{
    private Period(string code, DateOnly first, DateOnly last, int key)
    {
        Code = code;
        FirstDay = first;
        LastDay = last;
        Key = key;
    }

    /// <summary>ISO code: <c>yyyy</c>, <c>yyyy-MM</c> or <c>yyyy-MM-dd</c>.</summary>
    public string Code { get; }

    /// <summary>First day of the period.</summary>
    public DateOnly FirstDay { get; }

    /// <summary>Last day of the period.</summary>
    public DateOnly LastDay { get; }

    /// <summary>Key in DimDate: yyyy0000 for a year, yyyyMM00 for a month, yyyyMMdd for a day.</summary>
    public int Key { get; }

    /// <summary>Calendar year.</summary>
    public int Year => FirstDay.Year;

    /// <summary><c>year</c>, <c>month</c> or <c>day</c>.</summary>
    public string Type => Code.Length switch { 4 => "year", 7 => "month", _ => "day" };

    /// <summary>Reads a code; years 1900 to 2100.</summary>
    public static bool TryParse(string? text, out Period period)
    {
        period = default;
        var format = text?.Length switch { 4 => "yyyy", 7 => "yyyy-MM", 10 => "yyyy-MM-dd", _ => null };
        if (format is null
            || !DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || day.Year is < 1900 or > 2100)
        {
            return false;
        }

        period = text!.Length switch
        {
            4 => new Period(text, new DateOnly(day.Year, 1, 1), new DateOnly(day.Year, 12, 31), day.Year * 10000),
            7 => new Period(text, day, day.AddMonths(1).AddDays(-1), (day.Year * 10000) + (day.Month * 100)),
            _ => new Period(text, day, day, (day.Year * 10000) + (day.Month * 100) + day.Day),
        };
        return true;
    }

    /// <summary>Reads a code.</summary>
    /// <exception cref="FormatException">The text is no year, month or day.</exception>
    public static Period Parse(string text) =>
        TryParse(text, out var period)
            ? period
            : throw new FormatException($"'{text}' is not a period: write a year (2022), a month (2022-06) or a day (2022-12-31).");

    /// <inheritdoc/>
    public int CompareTo(Period other) => Key.CompareTo(other.Key);

    /// <inheritdoc/>
    public override string ToString() => Code;
}
