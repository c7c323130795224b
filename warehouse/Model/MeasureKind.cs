namespace ReIntegrationBI.Warehouse.Model;

/// <summary>What sort of figure a measure is; decides what may be added.</summary>
public enum MeasureKind
{
    /// <summary>A count at one day.</summary>
    Stock,

    /// <summary>What happened in a span of time: entries, days, amounts.</summary>
    Flow,

    /// <summary>A part of a whole, in percent.</summary>
    Share,

    /// <summary>A count against a population or a span of time.</summary>
    Rate,

    /// <summary>A change since an earlier period, in percent.</summary>
    Growth,

    /// <summary>An average.</summary>
    Mean,

    /// <summary>A plan, not a measurement.</summary>
    Target,

    /// <summary>Respondents who gave an answer. Never added: one person may have given several.</summary>
    Count,
}
