using Microsoft.Extensions.Configuration;

namespace ReIntegrationBI.Portal.Operations;

/// <summary>How the portal writes its log; it goes to standard error.</summary>
public sealed record LogSettings
{
    private static readonly string[] Levels = ["trace", "debug", "information", "warning", "error", "critical", "none"];

    /// <summary>Whether each line is an object of JSON (<c>Logging__Format</c>: <c>plain</c> or <c>json</c>).</summary>
    public bool IsJson { get; init; }

    /// <summary>The least level that is written (<c>Logging__Level</c>).</summary>
    public LogLevel Level { get; init; } = LogLevel.Warning;

    /// <summary>The least level of single categories, by how their names begin (<c>Logging__LogLevel__X</c>).</summary>
    public IReadOnlyDictionary<string, LogLevel> Categories { get; init; } = new Dictionary<string, LogLevel>();

    /// <summary>Reads a configuration.</summary>
    /// <exception cref="SettingsException">A value cannot be used.</exception>
    public static LogSettings From(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return new LogSettings
        {
            IsJson = configuration["Logging:Format"]?.ToLowerInvariant() switch
            {
                null or "" or "plain" => false,
                "json" => true,
                var other => throw new SettingsException($"Logging__Format is '{other}'; expected plain or json. Set it so, or leave it out for plain."),
            },
            Level = Read("Logging__Level", configuration["Logging:Level"]),
            Categories = configuration.GetSection("Logging:LogLevel").GetChildren().ToDictionary(c => c.Key, c => Read($"Logging__LogLevel__{c.Key}", c.Value)),
        };
    }

    private static LogLevel Read(string name, string? text) =>
        string.IsNullOrWhiteSpace(text) ? LogLevel.Warning
        : Levels.Contains(text.ToLowerInvariant()) ? Enum.Parse<LogLevel>(text, ignoreCase: true)
        : throw new SettingsException($"{name} is '{text}'; expected one of {string.Join(", ", Levels)}. Set it so, or leave it out for warning.");
}
