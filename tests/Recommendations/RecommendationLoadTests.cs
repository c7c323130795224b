using ReIntegrationBI.Etl.Sources.Recommendations;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Model.Recommendations;

namespace ReIntegrationBI.Tests.Recommendations;

/// <summary>A newer workbook of a study replaces the older one, and what was known before can still be read.</summary>
public abstract class RecommendationLoadTests<TEngine> : IDisposable
    where TEngine : ITestEngine, new()
{
    private readonly SampleWarehouse<TEngine> _warehouse = new();
    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        _warehouse.Dispose();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [EngineFact]
    public void A_newer_workbook_replaces_the_older_and_the_older_stays_readable()
    {
        _warehouse.LoadSurveys();
        var first = Load("one", w => w);
        Assert.Equal((LoadState.Succeeded, 4, 0), (first.State, first.Loaded, first.Superseded));
        Assert.Equal(LoadState.NoOp, Load("one", w => w).State);
        var known = DateTime.UtcNow;
        Thread.Sleep(20);

        var second = Load("two", w => w.Set("indicators", "D2", "down").Set("actions", "G2", "een, beter"));

        Assert.Equal((LoadState.Succeeded, 4, 4), (second.State, second.Loaded, second.Superseded));
        var reader = new RecommendationReader(_warehouse.Engine, _warehouse.Reader, SemanticModel.Load(_warehouse.Codes));
        var now = reader.Ask(new RecommendationQuery());
        Assert.Equal(["a1", "a2"], now.Select(a => a.Code));
        Assert.Equal("een, beter", now[0].Label.Nl);
        Assert.Equal("down", now[0].Indicators.Single().Wanted.ToString()!.ToLowerInvariant());
        Assert.Equal("up", reader.Ask(new RecommendationQuery { AsOf = known })[0].Indicators.Single().Wanted.ToString()!.ToLowerInvariant());
        Assert.Equal((18m, "2023-11", Movement.OneMeasurement), Of(now[0]));
        Assert.Equal("B2", now[0].Indicators[0].Address.Cell);
        Assert.Equal(("government", true), (now[1].Actors.Single().Code, now[1].Actors[0].IsUncertain));

        static (decimal?, string?, Movement) Of(TrackedAction a) =>
            (a.Indicators[0].Today?.Cell.Value, a.Indicators[0].Today?.Period.Code, a.Indicators[0].Movement);
    }

    private LoadOutcome Load(string name, Func<Etl.WorkbookBuilder, Etl.WorkbookBuilder> change)
    {
        var path = Path.Combine(Directory.CreateDirectory(_folder.File(name)).FullName, SmallStudy.ActionsName);
        File.WriteAllBytes(path, change(SmallStudy.Actions()).ToBytes());
        var stored = _warehouse.Files.Keep(path);
        var workbook = ActionWorkbookSource.Open(stored.Path, stored.FileName, SemanticModel.Load(_warehouse.Codes));
        return new Loader(_warehouse.Engine, _warehouse.Journal).Run(new LoadRequest(
            stored, new Slice("recommendations", workbook.Study.Code, "", "actions-workbook"), _ => workbook.Read(new RecommendationReader(_warehouse.Engine, _warehouse.Reader, SemanticModel.Load(_warehouse.Codes)).Check), false, "test"));
    }
}

public sealed class RecommendationLoadTestsOnSqlite : RecommendationLoadTests<SqliteTestEngine>;

public sealed class RecommendationLoadTestsOnSqlServer : RecommendationLoadTests<SqlServerTestEngine>;
