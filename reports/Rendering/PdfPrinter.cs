namespace ReIntegrationBI.Reports.Rendering;

/// <summary>Prints an HTML document to a tagged PDF with an outline, by a headless Chromium, Chrome or Edge.</summary>
public static class PdfPrinter
{
    /// <summary>How long a browser may take; a report takes about a second.</summary>
    public static TimeSpan TimeOut { get; } = TimeSpan.FromSeconds(90);

    /// <summary>Prints a document. The file appears whole or not at all.</summary>
    /// <param name="html">The document; its title becomes the PDF's.</param>
    /// <param name="pdfPath">Where the PDF goes; an older file there is replaced.</param>
    /// <param name="cancellation">Ends the browser.</param>
    /// <exception cref="ChromiumMissingException">There is no browser; carry on without PDF.</exception>
    /// <exception cref="TimeoutException">The browser did not end in time.</exception>
    /// <exception cref="IOException">The browser ended without a PDF.</exception>
    public static async Task PrintAsync(string html, string pdfPath, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(html);
        using var browser = new Browser();
        var (source, made) = (browser.File("report.html"), browser.File("report.pdf"));
        await PrintOnceAsync(browser, html, source, made, cancellation);
        if (PdfDestinations.AskedBy(html))
        {
            // Page numbers of the contents are known only once it is printed; the second print carries them.
            await PrintOnceAsync(browser, PdfDestinations.Fill(html, PdfDestinations.Read(made)), source, made, cancellation);
        }

        var target = Path.GetFullPath(pdfPath);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);

        // Copied beside the target first: the temporary folder may be on another disk, where a move is not at once.
        var beside = target + "." + Guid.NewGuid().ToString("N") + ".part";
        File.Copy(made, beside);
        File.Move(beside, target, overwrite: true);
    }

    private static async Task PrintOnceAsync(Browser browser, string html, string source, string made, CancellationToken cancellation)
    {
        File.Delete(made);
        await File.WriteAllTextAsync(source, html, cancellation);
        var (_, errors) = await browser.RunAsync(
            source, ["--generate-pdf-document-outline", "--export-tagged-pdf", "--no-pdf-header-footer", "--print-to-pdf=" + made], cancellation);
        if (!File.Exists(made))
        {
            throw browser.Without("a PDF", errors);
        }
    }
}
