using System.Diagnostics;
using System.Globalization;
using ReIntegrationBI.Tests.Behaviour;
using ReIntegrationBI.Tests.Engines;
using Xunit.Abstractions;

namespace ReIntegrationBI.Tests.Trajectories;

/// <summary>A load of trajectories that is killed at any moment leaves all or nothing, and the same file then loads.</summary>
public abstract class KilledTrajectoryLoadTests<TEngine>(ITestOutputHelper output, int kills) : IDisposable
    where TEngine : ITestEngine, new()
{
    private const int Persons = 1500;
    private const string Standing = "SELECT SpellKey, MilestoneKey, DateKey, ActorKey FROM FactTrajectoryEvent WHERE SupersededAt IS NULL ORDER BY TrajectoryEventKey";

    private readonly TrajectoryInstallation<TEngine> _installation = new();

    public void Dispose() => _installation.Dispose();

    [EngineFact]
    public void A_load_killed_at_any_moment_leaves_all_or_nothing()
    {
        // The clock of the commands is the real one.
        MustLoad(Write(0), out var time);
        MustLoad(Write(1), out time);
        var random = new Random();
        var caught = 0;
        // The files are of a month each. A machine that is busy at one moment and idle at the next makes kills come too late: then there are more of them.
        for (var kill = 1; kill <= kills || (caught == 0 && kill < 12); kill++)
        {
            var (path, before, last) = (Write(kill + 1), Dump(), Count("SELECT MAX(LoadKey) FROM LoadJournal"));
            var delay = random.NextDouble() * time * 0.7;
            Kill(path, delay, last);

            var about = $"kill {kill} after {delay.TotalMilliseconds:0} ms";
            var state = _installation.Rows($"SELECT State FROM LoadJournal WHERE LoadKey > {last.ToString(CultureInfo.InvariantCulture)}").SingleOrDefault();
            output.WriteLine($"{about}: {state}");
            Assert.Equal(state == "'succeeded'", Dump() != before);
            if (state != "'succeeded'")
            {
                caught += state == "'running'" ? 1 : 0;
                var messages = MustLoad(path, out _);
                Assert.True(state is null || messages.Contains("ended unexpectedly", StringComparison.Ordinal), about);
            }

            Assert.Equal((kill + 2) * Persons, Count("SELECT COUNT(*) FROM FactTrajectory WHERE SupersededAt IS NULL"));
            Assert.Equal(
                Count("SELECT SUM(EventCount) FROM FactTrajectory WHERE SupersededAt IS NULL"), Count("SELECT COUNT(*) FROM FactTrajectoryEvent WHERE SupersededAt IS NULL"));

            // A process that dies between the end of its run and the clearing of what it staged leaves that to the next start.
            _installation.Parts.Journal.MarkDead();
            Assert.Equal(0, Count("SELECT COUNT(*) FROM staging.TrajectoryRejection") + Count("SELECT COUNT(*) FROM staging.TrajectoryVersion"));
        }

        Assert.True(caught > 0, "No kill struck a running load.");
        using var connection = _installation.Database.Engine.Open();
        Assert.Empty(_installation.Database.Damage(connection));
    }

    private string Write(int number)
    {
        // Every file adds an event to each person, so that versions are superseded too, and adds persons of its own.
        var path = Path.Combine(_installation.Folder, $"{number.ToString(CultureInfo.InvariantCulture)}.trajectories.csv");
        var own = MadeEventFile.Csv(Persons, number, $"n{number.ToString(CultureInfo.InvariantCulture)}-");
        var late = number == 0 ? "" : string.Concat(Enumerable.Range(1, Persons).Select(p => string.Create(CultureInfo.InvariantCulture, $"n0-{p},training_start,2025-{number:00}-01,vdab,\n")));
        File.WriteAllText(path, own + late);
        return path;
    }

    private string MustLoad(string path, out TimeSpan time)
    {
        var watch = Stopwatch.StartNew();
        var result = _installation.Run(TrajectoryInstallation<TEngine>.Key, "load", path);
        time = watch.Elapsed;
        Assert.True(result.ExitCode == 0, result.Messages);
        return result.Messages;
    }

    private void Kill(string path, TimeSpan delay, long last)
    {
        var environment = new Dictionary<string, string>(_installation.Database.Environment) { ["Pseudonyms__Key"] = TrajectoryInstallation<TEngine>.Key };
        using var process = CommandProcess.Start(_installation.Folder, environment, ["load", path]);
        var streams = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        while (!process.HasExited && Count("SELECT MAX(LoadKey) FROM LoadJournal") == last)
        {
            Thread.Sleep(5);
        }

        if (!process.WaitForExit(delay))
        {
            process.Kill();
            process.WaitForExit();
            _installation.Database.AwaitWriters();
        }

        streams.Wait();
    }

    private string Dump()
    {
        using var connection = _installation.Database.Engine.Open();
        return WarehouseDump.HashOf(connection, Standing) + WarehouseDump.HashOf(connection, TrajectoryInstallation<TEngine>.Current);
    }

    private long Count(string sql) => _installation.Number(sql);
}

public sealed class KilledTrajectoryLoadTestsOnSqlite(ITestOutputHelper output) : KilledTrajectoryLoadTests<SqliteTestEngine>(output, kills: 6);

public sealed class KilledTrajectoryLoadTestsOnSqlServer(ITestOutputHelper output) : KilledTrajectoryLoadTests<SqlServerTestEngine>(output, kills: 3);
