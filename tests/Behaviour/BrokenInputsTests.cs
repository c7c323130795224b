using System.Globalization;
using System.Runtime.Versioning;
using ReIntegrationBI.Tests.Engines;

using ReIntegrationBI.Warehouse.Engines;

namespace ReIntegrationBI.Tests.Behaviour;

/// <summary>A broken input is refused by the real command: exit code 3, a message with the place, and not one row changed.</summary>
public abstract class BrokenInputsTests<TEngine>(LazyFixture<SampleInstallation<TEngine>> fixture) : IClassFixture<LazyFixture<SampleInstallation<TEngine>>>
    where TEngine : ITestEngine, new()
{
    protected SampleInstallation<TEngine> Installation => fixture.Value;

    protected void MustRefuse(string name)
    {
        var input = BrokenInputs.All[name];
        using var folder = new TempFolder();
        var path = folder.File(input.FileName);
        input.Make(path);

        MustRefuse(input, () => Installation.Run("load", path));
    }

    private protected void MustRefuse(BrokenInput input, Func<CommandResult> load)
    {
        using var connection = Installation.Open();
        Assert.True(WarehouseDump.Number(connection, "SELECT COUNT(*) FROM FactPublishedFigure") > 0, "The warehouse must hold figures that could be lost.");
        var lastLoad = WarehouseDump.Number(connection, "SELECT MAX(LoadKey) FROM LoadJournal");
        var lastFile = WarehouseDump.Number(connection, "SELECT MAX(SourceFileKey) FROM SourceFile");
        var journal = WarehouseDump.JournalUntil(connection, lastLoad);
        var files = WarehouseDump.HashOf(connection, Files(lastFile));

        var result = load();

        Assert.True(result.ExitCode == 3, $"exit code {result.ExitCode}: {result.Messages}{result.Output}");
        var place = input.FileName + (input.Sheet is null ? "" : $", sheet '{input.Sheet}'") + (input.Cell is null ? "" : (input.Cell.StartsWith("line ", StringComparison.Ordinal) ? ", " : ", cell ") + input.Cell);
        Assert.True(
            result.Messages.Split('\n').Any(line => line.Contains(place + ":", StringComparison.Ordinal) && line.Contains(input.Says, StringComparison.Ordinal)),
            $"expected '{place}: … {input.Says}', found: {result.Messages}");
        Assert.Contains($"Refused 1 of 1 file, nothing of it was loaded: {input.FileName}", result.Messages, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Messages, StringComparison.Ordinal);

        Assert.Equal(Installation.Before, WarehouseDump.Content(Installation.Database));
        Assert.Equal(journal, WarehouseDump.JournalUntil(connection, lastLoad));
        Assert.Equal(files, WarehouseDump.HashOf(connection, Files(lastFile)));
        Assert.InRange(WarehouseDump.Number(connection, "SELECT MAX(SourceFileKey) FROM SourceFile") - lastFile, 0, 1);
        MustStandInJournal(input, lastLoad);
    }

    private void MustStandInJournal(BrokenInput input, long lastLoad)
    {
        var runs = Installation.Parts.Journal.Latest(1000).Where(r => r.LoadKey > lastLoad).ToList();
        var run = Assert.Single(runs);
        Assert.Equal("refused", run.State);
        Assert.Equal(input.FileName, run.FileName);
        Assert.NotNull(run.FinishedAt);
        Assert.Equal(0, run.RowsLoaded);
        var reasons = Installation.Parts.Journal.RejectionsOf(run.LoadKey);
        Assert.Equal(run.RowsRejected, reasons.Count);
        Assert.Contains(reasons, r => r.Sheet == input.Sheet && r.Cell == input.Cell && r.Reason.Contains(input.Says, StringComparison.Ordinal));
        using var connection = Installation.Open();
        var key = run.LoadKey.ToString(CultureInfo.InvariantCulture);
        Assert.Equal(["'running'", "'refused'"], WarehouseDump.Rows(connection, $"SELECT State FROM LoadTransition WHERE LoadKey = {key} ORDER BY Seq"));
    }

    private static string Files(long last) =>
        $"SELECT * FROM SourceFile WHERE SourceFileKey <= {last.ToString(CultureInfo.InvariantCulture)} ORDER BY SourceFileKey";
}

public sealed class BrokenInputsTestsOnSqlite(LazyFixture<SampleInstallation<SqliteTestEngine>> fixture) : BrokenInputsTests<SqliteTestEngine>(fixture)
{
    public static TheoryData<string> Names => [.. BrokenInputs.All.Keys];

    [EngineTheory]
    [MemberData(nameof(Names))]
    public void A_broken_input_is_refused_and_changes_nothing(string name) => MustRefuse(name);

    [UnreadableFileFact]
    [UnsupportedOSPlatform("windows")]
    public void A_file_without_read_permission_is_refused_and_changes_nothing()
    {
        using var folder = new TempFolder();
        var path = folder.File("riziv-jaarverslag-2017-x.xlsx");
        File.Copy(SampleEdit.Sample("riziv-jaarverslag-2017.xlsx"), path);
        File.SetUnixFileMode(path, UnixFileMode.None);
        var input = new BrokenInput(Path.GetFileName(path), _ => { }, "may not be read by");

        if (!UnreadableFileFactAttribute.IsRoot)
        {
            MustRefuse(input, () => Installation.Run("load", path));
            return;
        }

        OpenToAll(folder.Path);
        OpenToAll(Installation.Folder);
        if (Installation.Database.Engine is SqliteEngine)
        {
            OpenToAll(Path.GetDirectoryName(Installation.Database.Engine.Place)!);
        }

        File.SetUnixFileMode(path, UnixFileMode.None);
        MustRefuse(input, () => CommandProcess.RunAsNobody(Installation.Folder, Installation.Database.Environment, "load", path));
    }

    [UnsupportedOSPlatform("windows")]
    private static void OpenToAll(string folder)
    {
        const UnixFileMode all = (UnixFileMode)0b111_111_111;
        File.SetUnixFileMode(folder, all);
        foreach (var entry in Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories))
        {
            File.SetUnixFileMode(entry, all);
        }
    }
}

/// <summary>Most inputs are refused before the database is asked anything: some of each way of being refused.</summary>
public sealed class BrokenInputsTestsOnSqlServer(LazyFixture<SampleInstallation<SqlServerTestEngine>> fixture) : BrokenInputsTests<SqlServerTestEngine>(fixture)
{
    [EngineTheory]
    [InlineData("html page named xlsx")]
    [InlineData("wrong title")]
    [InlineData("total that does not add up")]
    [InlineData("utf-8 encoded twice")]
    [InlineData("duplicate cell")]
    [InlineData("far too large")]
    [InlineData("figure of another slice")]
    [InlineData("missing file")]
    [InlineData("no layout knows it")]
    public void A_broken_input_is_refused_and_changes_nothing(string name) => MustRefuse(name);
}
