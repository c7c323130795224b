using System.Diagnostics;
using System.Globalization;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using ReIntegrationBI.Etl.Sources.Trajectories;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Persons;
using ReIntegrationBI.Warehouse.Schema;

namespace ReIntegrationBI.Benchmarks;

/// <summary>
/// Loading a file of trajectory events, against <c>sqlite3 .import</c> of the same file into a table without types, keys or indexes. Each case is a process of
/// its own; at its end it says the most memory that it ever held, which must not grow with the lines.
/// </summary>
[SimpleJob(RunStrategy.Monitoring, warmupCount: 1, iterationCount: 3)]
public class TrajectoryLoadBenchmark
{
    private static readonly string[] Steps = ["first_contact", "trajectory_request", "assessment", "plan", "workplace_visit", "full_resumption"];
    private static readonly string[] Actors = ["mutuality", "vdab", "employer", "occupational_physician", "worker"];

    private readonly string _folder = Directory.CreateTempSubdirectory("reintegrationbi-benchmark-").FullName;
    private readonly Pseudonyms _pseudonyms = new("0123456789abcdef0123456789abcdef");
    private readonly CodeListCatalog _codes = CodeListCatalog.Load();
    private string _path = "";
    private SqliteEngine _engine = null!;

    [Params(100_000, 300_000, 1_000_000)]
    public int Lines { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _path = Path.Combine(_folder, "bench.trajectories.csv");
        var random = new Random(7);
        using var file = File.CreateText(_path);
        file.WriteLine("pseudonym,event,date,actor,detail");
        for (var line = 0; line < Lines; line++)
        {
            var step = line % (Steps.Length + 1);
            var day = new DateOnly(2023, 1, 1).AddDays((line / 7 % 300) + (step * 20));
            file.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"person-{line / 7},{(step == 0 ? "incapacity_start" : Steps[step - 1])},{day:yyyy-MM-dd},{Actors[random.Next(Actors.Length)]},{(step == 0 ? "scheme=general; sex=F; age_group=40-44; region=Flanders" : "")}"));
        }
    }

    [IterationSetup]
    public void Create()
    {
        _engine = new SqliteEngine($"Data Source={Path.Combine(_folder, Guid.NewGuid().ToString("N") + ".db")}");
        new Migrator(_engine).Run();
        new CodeListSeeder(_engine, _codes).Run();
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        if (File.Exists("/proc/self/status"))
        {
            Console.WriteLine($"// {Lines} lines: " + File.ReadLines("/proc/self/status").First(l => l.StartsWith("VmHWM", StringComparison.Ordinal)));
        }

        Directory.Delete(_folder, recursive: true);
    }

    [Benchmark(Baseline = true)]
    public int ImportIntoAPlainTable()
    {
        using var import = Process.Start("sqlite3", [Path.Combine(_folder, Guid.NewGuid().ToString("N") + ".plain.db"), $".import --csv {_path} plain"]);
        import.WaitForExit();
        return import.ExitCode == 0 ? 0 : throw new InvalidOperationException("sqlite3 could not import the file.");
    }

    [Benchmark]
    public int Load()
    {
        var file = new FileStore(_folder).Pass(_path);
        var outcome = new Loader(_engine, new LoadJournal(_engine, TimeProvider.System)).Run(new LoadRequest(
            file, new Slice("trajectories", "events", "", "trajectory-events"),
            kept => TrajectoryCsvSource.Read(kept.Path, kept.FileName, _codes, _pseudonyms, new DateOnly(2026, 1, 1)), Force: true, "benchmark"));
        return outcome.Loaded == Lines ? outcome.Loaded : throw new InvalidOperationException(outcome.Reason);
    }
}
