using ReIntegrationBI.Portal.Operations;
using ReIntegrationBI.Reports.Dashboards;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Model;

namespace ReIntegrationBI.Portal.Server;

/// <summary>
/// Makes what the first pages show before a visitor waits for it: after the start, and whenever something was loaded since. On a thread of its own; who
/// asks for a piece meanwhile gets the same one.
/// </summary>
/// <param name="installation">The installation.</param>
/// <param name="log">Where it is told when a piece cannot be made.</param>
internal sealed class WarmUp(Installation installation, ILogger<WarmUp> log) : BackgroundService
{
    /// <summary>How often it is looked whether something was loaded.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!installation.Settings.WarmsUp)
        {
            return;
        }

        using var timer = new PeriodicTimer(Pause, installation.Clock);
        var made = "";
        try
        {
            do
            {
                // A thread to itself: pages must not wait for one.
                made = await Task.Factory.StartNew(() => Make(made, stoppingToken), stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The portal stops.
        }
    }

    private string Make(string made, CancellationToken stopping)
    {
        try
        {
            var version = installation.Pages.Version();
            if (version == made)
            {
                return made;
            }

            using var span = Instruments.StartPagesAhead();
            foreach (var piece in Pieces())
            {
                if (stopping.IsCancellationRequested)
                {
                    return made;
                }

                piece();
            }

            return version;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Whoever asks for the page is told in full what is wrong with it.
            log.LogWarning("Pages could not be made ahead: {Message}", e.Message);
            return made;
        }
    }

    /// <summary>The start page first, then what all answers about trajectories rest on, then the dashboards as they open.</summary>
    private IEnumerable<Action> Pieces()
    {
        var pages = installation.Pages;
        foreach (var language in Languages.All)
        {
            yield return () => pages.Report(language);
            yield return () => pages.Dashboard(DashboardState.Of(DashboardAddress.Overview), language);
        }

        if (pages.Trajectories.Find() is not null)
        {
            yield return () => new TrajectoryBook(new TrajectoryLibrary(installation)).Parts(new TrajectoryForm(DashboardState.Of(TrajectoryForm.Book)), null, Languages.All[0]);
        }

        foreach (var dashboard in installation.DashboardCatalog.All)
        {
            foreach (var language in Languages.All)
            {
                yield return () => pages.Dashboard(DashboardState.Of(dashboard.Code), language);
            }
        }
    }
}
