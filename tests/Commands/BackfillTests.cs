namespace ReIntegrationBI.Tests.Commands;

public sealed class BackfillTests
{
    private static string Sample(string name) => Path.Combine(CommandRun.Samples, name);

    [Fact]
    public void A_range_is_shown_then_repeated_and_what_cannot_be_is_told()
    {
        using var folder = new TempFolder();
        Assert.Equal(0, CommandRun.In(folder, "load", Sample("riziv-jaarverslag-2014.xlsx"), Sample("riziv-jaarverslag-2015.xlsx"), Sample("riziv-jaarverslag-2017.xlsx")).Code);

        var shown = CommandRun.In(folder, "backfill", "riziv", "--from", "2015", "--to", "2017-12-31", "--dry-run");
        Assert.Equal(0, shown.Code);
        Assert.Equal(["2017", "2015"], shown.Lines.Skip(2).Select(l => l.Split(" / ")[2].Split(' ')[0]));
        Assert.Contains("Nothing was loaded", shown.Messages, StringComparison.Ordinal);

        // One content is changed behind the journal's back: its slice is refused, the other is repeated all the same.
        var kept = Directory.GetFiles(folder.File("data/files"), "*", SearchOption.AllDirectories).Single(f => File.ReadAllBytes(f).SequenceEqual(File.ReadAllBytes(Sample("riziv-jaarverslag-2017.xlsx"))));
        File.AppendAllText(kept, "x");
        var run = CommandRun.In(folder, "backfill", "riziv", "--from", "2015", "--to", "2017");
        Assert.Equal(3, run.Code);
        Assert.Contains("was changed since it was loaded", run.Messages, StringComparison.Ordinal);
        Assert.Equal(["4 refused riziv-jaarverslag-2017.xlsx", "5 succeeded riziv-jaarverslag-2015.xlsx"], run.Lines.Skip(2).Select(l => string.Join(' ', l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[..3])));
        var refused = CommandRun.In(folder, "loads", "4").Output;
        Assert.Contains("rerun of    3", refused, StringComparison.Ordinal);
        Assert.Contains("[content-lost]", refused, StringComparison.Ordinal);
        Assert.Contains("rerun of    2", CommandRun.In(folder, "loads", "5").Output, StringComparison.Ordinal);

        // Only what failed: its content came back in the meantime. The oldest first, and four at once where there are as many.
        File.Copy(Sample("riziv-jaarverslag-2017.xlsx"), kept, overwrite: true);
        var choice = CommandRun.In(folder, "backfill", "riziv", "--from", "2014", "--to", "2017", "--only", "failed", "--dry-run");
        Assert.Equal(["3"], choice.Lines.Skip(2).Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0]));
        Assert.Contains("6 succeeded riziv-jaarverslag-2017.xlsx", string.Join(' ', CommandRun.In(folder, "backfill", "riziv", "--from", "2014", "--to", "2017", "--only", "failed").Lines[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Empty(CommandRun.In(folder, "backfill", "riziv", "--from", "2014", "--to", "2017", "--only", "missing", "--dry-run").Lines.Skip(2));
        var atOnce = CommandRun.In(folder, "backfill", "riziv", "--from", "2014", "--to", "2017", "--oldest-first", "--at-once", "4");
        Assert.Equal((0, "riziv-jaarverslag-2014.xlsx riziv-jaarverslag-2015.xlsx riziv-jaarverslag-2017.xlsx"), (atOnce.Code, string.Join(' ', atOnce.Lines.Skip(2).Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[2]))));
        Assert.Equal(2, CommandRun.In(folder, "backfill", "riziv", "--from", "2014", "--to", "2017", "--at-once", "9").Code);

        var wrong = CommandRun.In(folder, "backfill", "riziv", "--from", "2018", "--to", "2015");
        Assert.Equal((2, true), (wrong.Code, wrong.Messages.Contains("backwards", StringComparison.Ordinal)));
        Assert.Equal(2, CommandRun.In(folder, "backfill", "nothing", "--from", "2015", "--to", "2018").Code);
    }

    [Fact]
    public void A_dry_run_of_a_load_shows_the_preview_and_loads_nothing()
    {
        using var folder = new TempFolder();
        var run = CommandRun.In(folder, "load", "--dry-run", Sample("depression-burn-out-par-region-2021.xlsx"));
        Assert.Equal(0, run.Code);
        foreach (var part in new[] { "neurone-regions", "6 read, 6 to load, 0 rejected, 0 replaced", "region=Flanders" })
        {
            Assert.Contains(part, run.Output, StringComparison.Ordinal);
        }

        Assert.Contains("nothing was loaded", run.Messages, StringComparison.Ordinal);
        Assert.Contains("Nothing was loaded yet", CommandRun.In(folder, "loads").Messages, StringComparison.Ordinal);
        var unknown = CommandRun.In(folder, "load", "--dry-run", folder.Write("unknown.csv", "a;b"));
        Assert.Equal((3, true), (unknown.Code, unknown.Messages.Contains("no layout fits", StringComparison.Ordinal)));
    }
}
