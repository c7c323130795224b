namespace ReIntegrationBI.Warehouse.Statistics;

/// <summary>How an interval was made.</summary>
public enum IntervalMethod
{
    /// <summary>There is none: the base is empty, or a single respondent has no spread.</summary>
    None,

    /// <summary>Linearised standard error on the logit scale, t quantile (R: svyciprop, method "logit"). The default for proportions.</summary>
    Logit,

    /// <summary>Clopper-Pearson, on the effective base where weighted. The default's stand-in where the share is 0 or 1.</summary>
    ClopperPearson,

    /// <summary>Wilson score. For a printed percentage and base.</summary>
    Wilson,

    /// <summary>Linearised standard error, t quantile (R: svymean, confint with df). For means.</summary>
    Linearised,
}
