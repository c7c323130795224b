using ReIntegrationBI.Etl.Checks;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.Cases;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Tests.Cases;

/// <summary>Loads of cases: a study is replaced as a whole, what it was before can still be asked, and two studies do not touch each other.</summary>
public abstract class CaseLoadTests<TEngine>
    where TEngine : ITestEngine, new()
{
    private static readonly CasePlace Here = new("sheet", 2, 3, "10-12");

    [EngineFact]
    public void A_study_is_replaced_as_a_whole_and_what_was_known_before_can_still_be_asked()
    {
        using var warehouse = new SampleWarehouse<TEngine>();
        var first = warehouse.LoadCases();
        Assert.Equal((790, 0), (first.Loaded, first.Superseded));
        Assert.Equal(LoadState.NoOp, warehouse.LoadCases().State);
        var loadedAt = new CaseReader(warehouse.Engine).Studies().Single().LoadedAt;
        Thread.Sleep(20);

        var second = Load(warehouse, Content("serv2025", "S01", "age", "32") with { Keys = [new CaseKeyEvidence("S01", "self_efficacy", "implied", null, Here)] });

        Assert.Equal((3, 790), (second.Loaded, second.Superseded));
        var reader = new CaseReader(warehouse.Engine);
        var now = reader.Study("serv2025")!;
        Assert.Equal(["S01"], now.Cases.Select(c => c.Code));
        Assert.Equal("32", now.Find("s01")!.Find("age")!.Fact.Code);
        Assert.Null(now.Find("S01")!.Type);
        // A mechanism counts for its key.
        Assert.Equal("personal_strength", now.KeyOf("self_efficacy"));
        var before = reader.Study("serv2025", loadedAt)!;
        Assert.Equal((15, 35, "31"), (before.Cases.Count, before.Overview.Count, before.Find("S01")!.Find("age")!.Fact.Code));
        Assert.Null(reader.Study("serv2025", loadedAt.AddHours(-1)));
        Assert.Empty(reader.Studies(loadedAt.AddHours(-1)));
    }

    [EngineFact]
    public void A_study_beside_it_is_shown_with_its_codings_only_where_it_was_published()
    {
        using var warehouse = new SampleWarehouse<TEngine>();
        warehouse.LoadCases();
        var guid = Guid.NewGuid();
        var mine = Content("mystudy", "A", "age", "40") with
        {
            Codings =
            [
                new CaseCoding("A", guid, "boss", "help/boss", "people_centred_leadership", null, null, "interview A", 10, 25, Here),
                new CaseCoding(null, guid, "mood", "mood", null, null, null, "notes", 0, 4, Here),
            ],
        };

        Assert.Equal(LoadState.Succeeded, Load(warehouse, mine).State);
        // Who was interviewed for a study that nobody published is a person, whatever the name in the file.
        Assert.Null(new CaseReader(warehouse.Engine).Study("mystudy"));
        Assert.Equal(["serv2025"], new CaseReader(warehouse.Engine).Studies().Select(s => s.Study.Code));

        var published = new CaseStudyContent(mine.Study, new Publication("mine", "M", "We", "research", "m", "2025", "nl", null), [])
        {
            Cases = mine.Cases,
            Profile = mine.Profile,
            Codings = mine.Codings,
        };
        Assert.Equal(LoadState.Succeeded, Load(warehouse, published).State);

        var study = new CaseReader(warehouse.Engine).Study("mystudy")!;
        Assert.Equal(mine.Codings, study.Codings.Select(c => c.Fact));
        Assert.Equal(("mine", "C2"), (study.Codings[0].Address.Publication, study.Find("A")!.Source.Address.Cell));
        Assert.Equal(15, new CaseReader(warehouse.Engine).Study("serv2025")!.Cases.Count);
        Assert.Equal(["mystudy", "serv2025"], new CaseReader(warehouse.Engine).Studies().Select(s => s.Study.Code).Order());
    }

    [EngineFact]
    public void A_member_that_no_code_list_has_leaves_the_warehouse_as_it_was()
    {
        using var warehouse = new SampleWarehouse<TEngine>();
        warehouse.LoadCases();
        var wrong = Content("serv2025", "S01", "age", "32") with { Supports = [new CaseSupport("S01", "nobody", "mentioned", "neutral", null, Here)] };

        Assert.Throws<InvalidOperationException>(() => Load(warehouse, wrong));

        Assert.Equal("31", new CaseReader(warehouse.Engine).Study("serv2025")!.Find("S01")!.Find("age")!.Fact.Code);
    }

    [EngineFact]
    public void The_same_field_of_a_case_from_two_datasets_is_refused()
    {
        using var warehouse = new SampleWarehouse<TEngine>();
        warehouse.LoadCases();
        var again = Content("serv2025", "S01", "age", "32");

        var outcome = Load(warehouse, again with { Study = again.Study with { Year = 2024 } });

        Assert.Equal(LoadState.Refused, outcome.State);
        Assert.Contains("'age' of the case 'S01'", outcome.Reason, StringComparison.Ordinal);
        Assert.Equal(15, new CaseReader(warehouse.Engine).Study("serv2025")!.Cases.Count);
    }

    [EngineFact]
    public void The_checks_count_what_is_confirmed_and_find_cases_that_contradict_themselves()
    {
        using var warehouse = new SampleWarehouse<TEngine>();
        warehouse.LoadCases();
        var found = Check(warehouse);
        Assert.Equal((CheckState.Failed, 35, 13), (found["case-overview-follows-from-cases"].Outcome, found["case-overview-follows-from-cases"].Tested, found["case-overview-follows-from-cases"].Offenders.Count));
        Assert.Contains("22 confirmed, 9 closed by inference, 4 unresolved", found["case-overview-follows-from-cases"].Message, StringComparison.Ordinal);
        Assert.Contains(found["case-overview-follows-from-cases"].Offenders, o => o is { What: "serv2025: education, low_mid", Expected: "7" } && o.Address.EndsWith("cell F8", StringComparison.Ordinal));
        Assert.Contains(found["case-overview-follows-from-cases"].Offenders, o => o is { What: "serv2025: contact_vdab, yes", Expected: "about 5" });
        Assert.All(new[] { "case-has-one-type", "case-type-fits-its-factors", "case-age-fits-its-band" }, c => Assert.Equal(CheckState.Passed, found[c].Outcome));
        Assert.DoesNotContain(found.Values, o => o.Blocks);

        var contradicting = Content("serv2025", "S01", "age", "29") with
        {
            Cases = [new StudyCase("S01", "Ann", Here), new StudyCase("S02", "Bo", Here)],
            Profile =
            [
                Stated("S01", "age", "29"), Stated("S01", "age_band", "30-39"), Stated("S01", CaseStudy.TypeField, "verlichte_transformeerder"), Stated("S01", "factor_career_break", "no"),
                Stated("S01", "factor_health_impact", "light"), Stated("S02", "age", "30"), Stated("S02", "age_band", "30-39"),
            ],
        };
        Load(warehouse, contradicting);
        found = Check(warehouse);
        Assert.Equal(["serv2025: S02"], found["case-has-one-type"].Offenders.Select(o => o.What));
        Assert.Equal(["serv2025: S01, career_break"], found["case-type-fits-its-factors"].Offenders.Select(o => o.What));
        Assert.Equal(["serv2025: S01"], found["case-age-fits-its-band"].Offenders.Select(o => o.What));
        Assert.Equal(CheckState.NotApplicable, found["case-overview-follows-from-cases"].Outcome);
    }

    private static Dictionary<string, CheckOutcome> Check(SampleWarehouse warehouse) =>
        new CheckRunner(warehouse.Reader, SemanticModel.Load(warehouse.Codes), new QuestionnaireStore(warehouse.Engine).Find, new CaseReader(warehouse.Engine)).Run("cases").ToDictionary(o => o.Code);

    private static CaseProfileValue Stated(string one, string field, string value) => new(one, field, new Label(value, value, value), CaseBasis.Stated, null, null, Here);

    private static CaseStudyContent Content(string study, string one, string field, string value) => new(
        new StudyDescription { Code = study, Title = new Label("Studie", "Étude", "Study"), Organiser = "We", Year = 2025, Limits = new Label("klein", "petit", "small") },
        study == "serv2025" ? new Publication("serv-2025", "S", "SERV", "research", "s", "2025", "nl", null) : null, [])
    {
        Cases = [new StudyCase(one, "Ann", Here)],
        Profile = [Stated(one, field, value)],
    };

    private static LoadOutcome Load(SampleWarehouse warehouse, CaseStudyContent content)
    {
        using var folder = new TempFolder();
        var stored = warehouse.Files.Keep(folder.Write(content.Study.Code + ".made", Guid.NewGuid().ToString()));
        return new Loader(warehouse.Engine, warehouse.Journal).Run(new LoadRequest(
            stored, new Slice("cases", content.Study.Code, content.Study.Period.Code, "made"), _ => content, false, "test"));
    }
}

public sealed class CaseLoadTestsOnSqlite : CaseLoadTests<SqliteTestEngine>;

public sealed class CaseLoadTestsOnSqlServer : CaseLoadTests<SqlServerTestEngine>;
