using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Statistics;

namespace ReIntegrationBI.Tests.Trajectories;

public abstract class TrajectoryReaderTests<TEngine> : IDisposable
    where TEngine : ITestEngine, new()
{
    private readonly TestDatabase _database = new TEngine().Rent(TestSchema.Migrated);

    public void Dispose()
    {
        _database.Dispose();
        GC.SuppressFinalize(this);
    }

    [EngineFact]
    public void A_large_group_has_the_curve_of_Kaplan_and_Meier_by_the_day()
    {
        var (made, reader) = Put(RandomTrajectories.Make(5, 4000));
        var group = Assert.Single(reader.Return(new TrajectoryQuery()).Groups);
        var facts = Facts(made);
        var expected = KaplanMeier.Fit([.. facts.Select(f => f.Outcome("return")!.Value.Days)], [.. facts.Select(f => f.Outcome("return")!.Value.IsEvent)]);
        Assert.Equal(facts.Count, group.Group.Persons);
        var year = group.At(12);
        Assert.True(year.Month == 12 && year.State == CellState.Shown, string.Join(' ', group.Months));
        var at = expected.At((int)(12 * 30.4375));
        Assert.Equal(100 * (1 - at.Survival), year.Share!.Value, 0.051);
        Assert.Equal(100 * (1 - at.Upper), year.Low!.Value, 0.051);
        Assert.Equal(100 * (1 - at.Lower), year.High!.Value, 0.051);
        Assert.Equal(facts.Count(f => f.Outcome("return")!.Value.Days > (int)(12 * 30.4375)), year.AtRisk);
        var median = expected.Quantile(.5);
        Assert.True(group.Median.State == CellState.Shown && Math.Abs(group.Median.Days!.Value - median.Value) <= 3, $"{group.Median} {median}");
    }

    [EngineFact]
    public void Waits_funnel_relapse_contact_and_hand_overs_are_those_of_the_spells()
    {
        var (made, reader) = Put(RandomTrajectories.Make(6, 3000));
        var facts = Facts(made);
        var wait = reader.Waiting(new()).Rows.Single(r => r.Pair == "request_assessment");
        var waits = facts.Select(f => f.Outcome("request_assessment")).OfType<(int Days, bool IsEvent)>().ToList();
        Assert.Equal((waits.Count, waits.Count(w => w.IsEvent)), (wait.Started.Persons!.Value, wait.Reached.Persons!.Value));
        var curve = KaplanMeier.Fit([.. waits.Select(w => w.Days)], [.. waits.Select(w => w.IsEvent)]);
        Assert.True(Math.Abs(wait.LowerQuartile.Days!.Value - curve.Quantile(.25).Value) < 25, $"{wait.LowerQuartile} {curve.Quantile(.25)}");

        var funnel = Assert.Single(reader.Funnel(new()).Groups);
        foreach (var step in funnel.Steps.Skip(1).Where(s => s.Reached.State == CellState.Shown))
        {
            Assert.Equal(facts.Count(f => f.Reached(step.Milestone.Code) is not null), step.Reached.Persons);
        }

        Assert.Equal(facts.Count(f => f.IsBack), funnel.Back.Persons);
        Assert.Equal(facts.Count(f => !f.IsBack && f.Furthest == "plan"), funnel.Steps.Single(s => s.Milestone.Code == "plan").Furthest.Persons);
        Assert.Equal(facts.Count(f => !f.IsBack && f.Furthest == "full_resumption"), funnel.Steps[^1].Furthest.Persons);

        var relapse = Assert.Single(reader.Relapse(new()).Groups);
        var after = facts.Select(f => f.Outcome("relapse")).OfType<(int Days, bool IsEvent)>().ToList();
        Assert.Equal(after.Count, relapse.Returned.Persons);
        var again = KaplanMeier.Fit([.. after.Select(w => w.Days)], [.. after.Select(w => w.IsEvent)]);
        Assert.Equal(100 * (1 - again.At(365).Survival), relapse.Months.Single(m => m.Month == 12).Share!.Value, 1.0);

        var contact = Assert.Single(reader.Contact(new()).Groups);
        Assert.Equal((facts.Count(f => f.Lasted), facts.Count(f => f is { Lasted: true, EarlyContact: true })), (contact.Lasted.Persons!.Value, contact.Early.Persons!.Value));
        Assert.True(contact.Early.Low < contact.Early.Share && contact.Early.Share < contact.Early.High);

        var handOvers = Assert.Single(reader.HandOvers(new()).Groups);
        Assert.Equal(facts.Count(f => f.First.HandOvers >= 4), handOvers.Classes.Single(c => c.Code == "4+").Count.Persons);
    }

    [EngineFact]
    public void Groups_add_up_and_a_limit_gives_the_group()
    {
        var (made, reader) = Put(RandomTrajectories.Make(7, 3000));
        var facts = Facts(made);
        var bySex = reader.Funnel(new() { By = ["sex"] });
        Assert.Equal(["M", "F"], bySex.Groups.Select(g => g.Group.Members[0].Code));
        Assert.Equal(facts.Count, bySex.Groups.Sum(g => g.Group.Persons));
        var women = reader.Funnel(new() { Where = new Dictionary<string, string> { ["sex"] = "vrouwen" } });
        Assert.Equal("F", Assert.Single(women.Where).Code);
        Assert.Equal(bySex.Groups[1].Steps, Assert.Single(women.Groups).Steps);
        var pairs = reader.Contact(new() { By = ["sex", "region"] });
        var some = pairs.Groups.First(g => g.Lasted.State == CellState.Shown);
        Assert.Equal(
            facts.Count(f => f.Lasted && f.First.Sex == some.Group.Members[0].Code && f.First.Region == some.Group.Members[1].Code), some.Lasted.Persons);
        var one = reader.Contact(new() { By = ["region"], Where = new Dictionary<string, string> { ["sex"] = some.Group.Members[0].Code } });
        Assert.Equal(some.Lasted, one.Groups.Single(g => g.Group.Members[0].Code == some.Group.Members[1].Code).Lasted);
        Assert.Contains(reader.Return(new() { By = ["region"] }).Groups, g => g.Group.Members[0].Label.En == "not stated");
    }

    [EngineFact]
    public void Flows_tell_between_whom_as_long_as_they_are_enough()
    {
        var made = new MadeTrajectories();
        for (var p = 0; p < 60; p++)
        {
            var isLong = p < 40;
            List<(string, int, string)> events = p < 57 ? [("incapacity_start", 0, "worker"), ("first_contact", 3, "gp"), ("assessment", 9, "advising_physician")] : [("first_contact", 3, "gp"), ("plan", 8, "employer")];
            if (isLong)
            {
                events.AddRange([("plan", 20, "worker"), ("workplace_visit", 30, "occupational_physician")]);
            }

            made.Add(new MadeSpell(p, new DateOnly(2025, 1, 1)) { HandOvers = isLong ? 2 : p < 50 ? 1 : 0, Events = p is >= 50 and < 57 ? [("first_contact", 3, "gp")] : events });
        }

        var (_, reader) = Put(made);
        var table = reader.HandOvers(new());
        var flow = Assert.Single(table.Flows);
        Assert.Equal(("advising_physician", "occupational_physician", 40), (flow.From.Code, flow.To.Code, flow.Count.Persons));
        Assert.Empty(reader.HandOvers(new() { By = ["sex"] }).Flows);
    }

    [EngineFact]
    public void A_version_is_read_as_it_was_known()
    {
        var early = RandomTrajectories.Make(8, 400);
        early.Put(_database.Engine);
        var reader = new TrajectoryReader(_database.Engine);
        var before = reader.Find()!;
        RandomTrajectories.Make(9, 500).Put(_database.Engine, MadeTrajectories.LoadedAt.AddDays(30));
        Assert.Equal((400, 500), (before.Persons, reader.Find()!.Persons));
        Assert.Equal(before, reader.Find(MadeTrajectories.LoadedAt.AddDays(1)) is { } then ? then with { Loads = before.Loads } : null);
        Assert.Null(reader.Find(MadeTrajectories.LoadedAt.AddDays(-1)));
        Assert.True(before.IsSynthetic);
        Assert.Equal((new DateOnly(2025, 12, 31), "made.trajectories.csv"), (before.ObservedUntil, Assert.Single(before.Loads).File));
    }

    [EngineFact]
    public void What_cannot_be_answered_is_refused_with_the_reason()
    {
        var reader = new TrajectoryReader(_database.Engine);
        Assert.Null(reader.Find());
        Assert.Contains("no trajectories", Assert.Throws<QueryException>(() => reader.Return(new())).Message);
        Put(RandomTrajectories.Make(10, 60));
        Assert.Contains("At most two", Assert.Throws<QueryException>(() => reader.Return(new() { By = ["sex", "region"], Where = new Dictionary<string, string> { ["scheme"] = "general" } })).Message);
        Assert.Contains("age_group", Assert.Throws<QueryException>(() => reader.Funnel(new() { By = ["status"] })).Message);
        Assert.Contains("Flanders", Assert.Throws<QueryException>(() => reader.Funnel(new() { Where = new Dictionary<string, string> { ["region"] = "Atlantis" } })).Message);
        Assert.Contains("twice", Assert.Throws<QueryException>(() => reader.Funnel(new() { By = ["sex", "sex"] })).Message);
    }

    [EngineFact]
    public void Few_persons_say_nothing_at_all()
    {
        var (_, reader) = Put(RandomTrajectories.Make(11, 4));
        Assert.Null(reader.Find());
    }

    private (MadeTrajectories Made, TrajectoryReader Reader) Put(MadeTrajectories made)
    {
        made.Put(_database.Engine);
        return (made, new TrajectoryReader(_database.Engine));
    }

    private static List<PersonFacts> Facts(MadeTrajectories made) =>
        [.. made.Spells.GroupBy(s => s.Person).Select(g => new PersonFacts(g, made.ObservedUntil))];
}

public class TrajectoryReaderTestsOnSqlite : TrajectoryReaderTests<SqliteTestEngine>;

public class TrajectoryReaderTestsOnSqlServer : TrajectoryReaderTests<SqlServerTestEngine>;
