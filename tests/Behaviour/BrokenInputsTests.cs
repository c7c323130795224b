using System.Runtime.Versioning;
using ReIntegrationBI.Tests.Engines;

using ReIntegrationBI.Warehouse.Engines;

namespace ReIntegrationBI.Tests.Behaviour;

/// <summary>A broken input is refused by the real command: exit code 3, a message with the place, and not one row changed.</summary>
public abstract class BrokenInputsTests<TEngine>(LazyFixture<SampleInstallation<TEngine>> fixture) : IClassFixture<LazyFixture<SampleInstallation<TEngine>>>
    where TEngine : ITestEngine, new()
{
    protected SampleInstallation<TEngine> Installation => fixture.Value;

    protected void MustRefuse(params IReadOnlyList<string> names)
    {
        MustHoldFigures();
        Refusals.Must(Installation.Database, Installation.Parts, Installation.Before, names.Select(n => KeyValuePair.Create(n, BrokenInputs.All[n])), paths => Installation.Run(["load", .. paths]));
    }

    private protected void MustRefuse(BrokenInput input, Func<CommandResult> load)
    {
        MustHoldFigures();
        Refusals.Must(Installation.Database, Installation.Parts, Installation.Before, input, load);
    }

    private void MustHoldFigures()
    {
        using var connection = Installation.Open();
        Assert.True(WarehouseDump.Number(connection, "SELECT COUNT(*) FROM FactPublishedFigure") > 0, "The warehouse must hold figures that could be lost.");
    }
}

public sealed class BrokenInputsTestsOnSqlite(LazyFixture<SampleInstallation<SqliteTestEngine>> fixture) : BrokenInputsTests<SqliteTestEngine>(fixture)
{
    [EngineFact]
    public void Broken_inputs_are_refused_and_change_nothing() => MustRefuse([.. BrokenInputs.All.Keys]);

    [EngineTheory]
    [InlineData("html page named xlsx")]
    [InlineData("text in a number cell")]
    [InlineData("missing file")]
    public void So_is_one_alone(string name) => MustRefuse(name);

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
    [EngineFact]
    public void Broken_inputs_are_refused_and_change_nothing() => MustRefuse(
        "html page named xlsx", "wrong title", "total that does not add up", "utf-8 encoded twice", "duplicate cell", "far too large", "figure of another slice", "missing file",
        "no layout knows it");
}
