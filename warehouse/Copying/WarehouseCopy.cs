using System.Data.Common;
using System.Globalization;
using Dapper;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Schema;

namespace ReIntegrationBI.Warehouse.Copying;

/// <summary>
/// Copies a whole warehouse to another place or engine, keys included. The steps, in this order: <see cref="Open"/>,
/// <see cref="Measure"/> each table, <see cref="Begin"/>, <see cref="Copy"/> each batch, <see cref="Verify"/> each table,
/// <see cref="Finish"/>. Each batch is one transaction with its row in <c>CopyProgress</c> of the target, so that a copy that was
/// killed goes on where it was.
/// </summary>
public sealed class WarehouseCopy : IDisposable
{
    /// <summary>Rows in one transaction.</summary>
    public const int BatchSize = 5_000;

    private const int Attempts = 3;

    private readonly IWarehouseEngine _source;
    private readonly IWarehouseEngine _target;
    private readonly TimeProvider _clock;
    private readonly IDisposable _gate;
    private readonly DbConnection _from;
    private readonly DbConnection _to;
    private readonly Dictionary<string, TableRows> _tables = [];
    private readonly Dictionary<string, TableTotal> _totals = [];
    private readonly Dictionary<string, long> _copied = [];
    private IEnumerator<object?[]>? _rows;
    private (string Table, long Row) _position;

    private WarehouseCopy(IWarehouseEngine source, IWarehouseEngine target, TimeProvider clock, IDisposable gate)
    {
        (_source, _target, _clock, _gate) = (source, target, clock, gate);
        _from = source.Open();
        _to = target.Open();

        // On SQLite the whole copy sees one state of its source, and no load waits for it. A server may show later rows: the totals tell.
        _from.Execute("BEGIN TRANSACTION");
    }

    /// <summary>Opens both warehouses, and brings the target to the schema of this code.</summary>
    /// <param name="source">The warehouse to copy, at the schema of this code.</param>
    /// <param name="target">Where to: a database that is missing, empty, or holds part of this copy.</param>
    /// <param name="clock">The clock.</param>
    /// <exception cref="CopyRefusedException">The target is the source, holds other data, or is being copied to.</exception>
    /// <exception cref="WarehouseException">One of the two cannot be opened.</exception>
    /// <exception cref="MigrationException">The target cannot be brought to this schema.</exception>
    public static WarehouseCopy Open(IWarehouseEngine source, IWarehouseEngine target, TimeProvider clock)
    {
        if (source.Name == target.Name && source.Place == target.Place)
        {
            throw new CopyRefusedException($"{source.Place} cannot be copied onto itself. Name another target with --connection.");
        }

        target.Create();
        // A server may need a moment to see that a copy was killed.
        var gate = target.TryLock("copy", TimeSpan.FromSeconds(10))
            ?? throw new CopyRefusedException($"Another copy to {target.Place} is running. Wait until it ends.");
        try
        {
            using (var connection = target.Open())
            {
                if (target.TableExists(connection, "LoadJournal") && !target.TableExists(connection, "CopyProgress"))
                {
                    RefuseData(target, connection);
                }
            }

            new Migrator(target).Run();
            return new WarehouseCopy(source, target, clock, gate);
        }
        catch
        {
            gate.Dispose();
            throw;
        }
    }

    /// <summary>Reads a table of the source through, for its total.</summary>
    public TableTotal Measure(CopyTable table) => Explained(_source, "be read", () =>
    {
        var rows = new TableRows(_from, table);
        _tables[table.Name] = rows;
        return _totals[table.Name] = rows.Total();
    });

    /// <summary>Looks at what the target holds, and makes it ready.</summary>
    /// <exception cref="CopyRefusedException">It holds other data than the first part of this copy.</exception>
    public CopyStart Begin() => Explained(_target, "be made ready", () =>
    {
        var found = _to.Query<(string Table, string From, long Rows, string Hash, long Copied, string? Verified)>(
            "SELECT TableName, CopiedFrom, SourceRows, SourceHash, RowsCopied, CAST(VerifiedAt AS varchar(30)) FROM CopyProgress").ToList();
        if (found.Count == 0)
        {
            RefuseData(_target, _to);
            Clear();
            return CopyStart.New;
        }

        var same = found.Count == _totals.Count && found.TrueForAll(f => _totals.TryGetValue(f.Table, out var t) && t.Rows == f.Rows && t.Hash == f.Hash);
        var complete = found.TrueForAll(f => f.Verified is not null);
        if (complete && !same)
        {
            throw new CopyRefusedException(
                $"{_target.Place} holds a complete copy of {found[0].From}, verified on {found[0].Verified} (UTC), and {_source.Place} is not "
                + "as it was then. A complete copy may be in use and is never written over: name an empty target, or delete that one first.");
        }

        foreach (var table in found.Where(_ => !complete))
        {
            RefuseOthersRows(table.Table, table.Copied, table.From);
        }

        if (!same)
        {
            Clear();
            return CopyStart.Restarted;
        }

        found.ForEach(f => _copied[f.Table] = f.Copied);
        return complete ? CopyStart.Complete : CopyStart.Resumed;
    });

    /// <summary>What remains to be copied, in order.</summary>
    public IReadOnlyList<CopyBatch> Batches() =>
        [.. from table in CopyTable.All
            from batch in Batches(table)
            select batch];

    /// <summary>Copies rows, or nothing.</summary>
    /// <exception cref="WarehouseException">A database did not do its part. What was copied before stays.</exception>
    public void Copy(CopyBatch batch) => Explained(_target, "be copied to", () =>
    {
        var rows = Read(batch);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Write(batch, rows);
                return rows.Count;
            }
            catch (DbException problem) when (attempt < Attempts && _target.IsWorthRetrying(problem))
            {
                Thread.Sleep(TimeSpan.FromMilliseconds(100 * attempt));
            }
        }
    });

    /// <summary>Compares a table of the target with what the source held when the copy began.</summary>
    public TableComparison Verify(CopyTable table) => Explained(_target, "be verified", () =>
    {
        var source = _totals[table.Name];
        var rows = new TableRows(_to, table, _tables[table.Name].Columns);
        var target = rows.Total();
        return new TableComparison(source, target, source == target ? null : FirstDifference(table, rows));
    });

    /// <summary>Notes that the copy is complete and was found equal.</summary>
    public void Finish() => Explained(_target, "be written to", () =>
    {
        using var transaction = _target.BeginWrite(_to);
        _to.Execute("UPDATE CopyProgress SET VerifiedAt = @now WHERE VerifiedAt IS NULL", new { now = _clock.Now() }, transaction);
        transaction.Commit();
        return true;
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        _rows?.Dispose();
        _from.Dispose();
        _to.Dispose();
        _gate.Dispose();
    }

    private IEnumerable<CopyBatch> Batches(CopyTable table)
    {
        var rows = _totals[table.Name].Rows;
        for (var from = _copied[table.Name]; from < rows; from += BatchSize)
        {
            yield return new CopyBatch(table, from, (int)Math.Min(BatchSize, rows - from));
        }
    }

    /// <summary>An empty warehouse may hold the code lists, as <c>migrate</c> makes it: the source brings its own.</summary>
    private static void RefuseData(IWarehouseEngine target, DbConnection connection)
    {
        if (CopyTable.All.FirstOrDefault(t => !t.IsCodeList && target.TableExists(connection, t.Name) && Count(connection, t.Name) > 0) is { } table)
        {
            throw new CopyRefusedException(
                $"{target.Place} holds data already (rows of {table.Name}: {Number(Count(connection, table.Name))}). A copy needs a warehouse that is "
                + "empty, or a database that does not exist yet. Name another one with --connection; nothing was changed.");
        }
    }

    private void RefuseOthersRows(string table, long copied, string from)
    {
        var rows = Count(_to, table);
        if (rows != copied)
        {
            throw new CopyRefusedException(
                $"{_target.Place} holds part of a copy of {from}, but something else has written there: the copy wrote {Number(copied)} rows of {table}, "
                + $"and there are {Number(rows)}. Name an empty target, or delete that one first.");
        }
    }

    /// <summary>Empties the target and notes what is to come, in one transaction.</summary>
    private void Clear()
    {
        using var transaction = _target.BeginWrite(_to);
        _to.Execute("DELETE FROM CopyProgress", transaction: transaction);
        foreach (var table in CopyTable.All.Reverse())
        {
            _to.Execute($"DELETE FROM {table.Name}", transaction: transaction, commandTimeout: 0);
        }

        _target.BulkInsert(
            _to, transaction, "CopyProgress", ["TableName", "CopiedFrom", "SourceRows", "SourceHash", "RowsCopied", "StartedAt"],
            _totals.Values.Select(t => new object?[] { t.Table, _source.Place, t.Rows, t.Hash, 0L, _clock.Now() }));
        transaction.Commit();
        foreach (var table in CopyTable.All)
        {
            _copied[table.Name] = 0;
        }
    }

    private List<object?[]> Read(CopyBatch batch)
    {
        if (_rows is null || _position.Table != batch.Table.Name || _position.Row > batch.From)
        {
            _rows?.Dispose();
            _rows = _tables[batch.Table.Name].InOrder().GetEnumerator();
            _position = (batch.Table.Name, 0);
        }

        var rows = new List<object?[]>(batch.Count);
        while (rows.Count < batch.Count && _rows.MoveNext())
        {
            if (_position.Row++ >= batch.From)
            {
                rows.Add(_rows.Current);
            }
        }

        return rows.Count == batch.Count
            ? rows
            : throw new InvalidOperationException(
                $"{batch.Table.Name} of {_source.Place} has lost rows since the copy began. Let no load run, then run the same command again.");
    }

    private void Write(CopyBatch batch, List<object?[]> rows)
    {
        using var transaction = _target.BeginWrite(_to);
        _target.BulkInsert(_to, transaction, batch.Table.Name, _tables[batch.Table.Name].Columns, rows, keepKeys: true);
        var noted = _to.Execute(
            "UPDATE CopyProgress SET RowsCopied = @Copied WHERE TableName = @Name AND RowsCopied = @From",
            new { Copied = batch.From + batch.Count, batch.Table.Name, batch.From },
            transaction);
        if (noted != 1)
        {
            throw new InvalidOperationException($"Something else has changed how far the copy to {_target.Place} is. Run the same command again.");
        }

        transaction.Commit();
    }

    private string FirstDifference(CopyTable table, TableRows targetRows)
    {
        var rows = _tables[table.Name];
        using var target = targetRows.InOrder().GetEnumerator();
        foreach (var row in rows.InOrder())
        {
            if (!target.MoveNext())
            {
                return $"the row {Key(row)} is missing in the copy";
            }

            for (var i = 0; i < row.Length; i++)
            {
                if (!Equals(row[i], target.Current[i]))
                {
                    return Key(row) == Key(target.Current)
                        ? $"{rows.Columns[i]} of {Key(row)} is {rows.Show(i, row[i])} in the source and {rows.Show(i, target.Current[i])} in the copy"
                        : $"where the source has {Key(row)}, the copy has {Key(target.Current)}";
                }
            }
        }

        return target.MoveNext() ? $"the row {Key(target.Current)} is not in the source" : "the source has changed since the copy began";

        string Key(object?[] row) =>
            string.Join(", ", table.Key.Split(", ").Select(k => $"{k} {rows.Show(rows.Columns.ToList().IndexOf(k), row[rows.Columns.ToList().IndexOf(k)])}"));
    }

    private T Explained<T>(IWarehouseEngine engine, string what, Func<T> step)
    {
        try
        {
            return step();
        }
        catch (DbException problem)
        {
            throw new WarehouseException(
                $"{engine.Place} could not {what}: {engine.Explain(problem) ?? problem.Message} What was copied before stays: run the same command again to go on.",
                problem);
        }
    }

    private static long Count(DbConnection connection, string table) => connection.ExecuteScalar<long>($"SELECT COUNT(*) FROM {table}", commandTimeout: 0);

    private static string Number(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
