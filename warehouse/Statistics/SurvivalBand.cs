namespace ReIntegrationBI.Warehouse.Statistics;

/// <summary>On which scale the limits of a survival curve are made, before they are put back; the names are those of <c>conf.type</c> in R's survfit.</summary>
public enum SurvivalBand
{
    /// <summary>On log S: the default of R. The upper limit is cut at 1.</summary>
    Log,

    /// <summary>On log(-log S): never outside 0 to 1; no limits before the first event.</summary>
    LogLog,

    /// <summary>On S itself, cut at 0 and 1.</summary>
    Plain,
}
