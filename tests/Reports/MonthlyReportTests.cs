using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Tests.Reports;

/// <summary>The monthly report as it is filled from the samples.</summary>
public abstract class MonthlyReportTests<TEngine> : IClassFixture<LazyFixture<SampleWarehouse<TEngine>>>
    where TEngine : ITestEngine, new()
{
    private readonly ReportBuilder _builder;

    protected MonthlyReportTests(LazyFixture<SampleWarehouse<TEngine>> fixture)
    {
        var samples = fixture.Value;
        if (samples.Journal.Latest(1).Count == 0)
        {
            samples.LoadSamples();
            samples.LoadSurveys();
            samples.LoadStudies();
        }

        _builder = new ReportBuilder(samples.Reader, samples.Codes, _ => null, new ReportCatalog(), TimeProvider.System,
            new QuestionnaireStore(samples.Engine).Find, samples.Studies());
    }

    public static TheoryData<string> Languages => ["nl", "fr", "en"];

    [EngineTheory]
    [MemberData(nameof(Languages))]
    public void Every_sentence_and_visual_has_its_numbers(string language)
    {
        var report = _builder.Build("monthly-policy-report", Period.Parse("2026-11"), language, null);

        var definition = new ReportCatalog().Find("monthly-policy-report");
        Assert.Equal(definition.Cover.Count + 1, report.CoverSentences.Count);
        Assert.Equal(definition.Pages.SelectMany(p => p.Visuals).Where(v => !IsOfTrajectories(v)).Select(v => v.Id), report.Pages.SelectMany(p => p.Visuals).Select(v => v.Id));
        // Pages of surveys say more than their definition: the limits of the study, and whose words the answers are.
        Assert.Equal(
            definition.Pages.Where(p => !p.Disagreements && !IsOfSurveys(p) && !IsOfCases(p)).Select(p => p.Caveats.Count + p.Visuals.Count(IsOfTrajectories)),
            report.Pages.Where((_, i) => !definition.Pages[i].Disagreements && !IsOfSurveys(definition.Pages[i]) && !IsOfCases(definition.Pages[i])).Select(p => p.Caveats.Count));
        Assert.All(
            report.Pages.Where((_, i) => IsOfSurveys(definition.Pages[i])),
            p => Assert.True(p.Caveats.Count >= 1 && p.Visuals.All(v => v.BaseNote!.Contains('n', StringComparison.Ordinal)), p.Id));
        var sentences = report.Pages.SelectMany(p => (string[])[p.Finding, p.Lead, .. p.Caveats, .. p.Visuals.SelectMany(v => (string[])[v.Title, v.Subtitle, .. v.Notes])]);
        Assert.All(sentences, s => Assert.DoesNotContain("{", s, StringComparison.Ordinal));
    }

    [EngineFact]
    public void Every_number_of_a_visual_stands_in_the_annex_with_its_address()
    {
        var report = _builder.Build("monthly-policy-report", Period.Parse("2026-11"), "nl", null);

        var points = report.Pages.SelectMany(p => p.Visuals).SelectMany(v => v.Series).SelectMany(s => s.Points)
            .Where(p => p.State == CellState.Shown && !p.IsWords).ToList();
        Assert.True(points.Count > 100, $"Only {points.Count} points.");
        Assert.All(points, p =>
        {
            var entry = report.Annex[p.Annex!.Value - 1];
            Assert.Equal(p.Value, entry.Value);
            Assert.NotEmpty(entry.Addresses);
        });
    }

    [EngineFact]
    public void Pages_of_surveys_tell_the_headlines_and_their_bases()
    {
        var report = _builder.Build("monthly-policy-report", Period.Parse("2026-11"), "en", null);

        var guidance = report.Pages.Single(p => p.Id == "guidance");
        Assert.Contains("493 of the 943", guidance.Finding, StringComparison.Ordinal);
        Assert.Contains("943 of the 5,100", guidance.Lead, StringComparison.Ordinal);
        Assert.Contains("18.5", guidance.Lead, StringComparison.Ordinal);
        Assert.Contains("52.3", guidance.Lead, StringComparison.Ordinal);
        var returning = report.Pages.Single(p => p.Id == "return-itself");
        Assert.Contains("786 of 1,254", returning.Finding, StringComparison.Ordinal);
        Assert.Contains("2,299 of the 5,100", returning.Lead, StringComparison.Ordinal);
        Assert.Contains("45.1", returning.Lead, StringComparison.Ordinal);
        Assert.Contains("1,254 of the 2,299", returning.Lead, StringComparison.Ordinal);
        var employers = report.Pages.Single(p => p.Id == "employers");
        Assert.Contains("43", employers.Finding, StringComparison.Ordinal);
        Assert.Contains("31", employers.Finding, StringComparison.Ordinal);
        Assert.Equal(["n = 178 (derived)", "n = 166 (derived)", "n = 66"], employers.Visuals.Single(v => v.Id == "employer-actions").Series.Select(s => s.Base));
        var eased = returning.Visuals.Single(v => v.Id == "ease-of-return");
        Assert.Contains("Neither agree", eased.Series.Single(s => s.Code == "neutral").Label, StringComparison.OrdinalIgnoreCase);
    }

    [EngineFact]
    public void Pages_of_studies_count_cases_and_say_what_they_cannot_show()
    {
        var report = _builder.Build("monthly-policy-report", Period.Parse("2026-11"), "en", null);

        var cases = report.Pages.Single(p => p.Id == "what-made-it-succeed");
        Assert.Contains("In 13 of the 15 cases", cases.Finding, StringComparison.Ordinal);
        Assert.Contains("in none a formal trajectory", cases.Finding, StringComparison.Ordinal);
        Assert.Contains("12 of the 15 people", cases.Lead, StringComparison.Ordinal);
        Assert.Contains(cases.Caveats, c => c.StartsWith("What SERV", StringComparison.Ordinal));
        Assert.Contains(cases.Caveats, c => c.Contains("inferred", StringComparison.Ordinal));
        Assert.All(cases.Visuals, v => Assert.DoesNotContain(v.Series, s => s.Unit.Symbol == "%"));
        var heat = cases.Visuals.Single(v => v.Kind == VisualKind.HeatMap);
        Assert.Equal(["3 of 3", "3 of 3", "1 of 2", "3 of 3", "3 of 4", "13 of 15"], heat.Series.Single(s => s.Code == "people_centred_leadership").Points.Select(p => p.Text));
        var way = report.Pages.Single(p => p.Id == "how-long-the-way-is");
        Assert.Contains(way.Caveats, c => c.Contains("no trajectories of real persons", StringComparison.Ordinal));
        Assert.Contains(way.Visuals.Single().Series[0].Points, p => p.State == CellState.NotAvailable);
        var recommendations = report.Pages.Single(p => p.Id == "recommendations");
        Assert.Matches(@"^\d+ of the \d+ recommendations are measured by no source$", recommendations.Finding);
        Assert.Equal(10, recommendations.Visuals.Single().Categories.Count);
    }

    [EngineFact]
    public void A_report_before_the_study_leaves_its_cases_out_and_says_so()
    {
        var report = _builder.Build("monthly-policy-report", Period.Parse("2019-06"), "en", null);

        var cases = report.Pages.Single(p => p.Id == "what-made-it-succeed");
        Assert.Empty(cases.Visuals);
        Assert.DoesNotContain("13", cases.Finding, StringComparison.Ordinal);
        Assert.Contains(cases.Caveats, c => c.StartsWith("No source gives figures for: Number of cases", StringComparison.Ordinal));
    }

    [EngineFact]
    public void A_report_of_an_earlier_month_knows_nothing_of_later_periods()
    {
        var report = _builder.Build("monthly-policy-report", Period.Parse("2019-06"), "nl", null);

        var periods = report.Pages.SelectMany(p => p.Visuals).SelectMany(v => v.Categories).Select(c => c.Period).OfType<Period>();
        Assert.All(periods, p => Assert.True(p.LastDay <= new DateOnly(2019, 6, 30), p.Code));
        Assert.Contains("426.607", report.Pages[0].Finding, StringComparison.Ordinal);
    }

    // Of which the samples hold none of real persons.
    private static bool IsOfTrajectories(VisualDefinition visual) => visual.Data?.StartsWith("trajectories.", StringComparison.Ordinal) == true;

    private static bool IsOfCases(PageDefinition page) => page.Visuals.Any(v => v.Data?.StartsWith("cases.", StringComparison.Ordinal) == true);

    private static bool IsOfSurveys(PageDefinition page) => page.Visuals.Any(v => v.Series.Any(s => s.Where.ContainsKey("survey")));

    [EngineFact]
    public void The_headline_is_never_taken_from_a_second_hand_source()
    {
        var report = _builder.Build("monthly-policy-report", Period.Parse("2026-11"), "nl", null);

        Assert.StartsWith("526.507", report.Pages[0].Finding, StringComparison.Ordinal);
    }
}

public sealed class MonthlyReportTestsOnSqlite(LazyFixture<SampleWarehouse<SqliteTestEngine>> samples) : MonthlyReportTests<SqliteTestEngine>(samples);

public sealed class MonthlyReportTestsOnSqlServer(LazyFixture<SampleWarehouse<SqlServerTestEngine>> samples) : MonthlyReportTests<SqlServerTestEngine>(samples);
