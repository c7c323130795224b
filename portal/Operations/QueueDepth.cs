namespace ReIntegrationBI.Portal.Operations;

/// <summary>Lets the depth of the queue be observed while the portal serves.</summary>
internal sealed class QueueDepth(Installation installation) : IHostedService
{
    private IDisposable? _observed;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _observed = Instruments.Observe(installation.Jobs);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        _observed?.Dispose();
        return Task.CompletedTask;
    }
}
