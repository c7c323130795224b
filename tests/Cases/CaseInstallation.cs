using ReIntegrationBI.Portal;
using ReIntegrationBI.Tests.Behaviour;
using ReIntegrationBI.Tests.Engines;

namespace ReIntegrationBI.Tests.Cases;

/// <summary>A data folder in which the command itself loaded the fifteen cases.</summary>
public sealed class CaseInstallation<TEngine> : IDisposable
    where TEngine : ITestEngine, new()
{
    private readonly TempFolder _folder = new();

    public CaseInstallation()
    {
        var run = Run("load", SampleWarehouse.CasesFile);
        Assert.True(run.ExitCode == 0, run.Messages);
        Parts = new Installation(new Settings(Database.Engine.Name, Database.ConnectionString, _folder.Path, _folder.Path, _folder.Path));
        Before = WarehouseDump.Content(Database);
    }

    /// <summary>Hash of the whole warehouse when the cases had been loaded and nothing else had happened.</summary>
    public string Before { get; }

    public TestDatabase Database { get; } = new TEngine().Rent(TestSchema.Migrated);

    internal Installation Parts { get; }

    /// <summary>Runs a command of the product to its end.</summary>
    internal CommandResult Run(params IReadOnlyList<string> arguments) => CommandProcess.Run(_folder.Path, Database.Environment, arguments);

    public void Dispose()
    {
        Database.Dispose();
        _folder.Dispose();
    }
}
