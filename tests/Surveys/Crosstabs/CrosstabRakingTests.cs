using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Tests.Model;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Tests.Surveys.Crosstabs;

/// <summary>Respondents of the CM survey, weighted to the population that the warehouse holds.</summary>
public abstract class CrosstabRakingTests<TEngine> : IDisposable
    where TEngine : ITestEngine, new()
{
    private const string Persons = "invalidity_persons";
    private readonly SmallWarehouse<TEngine> _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [EngineFact]
    public void Weighted_shares_are_those_of_the_population()
    {
        PutPopulation();
        Survey().Load(_warehouse.Engine);
        var reader = MadeSurvey.ReaderOf(_warehouse.Engine);

        var sex = reader.Ask(Raked("sex"));
        Assert.Equal(Math.Round(100 * 187000 / 472000.0, 1), sex.Cell("male").Value);
        Assert.Equal(160, sex.Cell("male").Count);
        var region = reader.Ask(Raked("region"));
        Assert.Equal(51.0, region.Cell("flanders").Value);
        var condition = reader.Ask(Raked("condition_grouped"));
        Assert.Equal(Math.Round(100 * 177156 / 471927.0, 1), condition.Cell("burnout_mental").Value);
        Assert.Equal(Math.Round(100 * (471927 - 177156 - 150430 - 24009 - 29652) / 471927.0, 1), Math.Round(condition.Cell("injury").Value!.Value + condition.Cell("other").Value!.Value, 1));

        var weights = sex.Weights!;
        Assert.InRange(weights.Lowest, 0.2 - 1e-6, 0.2 + 1e-6);
        Assert.True(weights.EffectiveBase < 480 && weights.EffectiveBase > 200);
        Assert.Equal(480 / weights.EffectiveBase, weights.DesignEffect, 9);
        Assert.Contains(weights.Report, l => l.Contains("sex is weighted to invalidity_persons (scheme general) at 2022-12-31: male 39.6 %, female 60.4 %", StringComparison.Ordinal));
        Assert.Contains(weights.Report, l => l.StartsWith("Raking converged after", StringComparison.Ordinal));
        Assert.InRange(sex.Column().EffectiveBase!.Value, Math.Floor(weights.EffectiveBase), Math.Ceiling(weights.EffectiveBase));
    }

    [EngineFact]
    public void The_newest_period_that_gives_every_member_is_taken()
    {
        PutPopulation();
        _warehouse.Put(Persons, "2023-12-31", "190000", scheme: "general", sex: "M");
        Survey().Load(_warehouse.Engine);
        Assert.Contains(
            MadeSurvey.ReaderOf(_warehouse.Engine).Ask(Raked("sex")).Weights!.Report, l => l.StartsWith("sex ", StringComparison.Ordinal) && l.Contains("2022-12-31", StringComparison.Ordinal));
    }

    [EngineFact]
    public void A_margin_that_the_warehouse_does_not_give_is_named()
    {
        _warehouse.Put(Persons, "2022-12-31", "187000", scheme: "general", sex: "M");
        Survey().Load(_warehouse.Engine);
        var message = Assert.Throws<QueryException>(() => MadeSurvey.ReaderOf(_warehouse.Engine).Ask(Raked("sex"))).Message;
        Assert.Contains("by sex: no period in the warehouse gives invalidity_persons (scheme general) for all of M, F", message, StringComparison.Ordinal);
    }

    [EngineFact]
    public void A_category_that_no_respondent_can_carry_is_named_without_counts()
    {
        PutPopulation();
        var survey = Survey(withAbroad: false);
        survey.Load(_warehouse.Engine);
        var message = Assert.Throws<QueryException>(() => MadeSurvey.ReaderOf(_warehouse.Engine).Ask(Raked("sex"))).Message;
        Assert.Contains("region, abroad: no respondent can carry it", message, StringComparison.Ordinal);
    }

    private static CrosstabQuery Raked(string rows) => CrosstabReading.Query(rows, survey: "cm2023") with { Weight = WeightChoice.Raked };

    private static MadeSurvey Survey(bool withAbroad = true)
    {
        var survey = new MadeSurvey("cm2023")
            .Ask("sex", QuestionType.Single, "male, female")
            .Ask("region", QuestionType.Single, "flanders, wallonia, brussels, abroad")
            .Ask("region_riziv_2022", QuestionType.Single, "flanders, wallonia, brussels, abroad")
            .Ask("condition_grouped", QuestionType.Single, "burnout_mental, musculoskeletal, injury, cancer, nervous_sensory, other");
        string[] regions = withAbroad ? ["flanders", "flanders", "flanders", "flanders", "flanders", "flanders", "wallonia", "wallonia", "wallonia", "wallonia", "brussels", "abroad"] : ["flanders", "wallonia", "brussels"];
        string[] conditions = ["burnout_mental", "musculoskeletal", "injury", "cancer", "nervous_sensory", "other", "musculoskeletal", "burnout_mental"];
        for (var i = 0; i < 480; i++)
        {
            survey.Add(1, $"sex={(i % 3 == 0 ? "male" : "female")}; region={regions[i / 3 % regions.Length]}; condition_grouped={conditions[i / 36 % conditions.Length]}");
        }

        return survey;
    }

    private void PutPopulation()
    {
        _warehouse
            .Put(Persons, "2022-12-31", "471927", scheme: "general")
            .Put(Persons, "2022-12-31", "187000", scheme: "general", sex: "M")
            .Put(Persons, "2022-12-31", "285000", scheme: "general", sex: "F")
            .Put(Persons, "2022-12-31", "177156", scheme: "general", disease: "mental")
            .Put(Persons, "2022-12-31", "150430", scheme: "general", disease: "musculoskeletal")
            .Put(Persons, "2022-12-31", "24009", scheme: "general", disease: "neoplasms")
            .Put(Persons, "2022-12-31", "29652", scheme: "general", disease: "nervous_senses");
        PutRegions(_warehouse.Engine);
    }

    private static void PutRegions(IWarehouseEngine engine)
    {
        using var folder = new TempFolder();
        var stored = new FileStore(folder.Path).Keep(folder.Write("cm2023.survey.csv", "regions"));
        var questionnaire = Survey().Questionnaire;
        var content = new SurveyTableContent(
            questionnaire,
            new Publication("cm-test", "CM", "CM", "research", "cm", "2024", "nl", null),
            [.. new[] { ("flanders", 51m), ("wallonia", 38m), ("brussels", 8m), ("abroad", 3m) }.Select((r, i) => new SurveyFigure
            {
                Indicator = "survey_n", Question = "region_riziv_2022", Segment = Segment.Total, Answer = r.Item1, Value = r.Item2 * 4719,
                Decimals = 0, Unit = "respondents", RowNumber = i + 2, ColumnNumber = 5,
            })],
            []);
        var outcome = new Loader(engine, new LoadJournal(engine, TimeProvider.System)).Run(new LoadRequest(
            stored, new Slice("surveys", "cm2023", questionnaire.Survey.Period.Code, "test"), _ => content, Force: false, "test"));
        Assert.True(outcome.State == LoadState.Succeeded, outcome.Reason);
    }
}

public sealed class CrosstabRakingTestsOnSqlite : CrosstabRakingTests<SqliteTestEngine>;

public sealed class CrosstabRakingTestsOnSqlServer : CrosstabRakingTests<SqlServerTestEngine>;
