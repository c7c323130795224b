using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ReIntegrationBI.Tests.Jobs.Plans;

/// <summary>A web server on this machine that answers as a test wants it to.</summary>
internal sealed class FetchServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FetchServer(WebApplication app) => _app = app;

    /// <summary>How it answers.</summary>
    public RequestDelegate Answer { get; set; } = _ => Task.CompletedTask;

    /// <summary>The headers of the requests that came, the first first.</summary>
    public List<IHeaderDictionary> Requests { get; } = [];

    /// <summary>Where it listens.</summary>
    public string Address => _app.Urls.Single();

    public static async Task<FetchServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = new FetchServer(builder.Build());
        server._app.Run(context =>
        {
            server.Requests.Add(new HeaderDictionary(context.Request.Headers.ToDictionary(h => h.Key, h => h.Value)));
            return server.Answer(context);
        });
        await server._app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
