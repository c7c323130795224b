using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Rendering;
using ReIntegrationBI.Reports.Visuals;
using ReIntegrationBI.Tests.Trajectories;
using ReIntegrationBI.Warehouse.Disclosure;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Tests.Surveys.Synthetic;

/// <summary>What is made up for demonstration never gets into the monthly report.</summary>
public sealed class MonthlyReportRefusalTests
{
    [Fact]
    public void Made_up_respondents_change_nothing_in_the_monthly_report()
    {
        using var samples = new SampleWarehouse();
        samples.LoadSamples();
        samples.LoadSurveys();
        var store = new QuestionnaireStore(samples.Engine);
        var builder = new ReportBuilder(samples.Reader, samples.Codes, _ => null, new ReportCatalog(), TimeProvider.System, store.Find);
        var before = builder.Build("monthly-policy-report", Period.Parse("2026-11"), "nl", null);

        Assert.Equal(LoadState.Succeeded, samples.LoadMadeUpRespondents(600).State);
        var after = builder.Build("monthly-policy-report", Period.Parse("2026-11"), "nl", null);

        Assert.True(new CrosstabReader(samples.Engine, samples.Reader, DisclosureRule.DefaultThreshold).Surveys().Single().IsSynthetic);
        Assert.Equal(before.Annex.Select(e => (e.What, e.Text)), after.Annex.Select(e => (e.What, e.Text)));
        Assert.Equal(Sentences(before), Sentences(after));
        Assert.DoesNotContain(after.Pages.SelectMany(p => p.Visuals), v => v.Synthetic);
    }

    [Fact]
    public async Task Made_up_trajectories_leave_the_monthly_report_as_it_is_to_the_byte()
    {
        using var samples = new SampleWarehouse();
        var builder = Builder(samples);
        var known = new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var before = await HtmlReport.RenderAsync(builder.Build("monthly-policy-report", Period.Parse("2026-11"), "nl", known));

        RandomTrajectories.Make(seed: 3, persons: 400).Put(samples.Engine);
        var after = await HtmlReport.RenderAsync(builder.Build("monthly-policy-report", Period.Parse("2026-11"), "nl", known));

        Assert.True(new TrajectoryReader(samples.Engine).Find()!.IsSynthetic);
        Assert.Equal(before, after);
        Assert.Contains("geen trajecten van echte personen", after, StringComparison.Ordinal);
    }

    [Fact]
    public void Trajectories_of_real_persons_are_a_curve_in_the_monthly_report()
    {
        using var samples = new SampleWarehouse();
        var drawn = RandomTrajectories.Make(seed: 3, persons: 400);
        var real = new MadeTrajectories { IsSynthetic = false, ObservedUntil = drawn.ObservedUntil };
        drawn.Spells.ForEach(s => real.Add(s));
        real.Put(samples.Engine);

        var report = Builder(samples).Build("monthly-policy-report", Period.Parse("2026-11"), "nl", null);

        var page = report.Pages.Single(p => p.Id == "how-long-the-way-is");
        var curve = page.Visuals.Single(v => v.Kind == VisualKind.SurvivalCurve);
        Assert.False(curve.Synthetic);
        Assert.All(curve.Series.SelectMany(s => s.Points).Where(p => p.State == CellState.Shown), p => Assert.NotNull(p.Annex));
        Assert.Contains(curve.Series.SelectMany(s => s.Points), p => p.State == CellState.Shown && p.Value > 0);
        Assert.DoesNotContain(page.Caveats, c => c.Contains("geen trajecten van echte personen", StringComparison.Ordinal));
        Assert.NotEmpty(Drawings.Of(curve, "nl")!.Texts);
    }

    /// <summary>The report has no road to respondents at all: it asks for published figures only.</summary>
    [Fact]
    public void The_report_builder_takes_no_reader_of_respondents()
    {
        var parts = typeof(ReportBuilder).GetConstructors().SelectMany(c => c.GetParameters()).Select(p => p.ParameterType);

        Assert.DoesNotContain(
            parts.Concat(typeof(StudySources).GetProperties().Select(p => p.PropertyType)), t => t.ToString().Contains("Trajector", StringComparison.Ordinal));
        Assert.DoesNotContain(parts, t => typeof(ICrosstabReader).IsAssignableFrom(t) || t.ToString().Contains("Crosstab", StringComparison.Ordinal));
    }

    private static ReportBuilder Builder(SampleWarehouse samples) => new(
        samples.Reader, samples.Codes, _ => null, new ReportCatalog(), TimeProvider.System, new QuestionnaireStore(samples.Engine).Find, samples.Studies());

    private static IEnumerable<string> Sentences(ReportContent report) =>
        report.Pages.SelectMany(p => (string[])[p.Finding, p.Lead, .. p.Caveats, .. p.Visuals.SelectMany(v => (string[])[v.Title, v.Subtitle, .. v.Notes])]);
}
