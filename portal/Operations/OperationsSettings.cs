using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace ReIntegrationBI.Portal.Operations;

/// <summary>How the portal is run: stop, logs, health, export of what it measures.</summary>
public sealed record OperationsSettings
{
    /// <summary>Seconds that requests and runs may be given at most when the portal stops.</summary>
    public const int LongestStop = 300;

    /// <summary>How long requests and runs have to end when the portal stops, 1 to 300 seconds (<c>Portal__StopSeconds</c>).</summary>
    public TimeSpan StopTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Free space under which the disk of <c>DataFolder</c> counts as full, in megabytes (<c>Health__MinFreeMB</c>).</summary>
    public int LeastFreeMegabytes { get; init; } = 100;

    /// <summary>The lines of the log.</summary>
    public LogSettings Logging { get; init; } = new();

    /// <summary>The platform's own variables for the export of metrics and traces, by name (<c>OTEL_*</c>); not public: one may hold a secret.</summary>
    internal IReadOnlyDictionary<string, string?> OpenTelemetry { get; init; } = new Dictionary<string, string?>();

    /// <summary>Reads a configuration.</summary>
    /// <exception cref="SettingsException">A value cannot be used.</exception>
    public static OperationsSettings From(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var defaults = new OperationsSettings();
        return new OperationsSettings
        {
            StopTime = TimeSpan.FromSeconds(Number("Portal:StopSeconds", 1, LongestStop, (int)defaults.StopTime.TotalSeconds)),
            LeastFreeMegabytes = Number("Health:MinFreeMB", 1, 1_000_000, defaults.LeastFreeMegabytes),
            Logging = LogSettings.From(configuration),
            OpenTelemetry = configuration.GetChildren().Where(c => c.Key.StartsWith("OTEL_", StringComparison.OrdinalIgnoreCase) && !string.IsNullOrWhiteSpace(c.Value))
                .ToDictionary(c => c.Key.ToUpperInvariant(), c => c.Value),
        };

        int Number(string key, int from, int to, int otherwise) =>
            configuration[key] is not { Length: > 0 } text ? otherwise
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to ? number
            : throw new SettingsException(string.Create(
                CultureInfo.InvariantCulture,
                $"{key.Replace(":", "__", StringComparison.Ordinal)} is '{text}'; expected a whole number from {from} to {to}. Set it so, or leave it out for {otherwise}."));
    }
}
