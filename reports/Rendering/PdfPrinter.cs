using System.Diagnostics;

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
        var browser = Chromium.Require();
        var folder = Directory.CreateTempSubdirectory("reintegrationbi-pdf-");
        try
        {
            var source = Path.Combine(folder.FullName, "report.html");
            var made = Path.Combine(folder.FullName, "report.pdf");
            await PrintOnceAsync(browser, html, source, made, folder.FullName, cancellation);
            if (PdfDestinations.AskedBy(html))
            {
                // Page numbers of the contents are known only once it is printed; the second print carries them.
                await PrintOnceAsync(browser, PdfDestinations.Fill(html, PdfDestinations.Read(made)), source, made, folder.FullName, cancellation);
            }

            var target = Path.GetFullPath(pdfPath);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);

            // Copied beside the target first: the temporary folder may be on another disk, where a move is not at once.
            var beside = target + "." + Guid.NewGuid().ToString("N") + ".part";
            File.Copy(made, beside);
            File.Move(beside, target, overwrite: true);
        }
        finally
        {
            Remove(folder);
        }
    }

    private static async Task PrintOnceAsync(string browser, string html, string source, string made, string folder, CancellationToken cancellation)
    {
        File.Delete(made);
        await File.WriteAllTextAsync(source, html, cancellation);
        var errors = await RunAsync(browser, Arguments(source, made, folder), cancellation);
        if (!File.Exists(made))
        {
            throw new IOException($"{browser} ended without writing a PDF. It said: {errors.Trim()}");
        }
    }

    private static List<string> Arguments(string source, string made, string folder)
    {
        List<string> arguments =
        [
            "--headless",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-extensions",
            "--disable-dev-shm-usage",
            "--user-data-dir=" + Path.Combine(folder, "profile"),
            "--generate-pdf-document-outline",
            "--export-tagged-pdf",
            "--no-pdf-header-footer",
            "--print-to-pdf=" + made,
        ];

        // Chromium refuses to run its sandbox as root (in a container); nobody else goes without it.
        if (!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess)
        {
            arguments.Add("--no-sandbox");
        }

        arguments.Add(new Uri(source).AbsoluteUri);
        return arguments;
    }

    private static async Task<string> RunAsync(string browser, List<string> arguments, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(browser, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        using var process = Process.Start(start) ?? throw new IOException($"{browser} could not be started.");
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeOut);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            cancellation.ThrowIfCancellationRequested();
            throw new TimeoutException($"{browser} did not print the PDF within {TimeOut.TotalSeconds:0} seconds and was ended. Try again when the machine is less busy.");
        }

        await output;
        return await errors;
    }

    private static void Remove(DirectoryInfo folder)
    {
        // Helper processes of the browser may hold a file a moment longer than the browser itself.
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                folder.Delete(recursive: true);
                return;
            }
            catch (DirectoryNotFoundException)
            {
                return;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException && attempt < 10)
            {
                Thread.Sleep(50 * attempt);
            }
        }
    }
}
