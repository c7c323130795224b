using ReIntegrationBI.Etl.Layouts;
using ReIntegrationBI.Etl.Sources;
using ReIntegrationBI.Etl.Sources.Surveys;
using ReIntegrationBI.Etl.Synthetic;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Persons;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Tests;

/// <summary>A warehouse of a test's own, with the samples loaded on request.</summary>
public class SampleWarehouse : IDisposable
{
    private readonly TempFolder _folder = new();

    /// <summary>A warehouse on SQLite.</summary>
    public SampleWarehouse()
        : this(new SqliteTestEngine())
    {
    }

    protected SampleWarehouse(ITestEngine engine)
    {
        Database = engine.Rent(TestSchema.Migrated);
        Journal = new LoadJournal(Engine, TimeProvider.System);
        Reader = new WarehouseReader(Engine, SemanticModel.Load(Codes));
        Files = new FileStore(_folder.Path);
        Source = new SourceFileReader(LayoutCatalog.Load(Codes), Codes);
    }

    /// <summary>The folder of the repository that holds <c>samples</c>.</summary>
    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<string> SampleFiles { get; } =
        Directory.GetFiles(Path.Combine(Root, "samples", "riziv")).Order(StringComparer.Ordinal).ToList();

    public CodeListCatalog Codes { get; } = CodeListCatalog.Load();

    public TestDatabase Database { get; }

    public IWarehouseEngine Engine => Database.Engine;

    public LoadJournal Journal { get; }

    public FileStore Files { get; }

    public SourceFileReader Source { get; }

    public IWarehouseReader Reader { get; }

    public IReadOnlyList<LoadOutcome> LoadSamples() => SampleFiles.Select(f => Load(f)).ToList();

    /// <summary>The published tables of the two surveys.</summary>
    public IReadOnlyList<LoadOutcome> LoadSurveys() =>
        Directory.GetFiles(Path.Combine(Root, "samples", "surveys"), "*" + SurveyWorkbookSource.Ending).Order(StringComparer.Ordinal)
            .Select(path =>
            {
                var stored = Files.Keep(path);
                var workbook = SurveyWorkbookSource.Open(stored.Path, stored.FileName);
                return new Loader(Engine, Journal).Run(new LoadRequest(
                    stored, new Slice("surveys", workbook.Survey.Code, workbook.Survey.Period.Code, "survey-workbook"), _ => workbook.Read(), false, "test"));
            })
            .ToList();

    /// <summary>Made-up respondents of the CM survey, of which the tables must have been loaded.</summary>
    public LoadOutcome LoadMadeUpRespondents(int respondents)
    {
        using var folder = new TempFolder();
        var questionnaire = new QuestionnaireStore(Engine).Find("cm2023")!;
        var path = folder.File("cm2023.respondents.csv");
        using (var writer = File.CreateText(path))
        {
            SyntheticSurvey.Make(questionnaire, PublishedAnswers.Of(Reader, "cm2023"), seed: 7, respondents).Write(writer);
        }

        var content = RespondentCsvSource.Read(path, "cm2023.respondents.csv", questionnaire, new Pseudonyms(new string('k', 32)), 0.01m);
        return new Loader(Engine, Journal).Run(new LoadRequest(
            Files.Pass(path), new Slice("surveys", "cm2023/respondents", questionnaire.Survey.Period.Code, "respondents"), _ => content, false, "test"));
    }

    public LoadOutcome Load(string path, bool force = false)
    {
        var stored = Files.Keep(path);
        var layout = Source.LayoutFor(path);
        var slice = new Slice(layout.Source, layout.Dataset, layout.Period, layout.Name);
        return new Loader(Engine, Journal).Run(new LoadRequest(stored, slice, _ => Source.Read(path), force, "test"));
    }

    public void Dispose()
    {
        Database.Dispose();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ReIntegrationBI.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests must run inside the repository.");
    }
}

/// <summary>As <see cref="SampleWarehouse"/>, on the engine of a test.</summary>
public sealed class SampleWarehouse<TEngine>() : SampleWarehouse(new TEngine())
    where TEngine : ITestEngine, new();
