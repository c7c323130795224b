using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ReIntegrationBI.Portal.Operations;

/// <summary>How the portal is; looked at once every two seconds at most, however often it is asked.</summary>
internal sealed class Readiness(HealthCheckService checks, Installation installation) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _one = new(1);
    private Health? _last;
    private long _lookedAt;

    /// <summary>How it is, with all that was found.</summary>
    public async Task<Health> FindAsync(CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            if (_last is null || installation.Clock.GetElapsedTime(_lookedAt) >= Fresh)
            {
                _last = Of(await checks.CheckHealthAsync(cancellation));
                _lookedAt = installation.Clock.GetTimestamp();
            }

            return _last;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private static Health Of(HealthReport report) => new(
        Word(report.Status),
        Math.Round(report.TotalDuration.TotalMilliseconds, 1),
        [.. report.Entries.Select(e => new HealthPart(e.Key, Word(e.Value.Status), Math.Round(e.Value.Duration.TotalMilliseconds, 1), e.Value.Description)).OrderBy(p => p.Name, StringComparer.Ordinal)]);

    private static string Word(HealthStatus status) => status.ToString().ToLowerInvariant();
}
