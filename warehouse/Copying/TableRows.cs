using System.Data;
using System.Data.Common;

namespace ReIntegrationBI.Warehouse.Copying;

/// <summary>The rows of one table, streaming, each value in the one .NET type of its column.</summary>
internal sealed class TableRows
{
    private readonly DbConnection _connection;
    private readonly CopyTable _table;
    private readonly ColumnKind[] _kinds;

    /// <summary>Reads which columns the table has, or takes the given ones in their order.</summary>
    public TableRows(DbConnection connection, CopyTable table, IReadOnlyList<string>? columns = null)
    {
        (_connection, _table) = (connection, table);
        using var command = Command($"SELECT {(columns is null ? "*" : string.Join(", ", columns))} FROM {table.Name} WHERE 1 = 0");
        using var reader = command.ExecuteReader();
        Columns = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
        _kinds = [.. Columns.Select((c, i) => ColumnKind.Of(table.Name, c, reader.GetDataTypeName(i)))];
    }

    /// <summary>Names of the columns.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>All rows in the order of the key.</summary>
    public IEnumerable<object?[]> InOrder() => Rows($" ORDER BY {_table.Key}");

    /// <summary>Number of rows, and the sum of their hashes, which is the same in any order.</summary>
    public TableTotal Total()
    {
        var total = new HashTotal();
        foreach (var row in Rows(""))
        {
            total.Add(row.Select((v, i) => v is null ? null : _kinds[i].Text(v)));
        }

        return new TableTotal(_table.Name, total.Rows, total.ToString());
    }

    /// <summary>A value as it stands in the hash, for messages.</summary>
    public string Show(int column, object? value) => value is null ? "nothing" : $"'{_kinds[column].Text(value)}'";

    private IEnumerable<object?[]> Rows(string order)
    {
        using var command = Command($"SELECT {string.Join(", ", Columns)} FROM {_table.Name}{order}");
        using var reader = command.ExecuteReader(CommandBehavior.SingleResult);
        while (reader.Read())
        {
            var row = new object?[_kinds.Length];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = reader.IsDBNull(i) ? null : _kinds[i].Read(reader.GetValue(i));
            }

            yield return row;
        }
    }

    private DbCommand Command(string text)
    {
        var command = _connection.CreateCommand();
        command.CommandText = text;
        // A large table takes as long as it takes.
        command.CommandTimeout = 0;
        return command;
    }
}
