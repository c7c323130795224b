using BenchmarkDotNet.Attributes;
using Microsoft.Data.Sqlite;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Schema;

namespace ReIntegrationBI.Benchmarks;

/// <summary>Filling staging through the engine, against a prepared statement of the driver by hand in one transaction.</summary>
[InProcess]
[MemoryDiagnoser]
public class StagingBenchmark
{
    private static readonly string[] Columns =
    [
        "LoadKey", "Indicator", "DateKey", "Scheme", "Sex", "AgeGroup", "Region", "DiseaseGroup", "Status", "Unit", "Publication",
        "FigureValue", "Decimals", "FigurePrecision", "Remark", "SheetName", "RowNumber", "ColumnNumber",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("reintegrationbi-benchmark-").FullName;
    private SqliteEngine _engine = null!;

    [Params(100_000)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _engine = new SqliteEngine($"Data Source={Path.Combine(_folder, "warehouse.db")}");
        new Migrator(_engine).Run();
    }

    [GlobalCleanup]
    public void Cleanup() => Directory.Delete(_folder, recursive: true);

    [IterationCleanup]
    public void Empty()
    {
        using var connection = _engine.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "DELETE FROM staging.PublishedFigure";
        command.ExecuteNonQuery();
    }

    [Benchmark(Baseline = true)]
    public int ByHand()
    {
        using var connection = (SqliteConnection)_engine.Open();
        using var transaction = connection.BeginTransaction(deferred: true);
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText =
            $"INSERT INTO staging.PublishedFigure ({string.Join(", ", Columns)}) VALUES ({string.Join(", ", Columns.Select((_, i) => "$p" + i))})";
        var parameters = Columns.Select((_, i) => command.Parameters.Add(new SqliteParameter { ParameterName = "$p" + i })).ToArray();
        command.Prepare();
        var count = 0;
        foreach (var row in Figures())
        {
            for (var i = 0; i < row.Length; i++)
            {
                parameters[i].Value = row[i] ?? DBNull.Value;
            }

            count += command.ExecuteNonQuery();
        }

        transaction.Commit();
        return count;
    }

    [Benchmark]
    public long ThroughTheEngine()
    {
        using var connection = _engine.Open();
        return _engine.BulkInsert(connection, null, "staging.PublishedFigure", Columns, Figures());
    }

    private IEnumerable<object?[]> Figures()
    {
        for (var i = 0; i < Rows; i++)
        {
            yield return
            [
                1L, "invalidity_persons", 20221231, "general", "T", "all", "Belgium", "all", "all", "persons", "riziv-annual-report-2017",
                i + 0.5m, 1, "exact", null, "Tabel 1", i, 4,
            ];
        }
    }
}
