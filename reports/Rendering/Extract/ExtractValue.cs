using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Rendering.Extract;

/// <summary>A cell of an extract. The default is an empty cell.</summary>
public readonly record struct ExtractValue
{
    private readonly string? _text;
    private readonly decimal _number;
    private readonly long _ticks;

    private ExtractValue(ExtractValueKind kind, string? text = null, decimal number = 0, int decimals = 0, long ticks = 0)
    {
        Kind = kind;
        _text = text;
        _number = number;
        Decimals = decimals;
        _ticks = ticks;
    }

    /// <summary>A value that exists and is not shown.</summary>
    public static ExtractValue Suppressed { get; } = new(ExtractValueKind.Suppressed);

    /// <summary>A value that no source gives.</summary>
    public static ExtractValue NotAvailable { get; } = new(ExtractValueKind.NotAvailable);

    /// <summary>What it is.</summary>
    public ExtractValueKind Kind { get; }

    /// <summary>Decimals of a number, 0 to 4.</summary>
    public int Decimals { get; }

    /// <summary>The words.</summary>
    /// <exception cref="InvalidOperationException">It holds none.</exception>
    public string Words => Kind == ExtractValueKind.Text ? _text! : throw Other("text");

    /// <summary>The number.</summary>
    /// <exception cref="InvalidOperationException">It holds none.</exception>
    public decimal Amount => Kind is ExtractValueKind.Number or ExtractValueKind.Ordinal ? _number : throw Other("number");

    /// <summary>The day, or the moment in UTC.</summary>
    /// <exception cref="InvalidOperationException">It holds neither.</exception>
    public DateTime Time => Kind is ExtractValueKind.Day or ExtractValueKind.Moment ? new DateTime(_ticks, DateTimeKind.Utc) : throw Other("day or moment");

    /// <summary>Words; null or none gives an empty cell.</summary>
    public static ExtractValue Of(string? words) => string.IsNullOrEmpty(words) ? default : new(ExtractValueKind.Text, words);

    /// <summary>A number with its decimals as published, 0 to 4.</summary>
    public static ExtractValue Number(decimal number, int decimals) => new(ExtractValueKind.Number, number: number, decimals: Math.Clamp(decimals, 0, 4));

    /// <summary>A whole number that names something; null gives an empty cell.</summary>
    public static ExtractValue Ordinal(long? number) => number is { } known ? new(ExtractValueKind.Ordinal, number: known) : default;

    /// <summary>A day.</summary>
    public static ExtractValue Day(DateOnly day) => new(ExtractValueKind.Day, ticks: day.ToDateTime(TimeOnly.MinValue).Ticks);

    /// <summary>A moment in UTC.</summary>
    public static ExtractValue Moment(DateTime moment) => new(ExtractValueKind.Moment, ticks: moment.Ticks);

    /// <summary>A period: a year or a day as such, a month by its code.</summary>
    public static ExtractValue Of(Period period) => period.Type switch
    {
        "year" => Ordinal(period.Year),
        "day" => Day(period.FirstDay),
        _ => Of(period.Code),
    };

    private InvalidOperationException Other(string wanted) => new($"A cell of kind {Kind} holds no {wanted}.");
}
