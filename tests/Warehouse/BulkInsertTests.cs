using System.Runtime.CompilerServices;
using ReIntegrationBI.Tests.Engines;

namespace ReIntegrationBI.Tests.Warehouse;

/// <summary>Rows go in bulk into a table as they are drawn from their source, all or none.</summary>
public abstract class BulkInsertTests<TEngine> : IDisposable
    where TEngine : ITestEngine, new()
{
    private const int Rows = 100_000;

    private static readonly string[] Columns =
    [
        "LoadKey", "Indicator", "DateKey", "Scheme", "Sex", "AgeGroup", "Region", "DiseaseGroup", "Status", "Unit", "Publication",
        "FigureValue", "Decimals", "FigurePrecision", "Remark", "RowNumber", "ColumnNumber",
    ];

    private readonly TestDatabase _database = new TEngine().Rent(TestSchema.Migrated);

    public void Dispose() => _database.Dispose();

    [EngineFact]
    public void A_hundred_thousand_rows_stream_through_a_transaction()
    {
        using var connection = _database.Engine.Open();
        using (var transaction = _database.Engine.BeginWrite(connection))
        {
            var stillHeld = true;
            var inserted = _database.Engine.BulkInsert(connection, transaction, "staging.PublishedFigure", Columns, Source(held => stillHeld = held));

            Assert.Equal(Rows, inserted);
            Assert.False(stillHeld, "The first rows were still in memory when the last were drawn.");
            transaction.Commit();
        }

        Assert.Equal(Rows, Count());
        Assert.Equal(Rows * (Rows + 1L) / 2, WarehouseDump.Number(connection, "SELECT SUM(CAST(RowNumber AS bigint)) FROM staging.PublishedFigure"));
        Assert.Equal(0, WarehouseDump.Number(connection, "SELECT COUNT(*) FROM staging.PublishedFigure WHERE FigureValue * 4 <> RowNumber"));
    }

    [EngineTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_source_that_breaks_half_way_leaves_nothing(bool ownTransaction)
    {
        using (var connection = _database.Engine.Open())
        {
            using var transaction = ownTransaction ? null : _database.Engine.BeginWrite(connection);

            var problem = Assert.Throws<IOException>(() => _database.Engine.BulkInsert(
                connection, transaction, "staging.PublishedFigure", Columns, Source(_ => { }).Select((row, i) => i < Rows / 2 ? row : throw new IOException("the file is gone"))));

            Assert.Equal("the file is gone", problem.Message);
        }

        Assert.Equal(0, Count());
    }

    [EngineFact]
    public void A_row_that_the_table_refuses_leaves_nothing()
    {
        using (var connection = _database.Engine.Open())
        {
            Assert.ThrowsAny<Exception>(() => _database.Engine.BulkInsert(
                connection, null, "staging.PublishedFigure", Columns, Source(_ => { }).Take(5000).Select((row, i) =>
                {
                    row[1] = i < 4000 ? row[1] : null;
                    return row;
                })));
        }

        Assert.Equal(0, Count());
    }

    private long Count()
    {
        using var connection = _database.Engine.Open();
        return WarehouseDump.Number(connection, "SELECT COUNT(*) FROM staging.PublishedFigure");
    }

    /// <summary>Rows that are made as they are drawn; says at the end whether the first of them is still held by anybody.</summary>
    private static IEnumerable<object?[]> Source(Action<bool> isFirstHeld)
    {
        var first = new WeakReference(null);
        for (var i = 1; i <= Rows; i++)
        {
            yield return Row(i, first);
            if (i == Rows - 1)
            {
                GC.Collect();
                isFirstHeld(first.IsAlive);
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static object?[] Row(int number, WeakReference first)
    {
        object?[] row = [7L, "invalidity_persons", 20240101, "all", "T", "all", "Belgium", "all", "all", "persons", "none", number / 4m, 2, "exact", null, number, 1];
        if (number == 1)
        {
            first.Target = row;
        }

        return row;
    }
}

public sealed class BulkInsertTestsOnSqlite : BulkInsertTests<SqliteTestEngine>;

public sealed class BulkInsertTestsOnSqlServer : BulkInsertTests<SqlServerTestEngine>;
