using System.Data.Common;
using System.Net.Sockets;
using ReIntegrationBI.Warehouse.Engines;

namespace ReIntegrationBI.Portal.Jobs.Running;

/// <summary>Tells what may pass by itself from what does not.</summary>
public static class Passing
{
    /// <summary>Whether the same work may go better later: the database, the network or the disk stood in its way, not the work itself.</summary>
    public static bool MayPass(Exception problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return problem switch
        {
            FileNotFoundException or DirectoryNotFoundException => false,
            HttpRequestException { StatusCode: { } status } => (int)status is 408 or 429 or >= 500,
            DbException or WarehouseException or IOException or TimeoutException or SocketException or HttpRequestException or TaskCanceledException => true,
            AggregateException many => many.InnerExceptions.All(MayPass),
            _ => false,
        };
    }

    /// <summary>How long to wait before the next attempt: twice as long each time, from ten seconds to an hour, and never the same for all who wait.</summary>
    /// <param name="attempt">The attempt that failed, from 1.</param>
    /// <param name="chance">A number from 0 to 1.</param>
    public static TimeSpan Delay(int attempt, double chance)
    {
        var longest = Math.Min(Longest.TotalSeconds, First.TotalSeconds * Math.Pow(2, Math.Max(attempt, 1) - 1));
        // Half of it is certain, so that the delays grow; the other half is chance, so that runs that failed together do not come back together.
        return TimeSpan.FromSeconds(longest * (0.5 + 0.5 * chance));
    }

    private static readonly TimeSpan First = TimeSpan.FromSeconds(20), Longest = TimeSpan.FromMinutes(60);
}
