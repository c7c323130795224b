using System.Diagnostics;
using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Rendering;
using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Tests.Reports;

/// <summary>The monthly report as it comes out of the printer; judged by poppler's programs.</summary>
public sealed class MonthlyPdfTests : IClassFixture<SampleWarehouse>
{
    private readonly ReportBuilder _builder;

    public MonthlyPdfTests(SampleWarehouse samples)
    {
        if (samples.Journal.Latest(1).Count == 0)
        {
            samples.LoadSamples();
            samples.LoadSurveys();
            samples.LoadStudies();
        }

        _builder = new ReportBuilder(samples.Reader, samples.Codes, _ => null, new ReportCatalog(), TimeProvider.System,
            new QuestionnaireStore(samples.Engine).Find, samples.Studies());
    }

    [PdfJudgesTheory]
    [InlineData("nl", "Arbeidsongeschiktheid en terugkeer naar werk in België", "471.927")]
    [InlineData("fr", "Incapacité de travail et retour au travail en Belgique", "471.927")]
    [InlineData("en", "Incapacity for work and return to work in Belgium", "471,927")]
    public async Task It_is_tagged_with_its_title_every_page_stays_on_one_sheet_and_the_contents_say_which(string language, string title, string figure)
    {
        using var folder = new TempFolder();
        var report = _builder.Build("monthly-policy-report", Period.Parse("2026-11"), language, null);
        var pdf = Environment.GetEnvironmentVariable("REINTEGRATIONBI_TEST_PDF") is { Length: > 0 } keep
            ? Path.Combine(keep, $"monthly-{language}.pdf")
            : folder.File("report.pdf");

        await PdfPrinter.PrintAsync(await HtmlReport.RenderAsync(report), pdf);

        var info = Run("pdfinfo", pdf);
        Assert.Matches(@"Tagged:\s+yes", info);
        Assert.Contains(title, info, StringComparison.Ordinal);
        Assert.Contains(figure, Run("pdftotext", "-layout", pdf, "-"), StringComparison.Ordinal);

        // Cover and contents are sheets 1 and 2; then each message has a sheet of its own.
        for (var i = 0; i < report.Pages.Count; i++)
        {
            var sheet = Run("pdftotext", "-f", $"{i + 3}", "-l", $"{i + 3}", "-layout", pdf, "-");
            Assert.Contains(report.Pages[i].Heading, sheet, StringComparison.Ordinal);
        }

        var contents = Run("pdftotext", "-f", "2", "-l", "2", "-layout", pdf, "-").Split('\n');
        for (var i = 0; i < report.Pages.Count; i++)
        {
            Assert.Contains(contents, l => l.Contains(report.Pages[i].Heading, StringComparison.Ordinal) && l.TrimEnd().EndsWith($" {i + 3}", StringComparison.Ordinal));
        }
    }

    private static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return text;
    }
}
