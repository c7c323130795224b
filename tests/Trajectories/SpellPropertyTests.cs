using FsCheck;
using FsCheck.Fluent;
using ReIntegrationBI.Warehouse.Trajectories;

namespace ReIntegrationBI.Tests.Trajectories;

/// <summary>What holds whatever is reported, and in whatever order.</summary>
public sealed class SpellPropertyTests
{
    private static readonly Config Quietly = Config.QuickThrowOnFailure.WithMaxTest(1000);

    [Fact]
    public void The_order_of_the_lines_makes_no_difference() => Hold(random =>
    {
        var lines = Anything(random, random.Next(1, 14));
        var other = lines.ToArray();
        random.Shuffle(other);
        return new MadePerson().Load(lines).State == new MadePerson().Load(Numbered(other)).State;
    });

    [Fact]
    public void Two_files_that_lack_nothing_leave_what_one_file_leaves() => Hold(random =>
    {
        var lines = Possible(random);
        var (first, second) = (lines.Where((_, i) => i % 3 != random.Next(3)).ToList(), new List<TrajectoryReport>());
        second.AddRange(lines.Except(first));
        var (whole, parts) = (new MadePerson().Load(lines), new MadePerson().Load(first));
        var complete = parts.Rejected.Count == 0;
        parts.Load(second);
        return whole.Rejected.Count == 0 && (!complete || parts.Rejected.Count > 0 || parts.State == whole.State);
    });

    [Fact]
    public void Days_reported_one_after_the_other_leave_what_one_file_leaves() => Hold(random =>
    {
        var lines = Possible(random);
        var person = new MadePerson();
        foreach (var day in lines.GroupBy(l => l.Day).OrderBy(g => g.Key))
        {
            person.Load(day);
            Assert.Empty(person.Rejected);
        }

        return person.State == new MadePerson().Load(lines).State;
    });

    [Fact]
    public void A_correction_and_its_reverse_leave_what_was_there() => Hold(random =>
    {
        var lines = Possible(random);
        var person = new MadePerson().Load(lines);
        var before = person.State;
        var wrong = lines[random.Next(lines.Count)];
        var moved = wrong with { Line = 1, Kind = ReportKind.Correction, Corrects = wrong.Day, Day = wrong.Day + random.Next(-40, 40), Members = default, Hours = null, Reason = default };
        if (lines.Exists(l => (l.Milestone, l.Day, l.Actor) == (moved.Milestone, moved.Day, moved.Actor)))
        {
            return true;
        }

        person.Load([moved]);
        if (person.Rejected.Count > 0)
        {
            return person.State == before;
        }

        person.Load([moved with { Day = moved.Corrects, Corrects = moved.Day }]);
        return person.Rejected.Count == 0 && person.State == before;
    });

    [Fact]
    public void Loading_again_changes_nothing() => Hold(random =>
    {
        var lines = Anything(random, random.Next(1, 14)).Where(l => l.Kind == ReportKind.Event).ToList();
        var person = new MadePerson().Load(lines);
        var (before, rejected) = (person.State, person.Rejected);
        person.Load(lines);
        return person.State == before && person.Rejected.SequenceEqual(rejected) && person.Last.Versions.Count == 0;
    });

    [Fact]
    public void Nothing_that_is_reported_makes_the_load_fail_and_every_line_is_told_of() => Hold(random =>
    {
        // What must hold after each load, MadePerson holds.
        var person = new MadePerson();
        for (var load = random.Next(1, 4); load > 0; load--)
        {
            person.Load(Anything(random, random.Next(1, 20)));
        }

        return true;
    });

    private static void Hold(Func<Random, bool> property) =>
        Check.One(Quietly, Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => property(new Random(seed))));

    private static List<TrajectoryReport> Numbered(IEnumerable<TrajectoryReport> lines) => [.. lines.Select((l, i) => l with { Line = i + 1 })];

    /// <summary>Lines of any kind within a few weeks, so that they often meet.</summary>
    private static List<TrajectoryReport> Anything(Random random, int count)
    {
        var first = MadePerson.Day("2024-01-01");
        // Corrections hold in the order of their lines, so they have no place where lines are shuffled.
        var corrects = random.Next(2) == 0 && count > 13;
        return Numbered(Enumerable.Range(0, count).Select(i =>
        {
            var milestone = i == 0 || random.Next(5) == 0 ? Milestone.IncapacityStart : (Milestone)random.Next(1, Milestones.Count);
            var kind = corrects ? (ReportKind)Math.Max(0, random.Next(-2, 3)) : ReportKind.Event;
            return new TrajectoryReport
            {
                Line = 0, Milestone = milestone, Kind = kind, Day = first + random.Next(25), Corrects = first + random.Next(25), Actor = random.Next(1, 4),
                Reason = milestone == Milestone.Closure ? (EndReason)random.Next(2, 7) : EndReason.None,
                Hours = milestone == Milestone.PartialResumption ? random.Next(1, 4) * 1000 : null,
                Members = milestone == Milestone.IncapacityStart && random.Next(2) == 0 ? new SpellMembers(random.Next(1, 3), null, null, null, null) : default,
            };
        }));
    }

    /// <summary>Lines of which none is impossible: some spells, one after the other.</summary>
    private static List<TrajectoryReport> Possible(Random random)
    {
        var lines = new List<TrajectoryReport>();
        var day = MadePerson.Day("2024-01-01");
        for (var spells = random.Next(1, 4); spells > 0; spells--)
        {
            Add(Milestone.IncapacityStart);
            foreach (var milestone in Milestones.All.Where(m => m is > Milestone.IncapacityStart and < Milestone.FullResumption && random.Next(3) == 0))
            {
                Add(milestone);
            }

            if (random.Next(2) == 0)
            {
                Add(Milestone.FullResumption);
                if (random.Next(2) == 0)
                {
                    Add(Milestone.Relapse);
                    Add(Milestone.FirstContact);
                }
            }

            if (lines[^1].Milestone != Milestone.FullResumption)
            {
                Add(random.Next(2) == 0 && lines[^1].Milestone is Milestone.FirstContact ? Milestone.Closure : Milestone.FullResumption);
            }

            day += 1 + random.Next(30);
        }

        return lines;

        void Add(Milestone milestone)
        {
            day += random.Next(1, 20);
            var again = milestone == Milestone.FullResumption && lines.FindLastIndex(l => l.Milestone == Milestone.FullResumption) > lines.FindLastIndex(l => l.Milestone is Milestone.Relapse or Milestone.IncapacityStart);
            lines.Add(new TrajectoryReport
            {
                Line = lines.Count + 1, Milestone = again ? Milestone.Closure : milestone, Day = day, Actor = random.Next(1, 4), Reason = milestone == Milestone.Closure || again ? EndReason.Work : EndReason.None,
            });
        }
    }
}
