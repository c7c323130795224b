using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using ReIntegrationBI.Portal.Operations;
using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Rendering;
using ReIntegrationBI.Reports.Rendering.Workbook;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Jobs;

/// <summary>Publishes reports as files.</summary>
public sealed class ReportPublisher(Installation installation)
{
    /// <summary>What a user without a browser is told.</summary>
    public const string InstallChromium = "On Debian and Ubuntu: sudo apt-get install chromium.";

    /// <summary>Publishes a report and notes it in the journal; the file is there as a whole or not at all.</summary>
    /// <exception cref="ChromiumMissingException">A PDF was asked for and there is no browser to print it.</exception>
    /// <exception cref="ReportDefinitionException">There is no such report, or its definition is wrong.</exception>
    public Task<FileInfo> PublishAsync(ReportOrder order, string folder, CancellationToken cancellation = default) =>
        PublishAsync(installation.Report(order), order, folder, cancellation);

    /// <summary>Publishes a report whose content is there already, and notes it in the journal.</summary>
    /// <exception cref="ChromiumMissingException">A PDF was asked for and there is no browser to print it.</exception>
    public async Task<FileInfo> PublishAsync(ReportContent content, ReportOrder order, string folder, CancellationToken cancellation = default)
    {
        using var span = Instruments.StartReport(order.Name, order.Language, order.Format);
        var began = Stopwatch.GetTimestamp();
        var started = installation.Clock.GetUtcNow().UtcDateTime;
        var file = await WriteAsync(content, order, folder, cancellation);
        await using var stream = file.OpenRead();
        installation.ReportRuns.Save(new ReportRun
        {
            Report = order.Name,
            Language = order.Language,
            Period = order.Month.Code,
            Format = order.Format,
            FileName = file.Name,
            Sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation)),
            SizeBytes = file.Length,
            KnownAt = content.KnownAt,
            StartedBy = Installation.User,
            StartedAt = started,
            FinishedAt = installation.Clock.GetUtcNow().UtcDateTime,
        });
        Instruments.ReportMade(order.Name, order.Language, order.Format, Stopwatch.GetElapsedTime(began));
        return file;
    }

    private static async Task<FileInfo> WriteAsync(ReportContent content, ReportOrder order, string folder, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, order.FileName);
        var half = Path.Combine(folder, $".{Guid.NewGuid():N}.{order.Format}");
        try
        {
            switch (order.Format)
            {
                case ReportFormat.Pdf:
                    Chromium.Require();
                    await PdfPrinter.PrintAsync(await HtmlReport.RenderAsync(content), half, cancellation);
                    break;
                case ReportFormat.Html:
                    await File.WriteAllTextAsync(half, await HtmlReport.RenderAsync(content), new UTF8Encoding(false), cancellation);
                    break;
                default:
                    using (var stream = File.Create(half))
                    {
                        WorkbookReport.Write(content, WorkbookWords.For(order.Language, content.Glossary), stream);
                    }

                    break;
            }

            File.Move(half, path, overwrite: true);
            return new FileInfo(path);
        }
        finally
        {
            File.Delete(half);
        }
    }
}
