using Microsoft.Extensions.Logging.Console;

namespace ReIntegrationBI.Portal.Operations;

/// <summary>Where the lines of the log go and which are written.</summary>
internal static class PortalLog
{
    /// <summary>Below this the platform writes the addresses that are asked for, and one-time links are among them.</summary>
    private const LogLevel LeastOfPlatform = LogLevel.Information;

    /// <summary>Sets up the log: standard error, the levels that are set, and never a secret.</summary>
    public static void Add(ILoggingBuilder log, LogSettings settings)
    {
        log.ClearProviders();
        if (settings.IsJson)
        {
            log.AddJsonConsole(json =>
            {
                json.IncludeScopes = true;
                json.UseUtcTimestamp = true;
                json.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
            });
        }
        else
        {
            log.AddSimpleConsole(plain =>
            {
                plain.IncludeScopes = true;
                plain.UseUtcTimestamp = true;
            });
        }

        log.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        log.SetMinimumLevel(settings.Level)
            .AddFilter("Microsoft", NotBelow(settings.Level))
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
            // It warns of each page with a form that was not to be kept before either.
            .AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error)
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        foreach (var (category, level) in settings.Categories)
        {
            log.AddFilter(category == "Default" ? null : category, category.StartsWith("Microsoft", StringComparison.Ordinal) ? NotBelow(level) : level);
        }

        // What it writes of a request, line and scope, holds the address; the last word on a category counts.
        log.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
    }

    private static LogLevel NotBelow(LogLevel level) => level < LeastOfPlatform ? LeastOfPlatform : level;
}
