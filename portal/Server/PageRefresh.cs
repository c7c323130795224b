using System.Globalization;

namespace ReIntegrationBI.Portal.Server;

/// <summary>A page that looks again by itself, without a script, while something goes on; whoever reads it can stop that.</summary>
/// <param name="Seconds">After how many seconds; null where nothing goes on.</param>
/// <param name="IsStopped">Whether whoever reads it stopped it.</param>
public sealed record PageRefresh(int? Seconds, bool IsStopped)
{
    /// <summary>While something runs.</summary>
    public const int Soon = 5;

    /// <summary>While something only waits.</summary>
    public const int Later = 30;

    /// <summary>Tells the browser to look again, unless the address says <c>refresh=no</c>.</summary>
    public static PageRefresh Of(HttpContext context, int? seconds)
    {
        var isStopped = context.Request.Query["refresh"] == "no";
        if (seconds is { } after && !isStopped)
        {
            context.Response.Headers["Refresh"] = after.ToString(CultureInfo.InvariantCulture);
        }

        return new PageRefresh(seconds, isStopped);
    }
}
