namespace ReIntegrationBI.Tests.Commands;

public class LoadTests
{
    private static readonly string Sample = Directory.GetFiles(CommandRun.Samples, "riziv-jaarverslag-2017*.xlsx")[0];

    [Fact]
    public void Loads_once_and_records_a_no_op_then()
    {
        using var folder = new TempFolder();
        var first = CommandRun.In(folder, "load", Sample);
        var second = CommandRun.In(folder, "load", Sample);
        var forced = CommandRun.In(folder, "load", "--force", Sample);
        Assert.Equal((0, 0, 0), (first.Code, second.Code, forced.Code));
        Assert.Equal("succeeded", Cell(first, 2, 1));
        Assert.Equal("no-op", Cell(second, 2, 1));
        Assert.Equal("succeeded", Cell(forced, 2, 1));

        // A forced load replaces what the first one loaded, and no more.
        Assert.Equal(Cell(first, 2, 3), Cell(forced, 2, 5));
        Assert.NotEqual("0", Cell(forced, 2, 5));
    }

    [Fact]
    public void A_refused_file_is_told_with_its_place_and_the_others_load()
    {
        using var folder = new TempFolder();
        var broken = folder.Write(Path.GetFileName(Sample), "<!DOCTYPE html><html><body>Not found</body></html>");
        var other = Directory.GetFiles(CommandRun.Samples, "riziv-jaarverslag-2016*.xlsx")[0];
        var run = CommandRun.In(folder, "load", broken, other, folder.File("absent.xlsx"));
        Assert.Equal(3, run.Code);
        Assert.Equal(["refused", "succeeded", "refused"], Enumerable.Range(2, 3).Select(i => Cell(run, i, 1)));
        Assert.Contains("HTML", run.Messages, StringComparison.Ordinal);
        Assert.Contains(Path.GetFileName(broken) + ":", run.Messages, StringComparison.Ordinal);
        Assert.Contains("Refused 2 of 3 files", run.Messages, StringComparison.Ordinal);

        var one = CommandRun.In(folder, "loads", "1");
        Assert.Equal(0, one.Code);
        Assert.Contains("HTML", one.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rerun_needs_no_file_and_names_what_it_repeats()
    {
        using var folder = new TempFolder();
        var copy = folder.File(Path.GetFileName(Sample));
        File.Copy(Sample, copy);
        var first = CommandRun.In(folder, "load", copy);
        File.Delete(copy);
        var rerun = CommandRun.In(folder, "rerun", "1");
        Assert.Equal(0, rerun.Code);
        Assert.Equal("succeeded", Cell(rerun, 2, 1));
        Assert.Equal(Cell(first, 2, 3), Cell(rerun, 2, 3));
        Assert.Matches("rerun of +1\n", CommandRun.In(folder, "loads", "2").Output);
        Assert.Equal(2, CommandRun.In(folder, "rerun", "99").Code);
    }

    [Fact]
    public void A_run_whose_process_is_killed_is_marked_and_can_be_repeated()
    {
        using var folder = new TempFolder();
        Assert.Equal(0, CommandRun.In(folder, "migrate").Code);
        var files = Directory.GetFiles(CommandRun.Samples, "*.xlsx");
        using (var process = CommandRun.Start(folder, [], ["load", .. files]))
        {
            // As soon as the first run stands in the journal, the process is somewhere in the middle of the list.
            SpinWait.SpinUntil(() => process.HasExited || Directory.Exists(folder.File("data/files")), Patience.Longest);
            process.Kill();
            process.WaitForExit();
        }

        Assert.Equal(0, CommandRun.In(folder, "loads").Code);
        Assert.DoesNotContain("running", CommandRun.In(folder, "loads", "--last", "100").Output, StringComparison.Ordinal);
        var again = CommandRun.In(folder, ["load", .. files]);
        Assert.Equal(0, again.Code);
        Assert.Equal(files.Length, again.Lines.Count(l => l.Contains(" succeeded ", StringComparison.Ordinal) || l.Contains(" no-op ", StringComparison.Ordinal)));
    }

    private static string Cell(CommandRun run, int line, int column) =>
        run.Lines[line].Split(' ', StringSplitOptions.RemoveEmptyEntries)[column];
}
