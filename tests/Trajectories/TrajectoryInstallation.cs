using Microsoft.Extensions.Configuration;
using ReIntegrationBI.Portal;
using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Tests.Behaviour;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Tests.Surveys.Crosstabs;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Tests.Trajectories;

/// <summary>An installation with a key for pseudonyms and a clock that stands still.</summary>
internal sealed class TrajectoryInstallation<TEngine> : IDisposable
    where TEngine : ITestEngine, new()
{
    public const string Key = "0123456789abcdef0123456789abcdef0123456789abcdef";

    /// <summary>The current spells, with everything but the keys of who made them.</summary>
    public const string Current = "SELECT * FROM FactTrajectory WHERE SupersededAt IS NULL ORDER BY Pseudonym, StartDateKey";

    private readonly TempFolder _folder = new();

    public TrajectoryInstallation()
    {
        var settings = new Dictionary<string, string?>
        {
            ["Warehouse:Engine"] = Database.Engine.Name, ["ConnectionStrings:Warehouse"] = Database.ConnectionString, ["DataFolder"] = Folder, ["OutFolder"] = Folder,
            ["Pseudonyms:Key"] = Key,
        };
        Parts = new Installation(Settings.From(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()), Clock);
    }

    public SteppingClock Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public TestDatabase Database { get; } = new TEngine().Rent(TestSchema.Migrated);

    public Installation Parts { get; }

    public string Folder => _folder.Path;

    /// <summary>Loads a text as a trajectory file, an hour after what was loaded before.</summary>
    public LoadOutcome Load(string text, string name = "some.trajectories.csv", decimal limit = 0.01m, bool force = false) =>
        LoadFile(_folder.Write(name, text), limit, force);

    public LoadOutcome LoadFile(string path, decimal limit = 0.01m, bool force = false)
    {
        Clock.Advance(TimeSpan.FromHours(1));
        return new FileLoads(Parts).Load(path, new LoadOptions(RejectLimit: limit, Force: force));
    }

    /// <summary>Runs a command of the product to its end.</summary>
    public CommandResult Run(string? key, params IReadOnlyList<string> arguments) =>
        CommandProcess.Run(Folder, key is null ? Database.Environment : new Dictionary<string, string>(Database.Environment) { ["Pseudonyms__Key"] = key }, arguments);

    public IReadOnlyList<string> Rows(string sql)
    {
        using var connection = Database.Engine.Open();
        return [.. WarehouseDump.Rows(connection, sql)];
    }

    public long Number(string sql)
    {
        using var connection = Database.Engine.Open();
        return WarehouseDump.Number(connection, sql);
    }

    public void Dispose()
    {
        Database.Dispose();
        _folder.Dispose();
    }
}
