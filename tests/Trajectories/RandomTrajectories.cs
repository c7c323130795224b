namespace ReIntegrationBI.Tests.Trajectories;

/// <summary>Trajectories drawn from a seed: groups of very different sizes, milestones in every order that occurs, some closed, some seen twice.</summary>
internal static class RandomTrajectories
{
    public static readonly DateOnly Until = new(2025, 12, 31);

    public static MadeTrajectories Make(int seed, int persons)
    {
        var random = new Random(seed);
        var made = new MadeTrajectories { ObservedUntil = Until };
        for (var p = 0; p < persons; p++)
        {
            var spell = Spell(random, p, Until.AddDays(-random.Next(20, 1200)));
            made.Add(spell);
            if (spell.End is { } end && random.NextDouble() < .2 && spell.Start.AddDays(end + 5) < Until)
            {
                made.Add(Spell(random, p, spell.Start.AddDays(end + 5)) with { Sex = spell.Sex });
            }
        }

        return made;
    }

    private static MadeSpell Spell(Random random, int person, DateOnly start)
    {
        var seen = Until.DayNumber - start.DayNumber;
        var lags = new Dictionary<string, int>();
        Reach("first_contact", .7, 5, 150);
        Reach("trajectory_request", .35, 20, 250);
        Reach("assessment", .3, 30, 300);
        Reach("plan", .25, 40, 350);
        Reach("workplace_visit", .05, 40, 350);
        Reach("vdab_registration", .2, 60, 400);
        Reach("training_start", .08, 90, 500);
        Reach("authorised_activity", .15, 60, 400);
        Reach("partial_resumption", .35, 10, 600);
        if (random.NextDouble() < .35)
        {
            Reach("full_resumption", 1, lags.GetValueOrDefault("partial_resumption", 0) + 1, 700);
        }

        if (lags.Keys.Any(k => k.EndsWith("resumption", StringComparison.Ordinal)) && random.NextDouble() < .15)
        {
            Reach("relapse", 1, lags.GetValueOrDefault("full_resumption", lags.GetValueOrDefault("partial_resumption")) + 1, 900);
        }

        int? end = null;
        string? reason = null;
        var latest = lags.Count == 0 ? 0 : lags.Values.Max();
        if (lags.TryGetValue("full_resumption", out var full) && !lags.ContainsKey("relapse"))
        {
            (end, reason) = (full, "full_resumption");
        }
        else if (random.NextDouble() < .15 && latest + 1 < seen)
        {
            (end, reason) = (random.Next(latest + 1, seen), new[] { "pension", "death", "work", "end_of_right" }[random.Next(4)]);
            lags["closure"] = end.Value;
        }

        return new MadeSpell(person, start)
        {
            Sex = random.NextDouble() < .4 ? "M" : "F",
            Scheme = random.NextDouble() < .9 ? "general" : "self_employed",
            Region = new[] { "Flanders", "Flanders", "Flanders", "Wallonia", "Brussels", "Belgium" }[random.Next(6)],
            Lags = lags,
            End = end,
            EndReason = reason,
            HandOvers = random.Next(0, 7),
        };

        void Reach(string milestone, double chance, int from, int to)
        {
            var lag = random.Next(from, Math.Max(from + 1, to));
            if (random.NextDouble() < chance && lag <= seen)
            {
                lags[milestone] = lag;
            }
        }
    }
}
