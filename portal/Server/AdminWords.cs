using System.Globalization;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Server;

/// <summary>Loads in the words of the administration pages.</summary>
internal static class AdminWords
{
    /// <summary>A moment in UTC, as the journal keeps it.</summary>
    public static string Moment(DateTime utc) => utc.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>Seconds that a load took; empty while it runs.</summary>
    public static string Duration(LoadRecord load, Formatter format) =>
        load.FinishedAt is { } end ? format.Number((decimal)(end - load.StartedAt).TotalSeconds, 1) + " s" : "";

    /// <summary>Source, dataset and period of a load.</summary>
    public static string Slice(LoadRecord load) => Slice(load.Source, load.Dataset, load.Period);

    /// <summary>Source, dataset and period.</summary>
    public static string Slice(string source, string dataset, string period) => string.Join(" / ", new[] { source, dataset, period }.Where(p => p.Length > 0));
}
