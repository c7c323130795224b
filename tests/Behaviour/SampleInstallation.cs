using System.Data.Common;
using System.Diagnostics;
using ReIntegrationBI.Portal;
using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Tests.Engines;

namespace ReIntegrationBI.Tests.Behaviour;

/// <summary>A data folder as an installation has it, with the samples loaded and with layouts of its own.</summary>
public sealed class SampleInstallation<TEngine> : IDisposable
    where TEngine : ITestEngine, new()
{
    private readonly TempFolder _folder = new();

    public SampleInstallation()
    {
        Directory.CreateDirectory(_folder.File("layouts"));
        AddLayout("riziv-annual-report-2017", "one-year", ("dataset: riziv-annual-report\n", "dataset: one-year-report\n"), ("file: riziv-jaarverslag-2017*.xlsx", "file: one-year*.xlsx\none_period: '2017-12-31'"));
        AddLayout(
            "neurone-2021-regions", "other-slice", ("dataset: neurone-regions", "dataset: other-regions"), ("file: depression-burn-out-par-region-2021*.xlsx", "file: other-slice*.xlsx"));
        Parts = new Installation(new Settings(Database.Engine.Name, Database.ConnectionString, _folder.Path, _folder.Path, _folder.Path));
        var loads = new FileLoads(Parts);
        foreach (var file in SampleWarehouse.SampleFiles)
        {
            Assert.Equal("succeeded", loads.Load(file, new LoadOptions()).State);
        }

        Before = WarehouseDump.Content(Database);
    }

    /// <summary>The data folder.</summary>
    public string Folder => _folder.Path;

    /// <summary>Hash of the whole warehouse when the samples were loaded and nothing else had happened.</summary>
    public string Before { get; }

    /// <summary>Where its warehouse stands.</summary>
    public TestDatabase Database { get; } = new TEngine().Rent(TestSchema.Migrated);

    internal Installation Parts { get; }

    public DbConnection Open() => Database.Engine.Open();

    /// <summary>Runs a command of the product to its end.</summary>
    internal CommandResult Run(params IReadOnlyList<string> arguments) => CommandProcess.Run(Folder, Database.Environment, arguments);

    /// <summary>Starts a command of the product; the caller waits for it or kills it.</summary>
    internal Process Start(IReadOnlyList<string> arguments) => CommandProcess.Start(Folder, Database.Environment, arguments);

    public void Dispose()
    {
        Database.Dispose();
        _folder.Dispose();
    }

    private void AddLayout(string like, string name, params (string Old, string New)[] changes)
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Layouts", "riziv", like + ".yaml"));
        text = SampleEdit.Replace(text, $"layout: {like}\n", $"layout: {name}\n");
        foreach (var (old, now) in changes)
        {
            text = SampleEdit.Replace(text, old, now);
        }

        File.WriteAllText(_folder.File($"layouts/{name}.yaml"), text);
    }
}
