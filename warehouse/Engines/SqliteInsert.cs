using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ReIntegrationBI.Warehouse.Engines;

/// <summary>
/// Inserts many rows with one statement, straight through the library of SQLite: by the parameters of its driver a row costs several times as
/// much. Values are written as the driver writes them. A value that is the same object as in the row before keeps its place.
/// </summary>
internal sealed class SqliteInsert : IDisposable
{
    private const int PauseInMilliseconds = 20;

    private readonly SqliteConnection _connection;
    private readonly sqlite3_stmt _statement;
    private readonly object?[] _bound;

    /// <summary>Prepares the statement.</summary>
    /// <exception cref="SqliteException">There is no such table or column.</exception>
    public SqliteInsert(SqliteConnection connection, string table, IReadOnlyList<string> columns)
    {
        _connection = connection;
        _bound = new object?[columns.Count];
        var sql = $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(_ => "?"))})";
        Check(raw.sqlite3_prepare_v2(connection.Handle, sql, out _statement));
    }

    /// <summary>Inserts a row.</summary>
    /// <exception cref="SqliteException">The row breaks a rule of the table, or the database cannot be written.</exception>
    public void Add(object?[] row)
    {
        for (var i = 0; i < _bound.Length; i++)
        {
            var value = row[i];
            if (!ReferenceEquals(value, _bound[i]))
            {
                Bind(i + 1, value);
                _bound[i] = value;
            }
        }

        var result = raw.sqlite3_step(_statement);
        if (IsBusy(result))
        {
            result = Wait();
        }

        if (result != raw.SQLITE_DONE)
        {
            // Only a reset makes the library tell why.
            Check(raw.sqlite3_reset(_statement));
            Check(result);
        }

        Check(raw.sqlite3_reset(_statement));
    }

    /// <inheritdoc/>
    public void Dispose() => _statement.Dispose();

    /// <summary>Another process is writing: as the driver does, this one waits for as long as a command may take.</summary>
    private int Wait()
    {
        var since = Stopwatch.StartNew();
        int result;
        do
        {
            raw.sqlite3_reset(_statement);
            Thread.Sleep(PauseInMilliseconds);
            result = raw.sqlite3_step(_statement);
        }
        while (IsBusy(result) && since.Elapsed.TotalSeconds < _connection.DefaultTimeout);

        return result;
    }

    /// <summary>The low byte is the kind of error; the rest may say more.</summary>
    private static bool IsBusy(int result) => (result & 0xFF) is raw.SQLITE_BUSY or raw.SQLITE_LOCKED;

    private void Bind(int at, object? value) => Check(value switch
    {
        null or DBNull => raw.sqlite3_bind_null(_statement, at),
        string text => raw.sqlite3_bind_text(_statement, at, text),
        int number => raw.sqlite3_bind_int64(_statement, at, number),
        long number => raw.sqlite3_bind_int64(_statement, at, number),
        bool truth => raw.sqlite3_bind_int64(_statement, at, truth ? 1 : 0),
        short number => raw.sqlite3_bind_int64(_statement, at, number),
        byte number => raw.sqlite3_bind_int64(_statement, at, number),
        double number => raw.sqlite3_bind_double(_statement, at, number),
        decimal number => raw.sqlite3_bind_text(_statement, at, number.ToString("0.0###########################", CultureInfo.InvariantCulture)),
        DateOnly day => raw.sqlite3_bind_text(_statement, at, day.ToString(@"yyyy\-MM\-dd", CultureInfo.InvariantCulture)),
        DateTime moment => raw.sqlite3_bind_text(_statement, at, moment.ToString(@"yyyy\-MM\-dd HH\:mm\:ss.FFFFFFF", CultureInfo.InvariantCulture)),
        byte[] bytes => raw.sqlite3_bind_blob(_statement, at, bytes),
        _ => throw new NotSupportedException($"A {value.GetType().Name} cannot be written to the warehouse."),
    });

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
        {
            SqliteException.ThrowExceptionForRC(result, _connection.Handle);
        }
    }
}
