using ReIntegrationBI.Reports.Definitions;
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

    /// <summary>The report has no road to respondents at all: it asks for published figures only.</summary>
    [Fact]
    public void The_report_builder_takes_no_reader_of_respondents()
    {
        var parts = typeof(ReportBuilder).GetConstructors().SelectMany(c => c.GetParameters()).Select(p => p.ParameterType);

        Assert.DoesNotContain(
            parts.Concat(typeof(StudySources).GetProperties().Select(p => p.PropertyType)), t => t.ToString().Contains("Trajector", StringComparison.Ordinal));
        Assert.DoesNotContain(parts, t => typeof(ICrosstabReader).IsAssignableFrom(t) || t.ToString().Contains("Crosstab", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Sentences(ReportContent report) =>
        report.Pages.SelectMany(p => (string[])[p.Finding, p.Lead, .. p.Caveats, .. p.Visuals.SelectMany(v => (string[])[v.Title, v.Subtitle, .. v.Notes])]);
}
