using System.Data.Common;
using System.Net;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ReIntegrationBI.Portal.Server;
using ReIntegrationBI.Warehouse.Accounts;
using ReIntegrationBI.Warehouse.Engines;

namespace ReIntegrationBI.Portal.Operations;

/// <summary>Whether the portal lives and whether it is ready, for who watches over it.</summary>
internal static class HealthRoutes
{
    /// <summary>Where they stand.</summary>
    public const string Folder = "/health";

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        var health = app.MapGroup(Folder).Needs(Right.None).WithMetadata(SessionIgnored.Mark);
        health.MapGet("/live", (HttpContext context) => Tell(context, new Health("healthy")));
        health.MapGet("/ready", async (HttpContext context, Readiness readiness, Installation installation) =>
        {
            var found = await readiness.FindAsync(context.RequestAborted);
            return Tell(context, MaySeeAll(context, installation) ? found : new Health(found.Status));
        });
    }

    private static IResult Tell(HttpContext context, Health health)
    {
        context.Response.Headers.CacheControl = AccessControl.NeverKept;
        return Results.Json(
            health, statusCode: health.Status == nameof(HealthStatus.Unhealthy).ToLowerInvariant() ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }

    /// <summary>The parts name folders and servers: this machine may know, and an administrator.</summary>
    private static bool MaySeeAll(HttpContext context, Installation installation) => IsThisMachine(context, installation) || IsAdministrator(context, installation);

    /// <summary>Behind a proxy everybody comes from this machine.</summary>
    private static bool IsThisMachine(HttpContext context, Installation installation) =>
        installation.Settings.Accounts.PublicAddress is null
        && context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For") && !context.Request.Headers.ContainsKey("Forwarded") && !context.Request.Headers.ContainsKey("Via");

    /// <summary>The session is only looked at: a page that asks every few seconds must not keep it alive.</summary>
    private static bool IsAdministrator(HttpContext context, Installation installation)
    {
        try
        {
            return SessionCookie.Read(context) is { } token && installation.Sessions.Peek(token) is { Role: Role.Administrator };
        }
        catch (Exception e) when (e is DbException or WarehouseException)
        {
            // The warehouse is away, and with it who is an administrator.
            return false;
        }
    }
}
