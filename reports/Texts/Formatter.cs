using System.Globalization;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Texts;

/// <summary>
/// Numbers, dates and periods as printed in one language. Dutch and French follow Belgian use (<c>471.927</c>, <c>18,5 %</c>),
/// English follows British use (<c>471,927</c>, <c>18.5%</c>). Nothing depends on the culture of the machine.
/// </summary>
public sealed class Formatter
{
    private const string Nbsp = "\u00a0";
    private const string Minus = "\u2212";

    private static readonly Dictionary<string, string[]> Months = new()
    {
        ["nl"] = ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"],
        ["fr"] = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
        ["en"] = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
    };

    private static readonly Dictionary<string, string[]> ShortMonths = new()
    {
        ["nl"] = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"],
        ["fr"] = ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."],
        ["en"] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    };

    private static readonly Dictionary<string, Formatter> All = Languages.All.ToDictionary(l => l, l => new Formatter(l));

    private readonly NumberFormatInfo numbers;

    private Formatter(string language)
    {
        Language = language;
        numbers = (NumberFormatInfo)CultureInfo.InvariantCulture.NumberFormat.Clone();
        numbers.NegativeSign = Minus;
        numbers.NumberGroupSeparator = language == "en" ? "," : ".";
        numbers.NumberDecimalSeparator = language == "en" ? "." : ",";
    }

    /// <summary><c>nl</c>, <c>fr</c> or <c>en</c>.</summary>
    public string Language { get; }

    /// <summary>The formatter of a language.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Another language than nl, fr and en was asked for.</exception>
    public static Formatter For(string language) => All[Languages.Check(language)];

    /// <summary>A number with thousands marks: <c>471.927</c>; halves are rounded away from zero.</summary>
    /// <param name="value">The number.</param>
    /// <param name="decimals">Decimals to print, 0 to 4.</param>
    public string Number(decimal value, int decimals = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        var rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);

        // A decimal keeps the sign of a rounded-away negative; "−0" is not a number people write.
        return (rounded == 0 ? 0m : rounded).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), numbers);
    }

    /// <summary>A percentage (18.5 is <c>18,5 %</c>), with its sign glued on by a no-break space in Dutch and French.</summary>
    public string Percent(decimal value, int decimals = 1) => WithSymbol(Number(value, decimals), "%");

    /// <summary>A change with its sign: <c>+1.204</c>, <c>−12</c>, <c>0</c>.</summary>
    public string Signed(decimal value, int decimals = 0)
    {
        var text = Number(value, decimals);
        return Math.Round(value, decimals, MidpointRounding.AwayFromZero) > 0 ? "+" + text : text;
    }

    /// <summary>A relative change with its sign: <c>+3,2 %</c>.</summary>
    public string SignedPercent(decimal value, int decimals = 1) => WithSymbol(Signed(value, decimals), "%");

    /// <summary>An amount in euro: in full below a million, rounded to one decimal in words from there on (<c>10,8 miljard euro</c>).</summary>
    /// <param name="amount">In euro.</param>
    public string Euro(decimal amount)
    {
        // Rounded first, so that 999 960 000 is a billion and not "1000 million".
        var size = Math.Abs(amount);
        if (Math.Round(size / 1e9m, 1, MidpointRounding.AwayFromZero) >= 1m && size >= 999_950_000m)
        {
            return InWords(amount / 1e9m, "miljard", "milliard", "billion");
        }

        return size >= 999_999.5m
            ? InWords(amount / 1e6m, "miljoen", "million", "million")
            : WithSymbol(Number(amount), "€");
    }

    /// <summary>A printed number with the symbol of its unit; the number alone where the unit has none.</summary>
    /// <param name="text">The number as printed, perhaps with a mark before it.</param>
    /// <param name="symbol">Empty, <c>%</c> or <c>€</c>.</param>
    public string WithSymbol(string text, string symbol)
    {
        // A word in brackets behind the number stays behind its symbol: 12,2 % (voorlopig).
        var bracket = text.IndexOf(" (", StringComparison.Ordinal);
        return bracket < 0 ? Glued(text, symbol) : Glued(text[..bracket], symbol) + text[bracket..];
    }

    private string Glued(string text, string symbol) => (symbol, Language) switch
    {
        ("", _) => text,
        ("%", "en") => text + "%",
        ("%", _) => text + Nbsp + "%",
        ("€", "en") => text.StartsWith(Minus, StringComparison.Ordinal) ? Minus + "€" + text[1..] : "€" + text,
        ("€", "nl") => "€" + Nbsp + text,
        _ => text + Nbsp + symbol,
    };

    /// <summary>A day in full: <c>31 december 2022</c>, <c>1er janvier 2023</c>.</summary>
    public string Date(DateOnly day) =>
        DayOfMonth(day) + Nbsp + Months[Language][day.Month - 1] + " " + Year(day.Year);

    /// <summary>A year, month or day in full: <c>2022</c>, <c>juni 2022</c>, <c>31 december 2022</c>.</summary>
    public string Period(Period period) => period.Type switch
    {
        "year" => Year(period.Year),
        "month" => Months[Language][period.FirstDay.Month - 1] + " " + Year(period.Year),
        _ => Date(period.FirstDay),
    };

    /// <summary>A period for an axis: <c>2022</c>, <c>jun 2022</c>, <c>31 dec 2022</c>.</summary>
    public string ShortPeriod(Period period)
    {
        var month = ShortMonths[Language][period.FirstDay.Month - 1];
        return period.Type switch
        {
            "year" => Year(period.Year),
            "month" => month + " " + Year(period.Year),
            _ => DayOfMonth(period.FirstDay) + " " + month + " " + Year(period.Year),
        };
    }

    /// <summary>A day for a narrow column: <c>31-12-2022</c> in Dutch, <c>31/12/2022</c> in French, <c>31 Dec 2022</c> in English.</summary>
    public string ShortDate(DateOnly day) => Language switch
    {
        "nl" => day.ToString("dd-MM-yyyy", CultureInfo.InvariantCulture),
        "fr" => day.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture),
        _ => DayOfMonth(day) + " " + ShortMonths[Language][day.Month - 1] + " " + Year(day.Year),
    };

    private static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);

    private string DayOfMonth(DateOnly day) =>
        day.Day.ToString(CultureInfo.InvariantCulture) + (Language == "fr" && day.Day == 1 ? "er" : "");

    private string InWords(decimal value, string nl, string fr, string en)
    {
        var number = Number(value, 1);
        return Language switch
        {
            "nl" => number + Nbsp + nl + " euro",
            // French counts in the plural from two on.
            "fr" => number + Nbsp + fr + (Math.Abs(value) >= 2 ? "s" : "") + " d’euros",
            _ => WithSymbol(number, "€") + Nbsp + en,
        };
    }
}
