using System.Diagnostics;
using System.Globalization;
using ReIntegrationBI.Tests.Engines;
using Xunit.Abstractions;

namespace ReIntegrationBI.Tests.Behaviour;

/// <summary>A load that is killed leaves the warehouse as before or as after, and its rerun completes.</summary>
public abstract class KilledLoadTests<TEngine>(ITestOutputHelper output, int kills) : IDisposable
    where TEngine : ITestEngine, new()
{
    private const int Rows = 4000;
    private const string Current =
        """
        SELECT d.Code, f.FigureValue, f.RowNumber, f.ColumnNumber, p.Code, p.Title, u.Code, f.Decimals, f.FigurePrecision
        FROM FactPublishedFigure f JOIN DimDate d ON d.DateKey = f.DateKey JOIN DimPublication p ON p.PublicationKey = f.PublicationKey
        JOIN DimUnit u ON u.UnitKey = f.UnitKey
        WHERE f.SupersededAt IS NULL ORDER BY 1, 2, 3, 4
        """;

    /// <summary>How long a load is under way at the least, should the start of the program have been measured at a slow moment.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(200);

    private readonly SampleInstallation<TEngine> _installation = new();

    [EngineFact]
    public void A_load_killed_at_any_moment_leaves_all_or_nothing()
    {
        File.WriteAllText(Path.Combine(_installation.Folder, "layouts", "made-up.yaml"), MadeUpTable.Layout("made-up", "made-up", "2024"));
        string[] editions = [Edition("made-up-a.csv", 1), Edition("made-up-b.csv", 100_000)];
        DumpAfter("load", editions[0]);
        // The first run of a program is slower than the next ones; delays drawn from it would mostly come too late.
        var all = new[] { TimeOf(editions[1]), TimeOf(editions[0]), TimeOf(editions[1]) }.Min();
        var start = StartUp();
        var before = Dump();
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        output.WriteLine($"seed {seed}; a load takes {all.TotalMilliseconds:0} ms, of which {start.TotalMilliseconds:0} ms are the start of the program");
        var (caught, unharmed, done) = (0, 0, 0);
        // A machine that does much else at one moment and nothing at the next makes kills come too late: then there are more of them.
        for (; done < kills || (caught < kills / 5 && done < 5 * kills); done++)
        {
            var edition = editions[done % 2];
            // Half anywhere in the life of the process; half a random while after the run is known to be under way, since how fast
            // this machine is at this moment decides where the first half strike.
            var underWay = done % 2 == 1;
            var running = all - start > Shortest ? all - start : Shortest;
            var delay = underWay ? random.NextDouble() * 0.8 * running : random.NextDouble() * 1.05 * all;
            var rows = Count("SELECT COUNT(*) FROM FactPublishedFigure");
            var lastLoad = Count("SELECT MAX(LoadKey) FROM LoadJournal");

            if (Kill(edition, delay, underWay ? lastLoad : null) is { } whole)
            {
                // Other tests come and go on this machine; the newest time of a whole run is the best guess of the next.
                all = (all + whole) / 2;
            }

            var about = $"kill {done + 1} after {delay.TotalMilliseconds:0} ms, seed {seed}";
            var key = Count("SELECT MAX(LoadKey) FROM LoadJournal");
            var state = key == lastLoad ? "none" : State(key);
            var now = Dump();
            Assert.True(state is "none" or "running" or "succeeded", $"{about}: the run is {state}.");
            if (state == "succeeded")
            {
                Assert.True(now != before && Count("SELECT COUNT(*) FROM FactPublishedFigure") == rows + Rows, $"{about}: not as after the load.");
                unharmed++;
                before = now;
                continue;
            }

            Assert.True(now == before && Count("SELECT COUNT(*) FROM FactPublishedFigure") == rows, $"{about}: not as before the load.");
            var after = state == "running" ? Rerun(key, about) : DumpAfter("load", "--force", edition);
            Assert.True(after != before && Count("SELECT COUNT(*) FROM FactPublishedFigure") == rows + Rows, $"{about}: the repeated load is not whole.");
            caught += state == "running" ? 1 : 0;
            before = after;
        }

        output.WriteLine($"{caught} of {done} kills struck a running load, {unharmed} came too late");
        Assert.True(caught >= kills / 5, $"Only {caught} of {done} kills struck a running load (seed {seed}).");
        Assert.Equal(Expected(editions[(done - 1) % 2]), Values());
        MustBeClean(caught);
    }

    public void Dispose() => _installation.Dispose();

    private string Rerun(long key, string about)
    {
        var result = _installation.Run("rerun", Text(key));
        Assert.True(result.ExitCode == 0, $"{about}: {result.Messages}");
        Assert.Contains($"Load {Text(key)} ended unexpectedly", result.Messages, StringComparison.Ordinal);
        Assert.Equal("ended-unexpectedly", State(key));
        Assert.Equal(key, Count("SELECT RerunOf FROM LoadJournal WHERE LoadKey = (SELECT MAX(LoadKey) FROM LoadJournal)"));
        return Dump();
    }

    /// <summary>Nothing of the killed loads is left lying about, and the journal tells of each.</summary>
    private void MustBeClean(int caught)
    {
        var listed = _installation.Run("loads", "--last", "1000");
        Assert.Equal(0, listed.ExitCode);
        Assert.Equal(caught, listed.Output.Split('\n').Count(l => l.Contains(" ended-unexpectedly ", StringComparison.Ordinal)));
        Assert.DoesNotContain(" running ", listed.Output, StringComparison.Ordinal);
        Assert.Equal(0, Count("SELECT COUNT(*) FROM staging.PublishedFigure"));
        using var connection = _installation.Open();
        Assert.Empty(_installation.Database.Damage(connection));
    }

    /// <summary>Kills a load after a delay, or gives the time of one that was done before.</summary>
    /// <param name="edition">The file to load.</param>
    /// <param name="delay">When to kill.</param>
    /// <param name="lastLoad">The delay counts from the moment when a later run than this is journalled; null: from the start.</param>
    private TimeSpan? Kill(string edition, TimeSpan delay, long? lastLoad)
    {
        var watch = Stopwatch.StartNew();
        using var process = _installation.Start(["load", "--force", edition]);
        var output = process.StandardOutput.ReadToEndAsync();
        var messages = process.StandardError.ReadToEndAsync();
        while (lastLoad is { } last && !process.HasExited && Count("SELECT MAX(LoadKey) FROM LoadJournal") == last)
        {
            Thread.Sleep(5);
        }

        var done = process.WaitForExit(delay);
        var time = watch.Elapsed;
        if (!done)
        {
            process.Kill();
            process.WaitForExit();
            _installation.Database.AwaitWriters();
        }

        Task.WaitAll(output, messages);
        return done ? time : null;
    }

    private string DumpAfter(params string[] arguments)
    {
        var result = _installation.Run(arguments);
        Assert.True(result.ExitCode == 0, result.Messages);
        return Dump();
    }

    private TimeSpan TimeOf(string edition)
    {
        var watch = Stopwatch.StartNew();
        DumpAfter("load", "--force", edition);
        return watch.Elapsed;
    }

    /// <summary>What a load takes that has nothing to do: the same file again.</summary>
    private TimeSpan StartUp()
    {
        var path = Path.Combine(_installation.Folder, "made-up-empty.csv");
        File.WriteAllText(path, MadeUpTable.Header + "\r\n");
        var watch = Stopwatch.StartNew();
        _installation.Run("load", path);
        return watch.Elapsed * 0.8;
    }

    private string Edition(string name, int start)
    {
        var path = Path.Combine(_installation.Folder, name);
        File.WriteAllText(path, MadeUpTable.Csv("made-up", "2024", Rows, start));
        return path;
    }

    private static string Expected(string edition) =>
        string.Join(',', File.ReadLines(edition).Skip(1).Select(line => line.Split(';')[8]));

    private string Values()
    {
        using var connection = _installation.Open();
        return string.Join(',', WarehouseDump.Rows(
            connection,
            """
            SELECT f.FigureValue FROM FactPublishedFigure f JOIN DimPublication p ON p.PublicationKey = f.PublicationKey
            WHERE f.SupersededAt IS NULL AND p.Code = 'made-up-2024' ORDER BY f.RowNumber
            """));
    }

    private string Dump()
    {
        using var connection = _installation.Open();
        return WarehouseDump.HashOf(connection, Current);
    }

    private long Count(string sql)
    {
        using var connection = _installation.Open();
        return WarehouseDump.Number(connection, sql);
    }

    private string State(long key)
    {
        using var connection = _installation.Open();
        return WarehouseDump.Text(connection, $"SELECT State FROM LoadJournal WHERE LoadKey = {Text(key)}")!;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

public sealed class KilledLoadTestsOnSqlite(ITestOutputHelper output) : KilledLoadTests<SqliteTestEngine>(output, kills: 9);

/// <summary>A command takes longer on a server: fewer kills.</summary>
public sealed class KilledLoadTestsOnSqlServer(ITestOutputHelper output) : KilledLoadTests<SqlServerTestEngine>(output, kills: 15);
