using Microsoft.Extensions.Hosting.Systemd;

namespace ReIntegrationBI.Portal.Operations;

/// <summary>Tells systemd when the portal serves and when it stops, where systemd started it (<c>Type=notify</c>); otherwise it tells nobody.</summary>
internal sealed class ServiceManager(IHostApplicationLifetime lifetime) : IHostedService
{
    private readonly SystemdNotifier _systemd = new();

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (_systemd.IsEnabled)
        {
            lifetime.ApplicationStarted.Register(() => _systemd.Notify(ServiceState.Ready));
            lifetime.ApplicationStopping.Register(() => _systemd.Notify(ServiceState.Stopping));
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
