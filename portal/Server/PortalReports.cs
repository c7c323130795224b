using System.Collections.Concurrent;
using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Reports.Definitions;

namespace ReIntegrationBI.Portal.Server;

/// <summary>The monthly report as the portal shows and hands it out; made anew when something was loaded since.</summary>
public sealed class PortalReports(Installation installation)
{
    private readonly ConcurrentDictionary<(string Language, string Format, string Version), string> _files = new();
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>The report of this month in one language.</summary>
    public ReportContent Content(string language) => installation.Pages.Report(language);

    /// <summary>The report as a file in OutFolder.</summary>
    /// <exception cref="Reports.Rendering.ChromiumMissingException">A PDF was asked for and there is no browser to print it.</exception>
    public async Task<FileInfo> FileAsync(string language, string format, CancellationToken cancellation)
    {
        // One at a time: printing takes a browser, and the second who asks for the same file finds it made.
        await _one.WaitAsync(cancellation);
        try
        {
            var version = installation.Pages.Version();
            Forget(version);
            if (_files.TryGetValue((language, format, version), out var path) && File.Exists(path))
            {
                return new FileInfo(path);
            }

            var file = await new ReportPublisher(installation).PublishAsync(
                Content(language), Order(language, format), installation.Settings.OutFolder, cancellation);
            _files[(language, format, version)] = file.FullName;
            return file;
        }
        finally
        {
            _one.Release();
        }
    }

    private ReportOrder Order(string language, string format) => new(ReportOrder.Monthly, installation.CurrentMonth, language, format);

    private void Forget(string version)
    {
        foreach (var key in _files.Keys.Where(k => k.Version != version))
        {
            _files.TryRemove(key, out _);
        }
    }
}
