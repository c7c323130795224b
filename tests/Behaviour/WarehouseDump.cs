using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace ReIntegrationBI.Tests.Behaviour;

/// <summary>What a warehouse holds, row by row, as one hash: equal hashes are equal warehouses.</summary>
internal static class WarehouseDump
{
    /// <summary>Where runs are written down; a refused run leaves its trace there and nowhere else.</summary>
    private static readonly string[] Journal = ["LoadJournal", "LoadTransition", "RejectedRow", "SourceFile"];

    /// <summary>Every row of every table but the journal, and of what waits in staging.</summary>
    public static string Content(SqliteConnection connection) =>
        HashOf(connection, [.. Tables(connection).Except(Journal), .. StagingTables(connection)], where: "");

    /// <summary>The rows of the journal up to a run.</summary>
    public static string JournalUntil(SqliteConnection connection, long loadKey)
    {
        var key = loadKey.ToString(CultureInfo.InvariantCulture);
        return HashOf(connection, Journal[..3], $" WHERE LoadKey <= {key}");
    }

    /// <summary>One number.</summary>
    public static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    /// <summary>One text, or null.</summary>
    public static string? Text(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() as string;
    }

    /// <summary>The rows of a query, hashed in the order in which they come.</summary>
    public static string HashOf(SqliteConnection connection, string sql)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, connection, sql);
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    public static IReadOnlyList<string> Tables(SqliteConnection connection) => Names(connection, "main");

    private static string HashOf(SqliteConnection connection, IReadOnlyList<string> tables, string where)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var table in tables)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(table));
            var columns = Number(connection, $"SELECT COUNT(*) FROM pragma_table_info('{table.Split('.')[^1]}')");
            var order = string.Join(", ", Enumerable.Range(1, (int)columns));
            Add(hash, connection, $"SELECT * FROM {table}{where} ORDER BY {order}");
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var row = new StringBuilder();
        while (reader.Read())
        {
            row.Clear();
            for (var i = 0; i < reader.FieldCount; i++)
            {
                row.Append(reader.IsDBNull(i) ? "\u0000" : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture)).Append('\u001F');
            }

            hash.AppendData(Encoding.UTF8.GetBytes(row.Append('\n').ToString()));
        }
    }

    private static List<string> StagingTables(SqliteConnection connection) => [.. Names(connection, "staging").Select(n => "staging." + n)];

    private static List<string> Names(SqliteConnection connection, string schema)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT name FROM {schema}.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }
}
