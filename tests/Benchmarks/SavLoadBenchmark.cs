using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Microsoft.Data.Sqlite;
using ReIntegrationBI.Etl.Formats;
using ReIntegrationBI.Etl.Sources.Surveys;
using ReIntegrationBI.Tests.Etl.Spss;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Persons;
using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Schema;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Benchmarks;

/// <summary>
/// Loading an SPSS file of 5,100 respondents and 120 variables, every one answered: the whole load, against reading the file alone and against
/// inserting as many rows by hand into a table without indexes or keys. The whole load must take less than two seconds.
/// </summary>
[MemoryDiagnoser]
[SimpleJob(RunStrategy.Monitoring, warmupCount: 1, iterationCount: 5)]
public class SavLoadBenchmark
{
    private const int Respondents = 5_100, Questions = 119;

    private readonly string _folder = Directory.CreateTempSubdirectory("reintegrationbi-benchmark-").FullName;
    private readonly Pseudonyms _pseudonyms = new("0123456789abcdef0123456789abcdef");
    private readonly Survey _survey = new()
    {
        Code = "bench", Title = Same("Bench"), Organiser = "", FirstDay = new DateOnly(2025, 1, 1), LastDay = new DateOnly(2025, 1, 31), Population = Same(""), Limits = Same(""),
    };

    private string _path = "";
    private SqliteEngine _engine = null!;
    private StoredFile _file = null!;

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(7);
        var file = new SavBuilder().Number("respondent", [.. Enumerable.Range(1, Respondents).Select(i => (double)i)]);
        for (var q = 1; q <= Questions; q++)
        {
            file = file.Number(FormattableString.Invariant($"q{q}"), [.. Enumerable.Range(0, Respondents).Select(_ => (double)random.Next(1, 6))]);
        }

        _path = Path.Combine(_folder, "bench.sav");
        File.WriteAllBytes(_path, file.ToBytes());
        _file = new FileStore(_folder).Keep(_path);
    }

    [IterationSetup]
    public void Create()
    {
        _engine = new SqliteEngine($"Data Source={Path.Combine(_folder, Guid.NewGuid().ToString("N") + ".db")}");
        new Migrator(_engine).Run();
    }

    [GlobalCleanup]
    public void Cleanup() => Directory.Delete(_folder, recursive: true);

    [Benchmark(Baseline = true)]
    public string WholeLoad()
    {
        var slice = new Slice("surveys", "bench/respondents", "2025-01", "survey-spss");
        var outcome = new Loader(_engine, new LoadJournal(_engine, TimeProvider.System))
            .Run(new LoadRequest(_file, slice, kept => SavSource.Read(kept.Path, "bench.sav", _survey, _pseudonyms), Force: true, "benchmark"));
        return outcome is { State: LoadState.Succeeded, Loaded: Respondents } ? outcome.State : throw new InvalidOperationException(outcome.Reason);
    }

    [Benchmark]
    public int ReadTheFileAlone() => SavFormat.Read("bench.sav", File.ReadAllBytes(_path)).CaseCount;

    [Benchmark]
    public int JudgeTheRespondents() => SavSource.Read(_path, "bench.sav", _survey, _pseudonyms).RowCount;

    [Benchmark]
    public int InsertAsManyRowsByHand()
    {
        using var connection = (SqliteConnection)_engine.Open();
        using var create = connection.CreateCommand();
        create.CommandText = "CREATE TABLE Plain (A, B, C, D, E, F, G)";
        create.ExecuteNonQuery();
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "INSERT INTO Plain VALUES ($a, $b, $c, $d, $e, $f, $g)";
        var parameters = "abcdefg".Select(p => command.Parameters.Add(new SqliteParameter { ParameterName = "$" + p })).ToArray();
        command.Prepare();
        var count = 0;
        for (var row = 0; row < Respondents * Questions; row++)
        {
            for (var p = 0; p < 5; p++)
            {
                parameters[p].Value = row + p;
            }

            (parameters[5].Value, parameters[6].Value) = (DBNull.Value, DBNull.Value);
            count += command.ExecuteNonQuery();
        }

        transaction.Commit();
        return count;
    }

    private static Label Same(string text) => new(text, text, text);
}
