using CsvHelper;
using ReIntegrationBI.Portal;
using ReIntegrationBI.Tests.Behaviour;
using ReIntegrationBI.Tests.Engines;

namespace ReIntegrationBI.Tests.Surveys.Loading;

/// <summary>A data folder in which the command itself loaded both published surveys and a small one with respondents; each test class has its own.</summary>
public sealed class SurveyInstallation<TEngine> : IDisposable
    where TEngine : ITestEngine, new()
{
    /// <summary>A key as an installation has one.</summary>
    public const string Key = "0123456789abcdef0123456789abcdef0123456789abcdef";

    private readonly TempFolder _folder = new();

    public SurveyInstallation()
    {
        var (codebook, respondents) = (_folder.File(SmallSurvey.CodebookName), _folder.File(SmallSurvey.RespondentsName));
        File.WriteAllText(codebook, SmallSurvey.Codebook);
        File.WriteAllText(respondents, SmallSurvey.Respondents);
        // Respondents come first on purpose: the command puts them after their questionnaire.
        FirstLoad = Run(["load", respondents, codebook, .. Samples]);
        Parts = new Installation(new Settings(Database.Engine.Name, Database.ConnectionString, _folder.Path, _folder.Path, _folder.Path));
        Before = WarehouseDump.Content(Database);
    }

    /// <summary>Hash of the whole warehouse when all had been loaded and nothing else had happened.</summary>
    public string Before { get; }

    public static IReadOnlyList<string> Samples { get; } =
        [.. Directory.GetFiles(Path.Combine(SampleWarehouse.Root, "samples", "surveys"), "*.survey.xlsx").Order(StringComparer.Ordinal)];

    public TestDatabase Database { get; } = new TEngine().Rent(TestSchema.Migrated);

    internal Installation Parts { get; }

    internal CommandResult FirstLoad { get; }

    public string Folder => _folder.Path;

    /// <summary>Runs a command of the product to its end.</summary>
    internal CommandResult Run(params IReadOnlyList<string> arguments) => RunWith(Key, arguments);

    /// <summary>Runs a command with another key of pseudonyms.</summary>
    internal CommandResult RunWith(string key, params IReadOnlyList<string> arguments) =>
        CommandProcess.Run(Folder, new Dictionary<string, string>(Database.Environment) { ["Pseudonyms__Key"] = key }, arguments);

    /// <summary>Asks a question of the command and reads its CSV: a line as values by column.</summary>
    internal IReadOnlyList<IReadOnlyDictionary<string, string>> Query(params IReadOnlyList<string> question)
    {
        var run = Run(["query", .. question, "--format", "csv"]);
        Assert.True(run.ExitCode == 0, run.Messages);
        return Csv(run.Output);
    }

    internal static IReadOnlyList<IReadOnlyDictionary<string, string>> Csv(string text)
    {
        var lines = new List<string[]>();
        using var reader = CsvReader.FromText(text, CsvReaderOptions.Default with { HasHeader = false });
        while (reader.Read())
        {
            lines.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        }

        return [.. lines.Skip(1).Select(l => lines[0].Zip(l).ToDictionary(p => p.First, p => p.Second))];
    }

    public void Dispose()
    {
        Database.Dispose();
        _folder.Dispose();
    }
}
