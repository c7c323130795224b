using System.Diagnostics;

namespace ReIntegrationBI.Reports.Rendering;

/// <summary>A headless browser that is started for one document of ours and ends with it.</summary>
internal sealed class Browser : IDisposable
{
    private readonly string _program = Chromium.Require();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reintegrationbi-browser-");

    /// <summary>A place for files that are gone afterwards.</summary>
    public string File(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Opens a document of this machine and does with it what the arguments say.</summary>
    /// <param name="page">Path of the document.</param>
    /// <param name="wanted">What is done, as arguments of Chromium.</param>
    /// <param name="cancellation">Ends the browser.</param>
    /// <returns>What it wrote to its standard output, and what it complained of.</returns>
    /// <exception cref="TimeoutException">It did not end in time.</exception>
    public async Task<(string Output, string Errors)> RunAsync(string page, IEnumerable<string> wanted, CancellationToken cancellation)
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
            "--user-data-dir=" + File("profile"),
            .. wanted,
        ];

        // Chromium refuses to run its sandbox as root (in a container); nobody else goes without it.
        if (!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess)
        {
            arguments.Add("--no-sandbox");
        }

        arguments.Add(new Uri(page).AbsoluteUri);
        var start = new ProcessStartInfo(_program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        using var process = Process.Start(start) ?? throw new IOException($"{_program} could not be started.");
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(PdfPrinter.TimeOut);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            cancellation.ThrowIfCancellationRequested();
            throw new TimeoutException($"{_program} did not end within {PdfPrinter.TimeOut.TotalSeconds:0} seconds and was ended. Try again when the machine is less busy.");
        }

        return (await output, await errors);
    }

    /// <summary>What to say where the browser ended without what was asked for.</summary>
    public IOException Without(string what, string errors) => new($"{_program} ended without writing {what}. It said: {errors.Trim()}");

    /// <inheritdoc/>
    public void Dispose()
    {
        // Helper processes of the browser may hold a file a moment longer than the browser itself.
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                _folder.Delete(recursive: true);
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
