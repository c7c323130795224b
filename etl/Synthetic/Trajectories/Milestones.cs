namespace ReIntegrationBI.Etl.Synthetic.Trajectories;

/// <summary>The milestones of the code list, in its order.</summary>
internal static class Milestones
{
    public const string Start = "incapacity_start";
    public const string FirstContact = "first_contact";
    public const string Request = "trajectory_request";
    public const string Assessment = "assessment";
    public const string Plan = "plan";
    public const string WorkplaceVisit = "workplace_visit";
    public const string VdabRegistration = "vdab_registration";
    public const string TrainingStart = "training_start";
    public const string AuthorisedActivity = "authorised_activity";
    public const string Partial = "partial_resumption";
    public const string Full = "full_resumption";
    public const string Relapse = "relapse";
    public const string Closure = "closure";

    /// <summary>All of them, in the order in which they come on one day.</summary>
    public static IReadOnlyList<string> InOrder { get; } =
    [
        Start, FirstContact, Request, Assessment, Plan, WorkplaceVisit, VdabRegistration, TrainingStart, AuthorisedActivity, Partial, Full, Relapse, Closure,
    ];

    /// <summary>Place of a milestone in that order, from 0.</summary>
    public static int RankOf(string milestone)
    {
        var rank = 0;
        while (InOrder[rank] != milestone)
        {
            rank++;
        }

        return rank;
    }
}
