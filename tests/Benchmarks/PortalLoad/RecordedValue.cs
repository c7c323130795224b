using System.Globalization;

namespace ReIntegrationBI.Benchmarks.PortalLoad;

/// <summary>A parameter as text, so that another process can ask the same.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The code of its .NET type; <see cref="TypeCode.DBNull"/> for nothing.</param>
/// <param name="Text">Its value.</param>
public sealed record RecordedValue(string Name, TypeCode Type, string Text)
{
    /// <summary>Notes a parameter.</summary>
    /// <exception cref="NotSupportedException">Its type has no text that says all of it.</exception>
    public static RecordedValue Of(string name, object? value) => value switch
    {
        null or DBNull => new RecordedValue(name, TypeCode.DBNull, ""),
        Enum number => new RecordedValue(name, TypeCode.Int64, number.ToString("D")),
        DateTime moment => new RecordedValue(name, TypeCode.DateTime, moment.ToString("O", CultureInfo.InvariantCulture)),
        DateOnly day => new RecordedValue(name, TypeCode.String, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        IConvertible simple => new RecordedValue(name, simple.GetTypeCode(), simple.ToString(CultureInfo.InvariantCulture)),
        _ => throw new NotSupportedException($"The parameter {name} is of type {value.GetType()}: teach {nameof(RecordedValue)} to write it down."),
    };

    /// <summary>The value again.</summary>
    public object ToObject() => Type switch
    {
        TypeCode.DBNull => DBNull.Value,
        TypeCode.DateTime => DateTime.ParseExact(Text, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        _ => Convert.ChangeType(Text, Type, CultureInfo.InvariantCulture),
    };
}
