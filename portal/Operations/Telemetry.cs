using System.Diagnostics;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ReIntegrationBI.Portal.Operations;

/// <summary>Sends metrics and traces to a collector (OTLP), where the platform's own variables name one; otherwise nothing of it is started.</summary>
internal static class Telemetry
{
    /// <summary>Any of these names a collector.</summary>
    private static readonly string[] Endpoints = ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"];

    /// <summary>Whether a collector is named.</summary>
    public static bool IsWanted(OperationsSettings settings) => Endpoints.Any(settings.OpenTelemetry.ContainsKey);

    /// <summary>Adds the export, where it is wanted.</summary>
    public static void Add(WebApplicationBuilder builder, OperationsSettings settings)
    {
        if (!IsWanted(settings))
        {
            return;
        }

        // The host knows no environment but this part of it.
        builder.Configuration.AddInMemoryCollection(settings.OpenTelemetry);
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("reintegrationbi", serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString(3)).AddEnvironmentVariableDetector())
            .WithMetrics(metrics => metrics
                .AddMeter(Instruments.Name, "Quartz", "System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Diagnostics")
                .AddOtlpExporter())
            .WithTracing(traces => traces
                .AddSource(Instruments.Name, "Quartz")
                .AddAspNetCoreInstrumentation(requests =>
                {
                    requests.Filter = context => !context.Request.Path.StartsWithSegments(HealthRoutes.Folder);
                    requests.EnrichWithHttpResponse = (span, response) => HideAddress(span, response.HttpContext);
                })
                .AddOtlpExporter());
    }

    /// <summary>An address may be a one-time link or name what somebody looks for; the route says enough.</summary>
    private static void HideAddress(Activity span, HttpContext context)
    {
        span.SetTag("url.path", (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)");
        span.SetTag("url.query", null);
    }
}
