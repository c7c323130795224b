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
        Refusals.Must(Installation.Database, Installation.Parts.Journal, Installation.Before, input, load);
    }
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
