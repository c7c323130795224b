using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ReIntegrationBI.Portal;
using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Tests.Reports;

namespace ReIntegrationBI.Tests.Browser;

/// <summary>A policy maker wants the report of this month on paper: two clicks from the start at most.</summary>
[Collection(BrowserCollection.Name)]
public sealed class PolicyMakerJourneyTests(BrowserRoom room, BrowserPortal portal)
{
    // Cover and contents; then each message has a sheet of its own.
    private const int SheetsBefore = 2;

    [BrowserFact]
    public Task The_monthly_pdf_is_two_clicks_away() => FetchAsync("policy maker", new Look());

    [BrowserFact]
    public Task The_monthly_pdf_is_two_clicks_away_on_a_phone() => FetchAsync("policy maker on a phone", Look.OnPhone);

    [BrowserFact]
    public Task The_monthly_pdf_is_two_clicks_away_without_scripts() => FetchAsync("policy maker without scripts", new Look(Script: false));

    [BrowserFact]
    public Task The_monthly_pdf_is_two_presses_of_enter_away_with_the_keyboard_alone() => FetchAsync("policy maker by keyboard", new Look(), byKeyboard: true);

    private async Task FetchAsync(string name, Look look, bool byKeyboard = false)
    {
        await using var context = await room.EnterAsync(portal.Address, look);
        var journey = new Journey(await context.NewPageAsync(), name, byKeyboard);
        await journey.BeginAsync("/");

        var link = journey.Page.GetByRole(AriaRole.Link, new() { Name = PortalTexts.For("nl")["home.pdf"] });
        var file = await journey.FetchAsync(link, "/reports/nl/pdf");

        Assert.True(journey.Clicks <= 2);
        Assert.Equal((200, "application/pdf"), (file.Status, file.MediaType));
        AssertHasEveryPage(file.Bytes);
    }

    private void AssertHasEveryPage(byte[] pdf)
    {
        Assert.Equal("%PDF-"u8.ToArray(), pdf[..5]);
        if (PdfJudges.Missing() is not null)
        {
            return;
        }

        var report = portal.Installation.Report(new ReportOrder(ReportOrder.Monthly, portal.Installation.CurrentMonth, "nl", ReportFormat.Pdf));
        using var folder = new TempFolder();
        File.WriteAllBytes(folder.File("report.pdf"), pdf);
        var sheets = int.Parse(Regex.Match(Run("pdfinfo", folder.File("report.pdf")), @"Pages:\s+(\d+)").Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
        var texts = Run("pdftotext", "-layout", folder.File("report.pdf"), "-").Split('\f')[..sheets];
        for (var i = 0; i < report.Pages.Count; i++)
        {
            Assert.Contains(report.Pages[i].Heading, texts[i + SheetsBefore], StringComparison.Ordinal);
        }

        // The foot of a sheet says which of how many it is; the print must agree with itself.
        Assert.Matches($@"\b{sheets}\D{{1,8}}{sheets}\b", texts[^1]);
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
