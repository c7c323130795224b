using ReIntegrationBI.Portal;
using ReIntegrationBI.Tests.Behaviour;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Tests.Surveys.Loading;

namespace ReIntegrationBI.Tests.Recommendations;

/// <summary>A data folder in which the command itself loaded figures, surveys, recommendations and the process; each test class has its own.</summary>
public sealed class RecommendationInstallation<TEngine> : IDisposable
    where TEngine : ITestEngine, new()
{
    private readonly TempFolder _folder = new();

    public RecommendationInstallation()
    {
        // Recommendations come first on purpose: the command puts them after what they refer to.
        FirstLoad = Run(["load", .. Samples, .. SurveyInstallation<TEngine>.Samples, .. SampleWarehouse.SampleFiles]);
        Parts = new Installation(new Settings(Database.Engine.Name, Database.ConnectionString, _folder.Path, _folder.Path, _folder.Path));
        Before = WarehouseDump.Content(Database);
    }

    public static IReadOnlyList<string> Samples { get; } =
    [
        .. new[] { "recommendations", "process" }
            .SelectMany(f => Directory.GetFiles(Path.Combine(SampleWarehouse.Root, "samples", f), "*.xlsx")).Order(StringComparer.Ordinal),
    ];

    /// <summary>Hash of the whole warehouse when all had been loaded and nothing else had happened.</summary>
    public string Before { get; }

    public TestDatabase Database { get; } = new TEngine().Rent(TestSchema.Migrated);

    internal Installation Parts { get; }

    internal CommandResult FirstLoad { get; }

    public string Folder => _folder.Path;

    /// <summary>Runs a command of the product to its end.</summary>
    internal CommandResult Run(params IReadOnlyList<string> arguments) => CommandProcess.Run(Folder, Database.Environment, arguments);

    /// <summary>Runs a command that prints CSV, and reads it.</summary>
    internal IReadOnlyList<IReadOnlyDictionary<string, string>> Csv(params IReadOnlyList<string> arguments)
    {
        var run = Run([.. arguments, "--format", "csv"]);
        Assert.True(run.ExitCode == 0, run.Messages);
        return SurveyInstallation<TEngine>.Csv(run.Output);
    }

    /// <summary>Rows of a file of the reference.</summary>
    internal static IReadOnlyList<IReadOnlyDictionary<string, string>> Reference(string name) =>
        SurveyInstallation<TEngine>.Csv(File.ReadAllText(Path.Combine(SampleWarehouse.Root, "tests", "Reference", name)));

    public void Dispose()
    {
        Database.Dispose();
        _folder.Dispose();
    }
}
