using System.Globalization;
using System.Text.RegularExpressions;
using ReIntegrationBI.Etl.Synthetic.Trajectories;
using ReIntegrationBI.Tests.Commands;
using ReIntegrationBI.Warehouse.CodeLists;

namespace ReIntegrationBI.Tests.Trajectories.Synthetic;

/// <summary>Made-up files are loaded by the real command.</summary>
public class SyntheticTrajectoryLoadTests
{
    [Theory]
    [InlineData(1, 0.005)]
    [InlineData(2, 0.2)]
    public void Every_clean_line_is_taken_and_every_dirty_one_rejected_in_both_files(int seed, double dirty)
    {
        using var folder = new TempFolder();
        var made = new SyntheticTrajectories(CodeListCatalog.Load(), new TrajectoryOrder(8000, (ulong)seed, TrajectoryOrder.DefaultUntil, (decimal)dirty));
        var first = Write(folder, "first.trajectories.csv", made.Write);
        var late = Write(folder, "late.trajectories.csv", writer => made.WriteLate(writer, 1000));
        var run = CommandRun.In(
            folder, new Dictionary<string, string> { ["Pseudonyms__Key"] = new('k', 40) },
            "load", folder.File("first.trajectories.csv"), folder.File("late.trajectories.csv"), "--reject-limit", "25%");
        Assert.True(run.Code == 0, run.Messages);

        // All lines but the one of the extract and the dirty ones.
        Assert.Equal((first.Rows - 1 - first.Dirty, first.Dirty, 0), Loaded(run, "first"));
        var (loaded, rejected, superseded) = Loaded(run, "late");
        Assert.Equal((1000, late.Dirty), (loaded, rejected));
        Assert.True(superseded > 300, $"Only {superseded} rows were superseded.");
    }

    private static TrajectoryCounts Write(TempFolder folder, string name, Func<TextWriter, TrajectoryCounts> write)
    {
        using var writer = new StreamWriter(folder.File(name));
        return write(writer);
    }

    private static (long Loaded, long Rejected, long Superseded) Loaded(CommandRun run, string file)
    {
        var line = Regex.Match(run.Output, $@"succeeded +{file}\.trajectories\.csv +(\d+) +(\d+) +(\d+)");
        Assert.True(line.Success, run.Output);
        long Number(int group) => long.Parse(line.Groups[group].Value, CultureInfo.InvariantCulture);
        return (Number(1), Number(2), Number(3));
    }
}
