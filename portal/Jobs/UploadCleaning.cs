namespace ReIntegrationBI.Portal.Jobs;

/// <summary>Removes uploads that nobody decided on, at the start of the portal and every hour.</summary>
/// <param name="uploads">The quarantine.</param>
/// <param name="installation">Its clock.</param>
/// <param name="log">Where it is told when a file cannot be removed.</param>
internal sealed class UploadCleaning(Uploads uploads, Installation installation, ILogger<UploadCleaning> log) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), installation.Clock);
        try
        {
            do
            {
                Clean();
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The portal stops.
        }
    }

    private void Clean()
    {
        try
        {
            uploads.RemoveOld();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.LogWarning("An old upload could not be removed: {Message}", e.Message);
        }
    }
}
