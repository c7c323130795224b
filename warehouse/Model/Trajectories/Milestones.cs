namespace ReIntegrationBI.Warehouse.Model.Trajectories;

/// <summary>The milestones that are measured, in their order: codes of milestone.csv with the columns of their lags in FactTrajectory.</summary>
internal static class Milestones
{
    /// <summary>Where every spell starts.</summary>
    public const string Start = "incapacity_start";

    /// <summary>First contact.</summary>
    public const string Contact = "first_contact";

    /// <summary>Partial resumption.</summary>
    public const string Partial = "partial_resumption";

    /// <summary>Full resumption; closure because of work counts as such.</summary>
    public const string Full = "full_resumption";

    /// <summary>From the first contact to full resumption.</summary>
    public static IReadOnlyList<string> OnTheWay { get; } =
    [
        Contact, "trajectory_request", "assessment", "plan", "workplace_visit", "vdab_registration", "training_start", "authorised_activity", Partial, Full,
    ];

    /// <summary>The column with the lag of a milestone.</summary>
    public static string LagColumn(string milestone) =>
        string.Concat(milestone.Split('_').Select(w => char.ToUpperInvariant(w[0]) + w[1..])) + "Lag";
}
