namespace ReIntegrationBI.Etl.Synthetic.Trajectories;

/// <summary>
/// Lines that a load must reject, without any harm to the lines beside them: one of every reason for which an event can be rejected. Some can be made
/// only of certain persons (an event after the closure needs a closure); of those that can, the one made least often is made.
/// </summary>
internal sealed class DirtyLines
{
    private readonly int _until;
    private readonly DayTexts _days;
    private readonly Kind[] _kinds;
    private readonly long[] _made;
    private long _person;
    private HashSet<TrajectoryLine> _ofPerson = [];

    /// <param name="until">The last day that the file tells.</param>
    /// <param name="days">Texts of days.</param>
    /// <param name="anyPerson">Only the kinds that can be made of anybody: those that do not rest on the other lines of the person.</param>
    public DirtyLines(int until, DayTexts days, bool anyPerson)
    {
        (_until, _days) = (until, days);
        Kind[] ofAnybody =
        [
            (p, c) => Line(p, "medical_checkup", Inner(p, c), "gp"),
            (p, _) => new TrajectoryLine(p.Pseudonym, Milestones.FirstContact, "", "mutuality", ""),
            (p, _) => new TrajectoryLine(p.Pseudonym, Milestones.FirstContact, "2023-02-30", "mutuality", ""),
            (p, c) => Line(p, Milestones.FirstContact, _until + c.Between(1, 60), "mutuality"),
            (p, c) => Line(p, Milestones.FirstContact, Inner(p, c), "neighbour"),
            (p, c) => Line(p, Milestones.FirstContact, Inner(p, c), "mutuality", "mood=good"),
            (p, c) => Line(p, Milestones.Start, Inner(p, c), "gp", "disease_group=homesickness"),
            (p, c) => Line(p, Milestones.Partial, Inner(p, c), "employer", "hours=60"),
            (p, c) => Line(p, Milestones.Closure, Inner(p, c), "mutuality"),
            (p, c) => Line(p, Milestones.FirstContact, Inner(p, c), "mutuality") with { Pseudonym = "" },
            (p, c) => Line(p, Milestones.TrainingStart, Inner(p, c), "gob", "corrects=" + _days[p.Events[0].Day - c.Between(400, 800)]),
            (p, c) => Line(p, Milestones.TrainingStart, p.Events[0].Day - c.Between(400, 800), "gob", "withdraw=yes"),
        ];
        Kind[] ofSome = [BeforeStart, AfterClosure, Overlap, RelapseOfNothing, LateAuthorisation, LateRequest, ResumedTwice, StartBehindEvents];
        _kinds = anyPerson ? ofAnybody : [.. ofAnybody, .. ofSome];
        _made = new long[_kinds.Length];
    }

    private delegate TrajectoryLine? Kind(PersonCourse person, Chance chance);

    /// <summary>A line to be rejected, not the same as another of the person: a line that stands twice may count once.</summary>
    public TrajectoryLine Make(PersonCourse person, Chance chance)
    {
        if (person.Number != _person)
        {
            (_person, _ofPerson) = (person.Number, []);
        }

        while (true)
        {
            foreach (var kind in Enumerable.Range(0, _kinds.Length).OrderBy(k => _made[k]))
            {
                if (_kinds[kind](person, chance) is { } line && _ofPerson.Add(line))
                {
                    _made[kind]++;
                    return line;
                }
            }
        }
    }

    private TrajectoryLine Line(PersonCourse person, string milestone, int day, string actor, string detail = "") =>
        new(person.Pseudonym, milestone, _days[day], actor, detail);

    private int Inner(PersonCourse person, Chance chance) => chance.Between(person.Events[0].Day, _until);

    private TrajectoryLine? BeforeStart(PersonCourse person, Chance chance) =>
        Line(person, Milestones.FirstContact, person.Events[0].Day - chance.Between(1, 60), "mutuality");

    private TrajectoryLine? AfterClosure(PersonCourse person, Chance chance) =>
        person.Events[^1] is { Milestone: Milestones.Closure } last && last.Day < _until
            ? chance.Happens(0.5)
                ? Line(person, Milestones.FirstContact, chance.Between(last.Day + 1, _until), "mutuality")
                : Line(person, Milestones.Closure, chance.Between(last.Day + 1, _until), "mutuality", "reason=other")
            : null;

    private TrajectoryLine? Overlap(PersonCourse person, Chance chance)
    {
        var spell = person.Spells[^1];
        var start = person.Events[spell.First].Day;
        return spell.FirstEnd - start > 2 ? Line(person, Milestones.Start, chance.Between(start + 1, spell.FirstEnd - 1), "gp", "scheme=general") : null;
    }

    private TrajectoryLine? RelapseOfNothing(PersonCourse person, Chance chance)
    {
        var spell = person.Spells[0];
        var day = person.Events[spell.First].Day + 1;
        return day <= _until && person.Of(spell).All(e => e.Day > day || e.Milestone is not (Milestones.Partial or Milestones.Full or Milestones.Closure))
            ? Line(person, Milestones.Relapse, day, "gp")
            : null;
    }

    private TrajectoryLine? LateAuthorisation(PersonCourse person, Chance chance)
    {
        var events = person.Of(person.Spells[^1]).ToList();
        var partial = events.Find(e => e.Milestone == Milestones.Partial);
        return partial.Milestone is not null && partial.Day < Math.Min(person.Spells[^1].FirstEnd - 1, _until) && !events.Exists(e => e.Milestone == Milestones.AuthorisedActivity)
            ? Line(person, Milestones.AuthorisedActivity, partial.Day + 1, "advising_physician", "hours=19")
            : null;
    }

    private TrajectoryLine? LateRequest(PersonCourse person, Chance chance)
    {
        var events = person.Of(person.Spells[^1]).ToList();
        var assessment = events.Find(e => e.Milestone == Milestones.Assessment);
        return assessment.Milestone is not null && assessment.Day < Math.Min(person.Spells[^1].FirstEnd - 1, _until) && !events.Exists(e => e.Milestone == Milestones.Request)
            ? Line(person, Milestones.Request, assessment.Day + 1, "employer")
            : null;
    }

    private TrajectoryLine? ResumedTwice(PersonCourse person, Chance chance) =>
        person.Events[^1] is { Milestone: Milestones.Full } last && last.Day < _until
            ? Line(person, Milestones.Full, chance.Between(last.Day + 1, _until), "employer")
            : null;

    private TrajectoryLine? StartBehindEvents(PersonCourse person, Chance chance) =>
        person.Spells[0].Count > 1 && person.Events[1].Day < _until
            ? Line(person, Milestones.Start, person.Events[1].Day + 1, person.Events[0].Actor, "corrects=" + _days[person.Events[0].Day])
            : null;
}
