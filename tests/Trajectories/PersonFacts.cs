namespace ReIntegrationBI.Tests.Trajectories;

/// <summary>What became of a person, worked out anew from the spells and not from what the product makes of them.</summary>
internal sealed class PersonFacts
{
    public static readonly string[] Milestones =
    [
        "first_contact", "trajectory_request", "assessment", "plan", "workplace_visit", "vdab_registration", "training_start", "authorised_activity",
        "partial_resumption", "full_resumption",
    ];

    private readonly List<MadeSpell> _spells;
    private readonly int _observed;

    public PersonFacts(IEnumerable<MadeSpell> spells, DateOnly until)
    {
        _spells = [.. spells.OrderBy(s => s.Start)];
        _observed = until.DayNumber - First.Start.DayNumber;
    }

    public MadeSpell First => _spells[0];

    public string Member(string dimension) => dimension switch
    {
        "sex" => First.Sex,
        "scheme" => First.Scheme,
        "region" => First.Region,
        _ => First.Start.Year.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    public bool IsBack => First.EndReason is "full_resumption" or "work";

    public int? FullLag => First.Lag("full_resumption") ?? (First.EndReason == "work" ? First.End : null);

    public int? ReturnLag => (First.Lag("partial_resumption"), FullLag) switch
    {
        (null, var full) => full,
        (var partial, null) => partial,
        var (partial, full) => Math.Min(partial!.Value, full!.Value),
    };

    public int? Reached(string milestone) => milestone == "full_resumption" ? FullLag : First.Lag(milestone);

    /// <summary>An outcome: days and whether it is the event; null: not in the base.</summary>
    public (int Days, bool IsEvent)? Outcome(string code)
    {
        var last = First.End ?? _observed;
        if (code == "return")
        {
            return (ReturnLag ?? last, ReturnLag is not null);
        }

        if (Milestones.Contains(code))
        {
            return (Reached(code) ?? last, Reached(code) is not null);
        }

        if (code == "relapse")
        {
            if (ReturnLag is not { } back)
            {
                return null;
            }

            int?[] again = [First.Lag("relapse"), _spells.Count > 1 ? _spells[1].Start.DayNumber - First.Start.DayNumber : null];
            var found = again.Where(a => a >= back).Min();
            return ((found ?? (First.End is { } end && !IsBack ? Math.Max(end, back) : Math.Max(_observed, back))) - back, found is not null);
        }

        var (from, to) = code switch
        {
            "request_assessment" => ("trajectory_request", "assessment"),
            "assessment_plan" => ("assessment", "plan"),
            "vdab_training" => ("vdab_registration", "training_start"),
            _ => ("partial_resumption", "full_resumption"),
        };
        return Reached(from) is { } start ? (Math.Max(0, (Reached(to) ?? last) - start), Reached(to) is not null) : null;
    }

    public string Furthest => Milestones.LastOrDefault(m => Reached(m) is not null) ?? "incapacity_start";

    public bool Lasted => (First.End ?? int.MaxValue) >= 84 && _observed >= 84;

    public bool EarlyContact => First.Lag("first_contact") <= 84;
}
