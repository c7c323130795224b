namespace ReIntegrationBI.Etl.Synthetic.Trajectories;

/// <summary>
/// What becomes known later of a person of the first file: events that were reported late, corrections and withdrawals. Any part of the lines of a person
/// can be applied without the rest.
/// </summary>
internal sealed class LateLines(ulong seed, int until, DayTexts days)
{
    private const int LateEvents = 2;
    private const int FurthestShift = 7;

    // What a file says once the cause has become clear, or has not.
    private const string UsualGroup = "symptoms";
    private const string OtherGroup = "undetermined";

    private static readonly string[] Visitors = ["advising_nurse", "colleague", "confidential_advisor", "physiotherapist", "psychologist_therapist"];

    /// <summary>The lines of a person; the same person, the same lines.</summary>
    public IReadOnlyList<TrajectoryLine> Of(PersonCourse person)
    {
        var chance = Chance.Of(seed, "late", person.Number);
        var lines = new List<TrajectoryLine>(4);
        var known = person.Events.ToList();
        for (var i = 0; i < LateEvents; i++)
        {
            if (Late(person, known, chance) is { } late)
            {
                known.Add(late);
                lines.Add(Line(person, late, late.Day, late.Detail));
            }
        }

        var corrected = chance.Between(0, person.Events.Count - 1);
        if (Corrected(person.Events[corrected], known, chance) is { } correction)
        {
            lines.Add(Line(person, person.Events[corrected], correction.Day, correction.Detail));
        }

        var withdrawn = Withdrawn(person, corrected, chance);
        if (withdrawn >= 0)
        {
            lines.Add(Line(person, person.Events[withdrawn], person.Events[withdrawn].Day, "withdraw=yes"));
        }

        return lines;
    }

    private TrajectoryLine Line(PersonCourse person, TrajectoryEvent what, int day, string detail) =>
        new(person.Pseudonym, what.Milestone, days[day], what.Actor, detail);

    /// <summary>A contact or a visit within a spell, on a day on which nothing else is known.</summary>
    private static TrajectoryEvent? Late(PersonCourse person, List<TrajectoryEvent> known, Chance chance)
    {
        var spell = person.Spells[chance.Between(0, person.Spells.Count - 1)];
        var start = person.Events[spell.First].Day;
        var (isVisit, visitor, place) = (chance.Happens(0.3), Visitors[chance.Between(0, Visitors.Length - 1)], chance.Share());
        var day = start + 1 + (int)((spell.FirstEnd - 1 - start) * place);
        return day >= spell.FirstEnd || known.Exists(e => e.Day == day)
            ? null
            : new(isVisit ? Milestones.WorkplaceVisit : Milestones.FirstContact, day, isVisit ? "occupational_physician" : visitor, "");
    }

    /// <summary>
    /// The same event some days before or after, between the events beside it, so that their order stays; of a start, now and then another
    /// disease group on the same day.
    /// </summary>
    private (int Day, string Detail)? Corrected(TrajectoryEvent what, List<TrajectoryEvent> known, Chance chance)
    {
        var before = known.Where(e => e.Day < what.Day).Select(e => e.Day).DefaultIfEmpty(what.Day - FurthestShift - 1).Max();
        var after = known.Where(e => e.Day > what.Day).Select(e => e.Day).DefaultIfEmpty(until + 1).Min();
        var (isMember, day) = (chance.Happens(0.5), chance.Between(Math.Max(before + 1, what.Day - FurthestShift), Math.Min(after - 1, what.Day + FurthestShift)));
        var corrects = "corrects=" + days[what.Day];
        if (what.Milestone == Milestones.Start && isMember)
        {
            var group = what.Detail.EndsWith("=" + UsualGroup, StringComparison.Ordinal) ? OtherGroup : UsualGroup;
            return (what.Day, $"disease_group={group}; {corrects}");
        }

        var isAlone = known.Count(e => e.Day == what.Day) == 1;
        var detail = what.Milestone == Milestones.Start || what.Detail.Length == 0 ? corrects : what.Detail + "; " + corrects;
        return day == what.Day || !isAlone ? null : (day, detail);
    }

    /// <summary>Something on which nothing else rests: a contact, a visit, a training, or the last resumption; -1: there is none.</summary>
    private static int Withdrawn(PersonCourse person, int corrected, Chance chance)
    {
        var (from, isLast) = (chance.Between(0, person.Events.Count - 1), chance.Happens(0.1));
        var last = person.Events.Count - 1;
        if (isLast && last != corrected && person.Events[last].Milestone == Milestones.Full)
        {
            return last;
        }

        for (var i = 0; i < person.Events.Count; i++)
        {
            var at = (from + i) % person.Events.Count;
            if (at != corrected && person.Events[at].Milestone is Milestones.FirstContact or Milestones.WorkplaceVisit or Milestones.TrainingStart)
            {
                return at;
            }
        }

        return -1;
    }
}
