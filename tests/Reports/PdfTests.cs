using System.Diagnostics;
using ReIntegrationBI.Reports.Rendering;

namespace ReIntegrationBI.Tests.Reports;

public sealed class PdfTests
{
    [PdfChromiumFact]
    public async Task The_report_prints_tagged_with_its_title_and_every_number()
    {
        var folder = Environment.GetEnvironmentVariable("REINTEGRATIONBI_TEST_PDF") is { Length: > 0 } keep
            ? Directory.CreateDirectory(keep)
            : Directory.CreateTempSubdirectory("reintegrationbi-test-");
        foreach (var language in ReIntegrationBI.Reports.Texts.Languages.All)
        {
            var report = VisualsFixture.Report(language);
            var path = Path.Combine(folder.FullName, $"report-{language}.pdf");
            var html = await HtmlReport.RenderAsync(report);
            await File.WriteAllTextAsync(Path.ChangeExtension(path, "html"), html);
            await PdfPrinter.PrintAsync(html, path, CancellationToken.None);

            var info = Run("pdfinfo", path);
            Assert.Matches(@"Tagged:\s+yes", info);
            Assert.Matches(@"Page size:\s+59\d(\.\d+)? x 84\d(\.\d+)? pts \(A4\)", info);
            Assert.Contains(report.Title, info, StringComparison.Ordinal);

            var text = Run("pdftotext", "-layout", path, "-");
            Assert.All(report.Pages.SelectMany(p => p.Visuals).SelectMany(v => v.Series).SelectMany(s => s.Points).Where(p => p.Value is not null),
                p => Assert.Contains(p.Text, text, StringComparison.Ordinal));

            // Cover and contents, then each message on a page of its own: nothing spills over.
            var sheets = text.Split('\f');
            for (var i = 0; i < report.Pages.Count; i++)
            {
                Assert.Matches($@"(?m)^\s*{i + 1}\s+{report.Pages[i].Heading}", sheets[i + 2]);
                Assert.All(report.Pages[i].Caveats, c => Assert.Contains(c[..20], sheets[i + 2], StringComparison.Ordinal));
            }
        }
    }

    [PdfChromiumFact]
    public async Task A_cancelled_print_leaves_neither_file_nor_profile()
    {
        var folder = Directory.CreateTempSubdirectory("reintegrationbi-test-");
        var path = Path.Combine(folder.FullName, "report.pdf");
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => PdfPrinter.PrintAsync("<html></html>", path, cancelled.Token));
        Assert.Empty(folder.GetFileSystemInfos());
    }

    [Fact]
    public void A_wrong_path_to_the_browser_is_named()
    {
        var error = Assert.Throws<ChromiumMissingException>(() => Chromium.Find(v => v == "CHROMIUM_PATH" ? "/nowhere/chromium" : null, _ => false));
        Assert.Contains("/nowhere/chromium", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_browser_is_found_on_the_path_and_no_browser_is_no_error()
    {
        var name = OperatingSystem.IsWindows() ? "chrome.exe" : "chrome";
        var place = Path.Combine("somewhere", name);
        Assert.Equal(place, Chromium.Find(v => v == "PATH" ? "somewhere" : null, f => f == place));
        Assert.Null(Chromium.Find(_ => null, _ => false));
    }

    private static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, StandardOutputEncoding = System.Text.Encoding.UTF8 })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
