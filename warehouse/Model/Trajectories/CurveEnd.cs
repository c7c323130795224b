namespace ReIntegrationBI.Warehouse.Model.Trajectories;

/// <summary>Why a released curve goes no further.</summary>
internal enum CurveEnd
{
    /// <summary>Nobody was observed longer without the event.</summary>
    Observed,

    /// <summary>Of what follows too few persons had the event or were observed no longer.</summary>
    Hidden,

    /// <summary>It is not looked at any further.</summary>
    Grid,
}
