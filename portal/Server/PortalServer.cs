using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Portal.Jobs.Running;
using ReIntegrationBI.Portal.Pages;
using ReIntegrationBI.Reports.Texts;

namespace ReIntegrationBI.Portal.Server;

/// <summary>The portal in the browser: pages drawn on the server, no script.</summary>
public sealed class PortalServer : IAsyncDisposable
{
    /// <summary>The port that is tried first.</summary>
    public const int FirstPort = 5080;

    private const int PortsTried = 20;
    private readonly WebApplication _app;

    private PortalServer(WebApplication app) => _app = app;

    /// <summary>Where it listens.</summary>
    public IReadOnlyList<string> Addresses => [.. _app.Urls];

    /// <summary>All routes, each with who may use it.</summary>
    public IReadOnlyList<PortalRoute> Routes =>
    [
        .. _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().SelectMany(
            e => e.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods,
            (e, method) => new PortalRoute(method, "/" + e.RoutePattern.RawText!.Trim('/'), AccessControl.RightOf(e))),
    ];

    /// <summary>Starts listening.</summary>
    /// <param name="installation">What is shown.</param>
    /// <param name="urls">Addresses with <c>;</c> between; null for this machine only, on the first free port from <see cref="FirstPort"/>.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="SettingsException">An address is no address, or another program listens there.</exception>
    public static async Task<PortalServer> StartAsync(Installation installation, string? urls, CancellationToken cancellation)
    {
        var wanted = urls is null
            ? [$"http://127.0.0.1:{FreePort()}"]
            : urls.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var app = Build(installation, wanted);
        try
        {
            await app.StartAsync(cancellation);
            return new PortalServer(app);
        }
        catch (Exception e) when (e is IOException or FormatException or ArgumentException or InvalidOperationException or SocketException)
        {
            await app.DisposeAsync();
            throw new SettingsException($"The portal cannot listen on {string.Join(", ", wanted)}: {e.Message} Choose another address with serve --urls http://127.0.0.1:8080.");
        }
    }

    /// <summary>Waits until the process is asked to stop.</summary>
    public Task WaitAsync(CancellationToken cancellation) => _app.WaitForShutdownAsync(cancellation);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static WebApplication Build(Installation installation, string[] urls)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(PortalServer).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Production,
        });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection();
        builder.WebHost.UseUrls(urls);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.ClearProviders().AddConsole(c => c.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
            // It warns of each page with a form that was not to be kept before either.
            .AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error)
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.Services.AddRazorComponents();
        builder.Services.AddSingleton(installation);
        builder.Services.AddSingleton<PortalReports>();
        builder.Services.AddSingleton<SurveyLibrary>();
        builder.Services.AddSingleton<TrajectoryLibrary>();
        builder.Services.AddSingleton(new Uploads(installation.Settings.DataFolder, installation.Clock));
        JobHosting.Add(builder.Services, installation);
        builder.Services.AddHostedService<UploadCleaning>();
        builder.Services.AddHostedService<WarmUp>();
        SharedPages.Add(builder.Services);
        // The form of an upload is as large as its file; how large that may be, its route says.
        builder.Services.Configure<FormOptions>(form => form.MultipartBodyLengthLimit = long.MaxValue);
        builder.Services.AddSingleton<VisualBooks>();
        var door = new PortalDoor(installation, urls);
        door.Add(builder.Services);

        var app = builder.Build();
        door.UseAddress(app);
        app.Use(SecurityHeaders.AddAsync);
        app.UseExceptionHandler(errors => errors.Run(context => LocalisedPage.Message(
            context, StatusCodes.Status500InternalServerError, "error.failed_title", "error.failed").ExecuteAsync(context)));
        app.UseStatusCodePages(status => LocalisedPage.Message(
            status.HttpContext, status.HttpContext.Response.StatusCode, "error.missing_title", "error.missing").ExecuteAsync(status.HttpContext));
        door.UseControl(app);
        app.UseOutputCache();
        Map(app, installation);
        return app;
    }

    private static void Map(WebApplication app, Installation installation)
    {
        var reading = app.MapGroup("").Needs(Right.Read).AddEndpointFilter(ToldProblems.TellAsync);
        var shared = reading.MapGroup("").CacheOutput(new SharedPages(installation));
        DashboardRoutes.Map(shared);
        VisualRoutes.MapPages(shared);
        VisualRoutes.MapFiles(reading);
        reading.MapGet("/sources", (HttpContext context, PortalReports reports) =>
        {
            var language = PortalLanguage.Of(context.Request);
            return Page<SourcesPage>(new() { [nameof(SourcesPage.Language)] = language, [nameof(SourcesPage.Report)] = reports.Content(language) });
        });
        reading.MapGet("/loads/{key:long}", (HttpContext context, Installation installation, long key) =>
            installation.Journal.Find(key) is { } load
                ? (IResult)Page<LoadPage>(new() { [nameof(LoadPage.Language)] = PortalLanguage.Of(context.Request), [nameof(LoadPage.Load)] = load })
                : Results.NotFound());
        reading.MapGet("/reports/{language}/{format}", async (HttpContext context, PortalReports reports, string language, string format) =>
        {
            if (!Languages.All.Contains(language) || !ReportFormat.All.Contains(format))
            {
                return Results.NotFound();
            }

            var file = await reports.FileAsync(language, format, context.RequestAborted);
            return Results.File(
                file.FullName, ReportFormat.MediaType(format), format == ReportFormat.Workbook ? file.Name : null, file.LastWriteTimeUtc);
        });
        SurveyRoutes.Map(shared);
        CaseRoutes.Map(shared);
        TrajectoryRoutes.Map(shared);
        RecommendationRoutes.Map(shared);
        AdminEditionRoutes.MapFile(reading);
        Asset(app, "/assets/portal.css", PortalStyle.Text, "text/css");
        Asset(app, "/assets/portal.js", PortalScript.Text, "text/javascript");
        ExtractRoutes.Map(app);
        AccountRoutes.Map(app);
        UserRoutes.Map(app);
        AuditRoutes.Map(app);
        AdminRoutes.Map(app);
    }

    /// <summary>A part of the program that browsers may keep: its address changes with its content.</summary>
    private static void Asset(WebApplication app, string path, string text, string type) => app.MapGet(path, (HttpContext context) =>
    {
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Text(text, type, System.Text.Encoding.UTF8);
    }).Needs(Right.None);

    private static RazorComponentResult<T> Page<T>(Dictionary<string, object?> parameters)
        where T : Microsoft.AspNetCore.Components.IComponent => new(parameters);

    private static int FreePort()
    {
        for (var port = FirstPort; port < FirstPort + PortsTried; port++)
        {
            try
            {
                using var probe = new TcpListener(IPAddress.Loopback, port);
                probe.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: the next one.
            }
        }

        throw new SettingsException(
            FormattableString.Invariant($"Ports {FirstPort} to {FirstPort + PortsTried - 1} are all taken. Choose another with serve --urls http://127.0.0.1:8080."));
    }
}
