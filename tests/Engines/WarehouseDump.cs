using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ReIntegrationBI.Tests.Engines;

/// <summary>What a warehouse holds, row by row, in a form in which engines do not differ: equal dumps are equal warehouses.</summary>
internal static class WarehouseDump
{
    /// <summary>Where runs are written down; a refused run leaves its trace there and nowhere else.</summary>
    private static readonly string[] Journal = ["LoadJournal", "LoadTransition", "RejectedRow", "SourceFile"];

    /// <summary>Hash of every row of every table but the journal, staging included.</summary>
    public static string Content(TestDatabase database)
    {
        using var connection = database.Engine.Open();
        return Hash(Tables(connection, database.Tables(connection).Except(Journal)));
    }

    /// <summary>Hash of the rows of the journal up to a run.</summary>
    public static string JournalUntil(DbConnection connection, long loadKey) =>
        Hash(Tables(connection, Journal[..3], string.Create(CultureInfo.InvariantCulture, $" WHERE LoadKey <= {loadKey}")));

    /// <summary>Every row of tables as a line <c>table: value | value</c>, the tables as given and the rows of each in one order.</summary>
    public static IEnumerable<string> Tables(DbConnection connection, IEnumerable<string> tables, string where = "") =>
        tables.SelectMany(t => Rows(connection, $"SELECT * FROM {t}{where}").Order(StringComparer.Ordinal).Select(row => $"{t}: {row}"));

    /// <summary>The rows of a query, in the order in which they come.</summary>
    public static IEnumerable<string> Rows(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader, i)));
        }
    }

    /// <summary>The rows of a query, hashed in the order in which they come.</summary>
    public static string HashOf(DbConnection connection, string sql) => Hash(Rows(connection, sql));

    /// <summary>One number.</summary>
    public static long Number(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    /// <summary>One text, or null.</summary>
    public static string? Text(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() as string;
    }

    private static string Hash(IEnumerable<string> lines)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var line in lines)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    /// <summary>SQLite keeps dates as text and whole decimals as integers; the type that the column was declared with says what is meant.</summary>
    private static string Text(DbDataReader reader, int column)
    {
        if (reader.IsDBNull(column))
        {
            return "∅";
        }

        var value = reader.GetValue(column);
        return reader.GetDataTypeName(column).ToLowerInvariant().Split('(')[0] switch
        {
            "date" => Moment(value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            "datetime" or "datetime2" => Moment(value).ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture),
            "bit" => Convert.ToBoolean(value, CultureInfo.InvariantCulture) ? "1" : "0",
            _ when value is decimal or double or float => Convert.ToDecimal(value, CultureInfo.InvariantCulture).ToString("0.############", CultureInfo.InvariantCulture),
            _ when value is string text => "'" + text + "'",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };
    }

    private static DateTime Moment(object value) =>
        value as DateTime? ?? DateTime.Parse((string)value, CultureInfo.InvariantCulture, DateTimeStyles.None);
}
