using System.Globalization;

namespace ReIntegrationBI.Warehouse.Copying;

/// <summary>What a column holds, whatever the engine keeps it as: one .NET type and one text for each value.</summary>
internal sealed record ColumnKind(Func<object, object> Read, Func<object, string> Text)
{
    private static readonly ColumnKind Whole = new(
        v => Convert.ToInt64(v, CultureInfo.InvariantCulture), v => ((long)v).ToString(CultureInfo.InvariantCulture));

    private static readonly ColumnKind Exact = new(
        v => Convert.ToDecimal(v, CultureInfo.InvariantCulture),
        v => ((decimal)v).ToString("0.############################", CultureInfo.InvariantCulture));

    private static readonly ColumnKind Real = new(
        v => Convert.ToDouble(v, CultureInfo.InvariantCulture), v => ((double)v).ToString("R", CultureInfo.InvariantCulture));

    private static readonly ColumnKind Day = new(
        v => v is DateTime time ? DateOnly.FromDateTime(time) : DateOnly.ParseExact((string)v, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        v => ((DateOnly)v).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <remarks>To the millisecond, as declared: SQLite keeps what it is given, and early journals hold more digits.</remarks>
    private static readonly ColumnKind Moment = new(
        v => ToMillisecond(v is DateTime time ? time : DateTime.ParseExact((string)v, "yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)),
        v => ((DateTime)v).ToString("yyyy-MM-dd HH:mm:ss.FFF", CultureInfo.InvariantCulture));

    private static readonly ColumnKind Characters = new(v => (string)v, v => (string)v);

    /// <summary>The kind of a declared type.</summary>
    /// <exception cref="NotSupportedException">The schema has a type that was not thought of here.</exception>
    public static ColumnKind Of(string table, string column, string type) => type.ToLowerInvariant() switch
    {
        "integer" or "int" or "bigint" or "smallint" or "tinyint" or "bit" => Whole,
        "decimal" or "numeric" => Exact,
        "real" or "float" => Real,
        "date" => Day,
        "datetime2" => Moment,
        "nvarchar" or "nchar" or "varchar" or "char" => Characters,
        _ => throw new NotSupportedException($"{table}.{column} is of type {type}, which a copy cannot carry yet: add it to {nameof(ColumnKind)}."),
    };

    private static DateTime ToMillisecond(DateTime moment) => moment.AddTicks(-(moment.Ticks % TimeSpan.TicksPerMillisecond));
}
