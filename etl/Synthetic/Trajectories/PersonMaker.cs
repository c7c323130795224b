using System.Globalization;

namespace ReIntegrationBI.Etl.Synthetic.Trajectories;

/// <summary>Makes up one person after the other, each from chance of its own, so that any of them can be made again without the others.</summary>
internal sealed class PersonMaker(TrajectoryModel model, ulong seed, DateOnly until)
{
    private const double DaysInYear = 365.25;

    private readonly int _until = until.DayNumber;

    /// <summary>The n-th person, from 1. Everything until the last day is told, so that there is at least one spell.</summary>
    public PersonCourse Make(long number)
    {
        var chance = Chance.Of(seed, "person", number);
        var scheme = model.Schemes.Pick(chance);
        var sex = model.Sexes.Pick(chance);
        var age = model.AgeGroups.Pick(chance);
        var region = model.Regions.Pick(chance);
        var disease = model.DiseaseGroups.Pick(chance);
        var events = new List<TrajectoryEvent>(8);
        var spells = new List<SpellCourse>(1);
        var start = _until - chance.Between(0, (int)(model.StartYears * DaysInYear));
        while (true)
        {
            var members = Members(chance, scheme.Code, sex, age.Code, region, disease.Code);
            var factor = scheme.Factor * age.Factor;
            var (spell, firstEnd, mayFallOutAgain) = Spell(chance, start, disease, age, factor, members);
            // Chance is used up to the end of the spell before anything is cut off, so that another last day does not change what came before.
            spell.Sort(ByDayAndRank);
            var told = spell.Where(e => e.Day <= _until).ToList();
            spells.Add(new SpellCourse(events.Count, told.Count, Math.Min(firstEnd, _until + 1)));
            events.AddRange(told);
            var next = spell[^1].Day + model.NewSpell.Minimum + chance.Days(model.NewSpell.Median, model.NewSpell.Shape);
            if (!mayFallOutAgain || next > _until || spells.Count == model.MostSpells || !chance.Happens(model.NewSpell.Probability))
            {
                return new PersonCourse(number, string.Create(CultureInfo.InvariantCulture, $"synthetic-{seed}-{number:D7}"), events, spells);
            }

            disease = chance.Happens(model.NewSpell.SameGroup) ? disease : model.DiseaseGroups.Pick(chance);
            start = next;
        }
    }

    private static int ByDayAndRank(TrajectoryEvent one, TrajectoryEvent other) =>
        one.Day != other.Day ? one.Day.CompareTo(other.Day) : Milestones.RankOf(one.Milestone).CompareTo(Milestones.RankOf(other.Milestone));

    private string Members(Chance chance, params ReadOnlySpan<string> codes)
    {
        var said = new List<string>(codes.Length);
        for (var i = 0; i < codes.Length; i++)
        {
            if (!chance.Happens(model.Unstated[i]))
            {
                said.Add(TrajectoryModel.Members[i] + "=" + codes[i]);
            }
        }

        return string.Join("; ", said);
    }

    /// <summary>A spell to its end, however far in the future.</summary>
    private (List<TrajectoryEvent> Events, int FirstEnd, bool MayFallOutAgain) Spell(
        Chance chance, int start, DiseaseCourse disease, AgeCourse age, double factor, string members)
    {
        var events = new List<TrajectoryEvent> { new(Milestones.Start, start, model.StartActors.Pick(chance), members) };
        var firstEnd = 0;
        var from = start;
        for (var relapses = 0; ; relapses++)
        {
            var lasts = Math.Max(1, chance.Days(disease.Median * factor * (relapses == 0 ? 1 : model.Relapse.Factor), disease.Shape));
            var (closes, reason) = Closing(chance, disease, age);
            var end = from + Math.Min(lasts, closes);
            firstEnd = relapses == 0 ? end : firstEnd;
            if (relapses == 0)
            {
                OnTheWay(chance, events, start, end);
            }

            var isAtWork = relapses == 0 && InPart(chance, events, start, start + lasts, end, disease.Partial);
            if (closes <= lasts)
            {
                events.Add(new(Milestones.Closure, end, model.Closure.Actors.Pick(chance), "reason=" + reason));
                return (events, firstEnd, reason is not ("death" or "pension"));
            }

            if (isAtWork)
            {
                events.Add(new(Milestones.Closure, end, model.Closure.Actors.Pick(chance), "reason=work"));
                return (events, firstEnd, true);
            }

            events.Add(new(Milestones.Full, end, model.FullActors.Pick(chance), ""));
            var again = Math.Max(model.Relapse.Minimum, chance.Days(model.Relapse.Median, model.Relapse.Shape));
            if (relapses == model.MostRelapses || !chance.Happens(disease.Relapse) || again > model.Relapse.WithinDays)
            {
                return (events, firstEnd, true);
            }

            from = end + again;
            events.Add(new(Milestones.Relapse, from, model.Relapse.Actors.Pick(chance), ""));
        }
    }

    /// <summary>When and why the spell would end if nobody resumed work.</summary>
    private (int Days, string Reason) Closing(Chance chance, DiseaseCourse disease, AgeCourse age)
    {
        var (days, reason) = (int.MaxValue / 2, "other");
        foreach (var (rate, name) in new[] { (disease.Death, "death"), (age.Pension, "pension"), (model.Closure.EndOfRight, "end_of_right"), (model.Closure.Other, "other") })
        {
            if (chance.DaysUntil(rate) is { } drawn && drawn < days)
            {
                (days, reason) = (drawn, name);
            }
        }

        return (days, reason);
    }

    /// <summary>Contacts, trajectory, visit and training; only what comes before the end.</summary>
    private void OnTheWay(Chance chance, List<TrajectoryEvent> events, int start, int end)
    {
        int? Reach(MilestoneCourse course, string milestone, int? since, string? notBy = null)
        {
            var (lag, actor) = (course.Lag(chance), course.Actors.Pick(chance));
            if (since + lag is not { } day || day <= start || day >= end || actor == notBy)
            {
                return null;
            }

            events.Add(new(milestone, day, actor, ""));
            return day;
        }

        var contact = Reach(model.FirstContact, Milestones.FirstContact, start);
        Reach(model.SecondContact, Milestones.FirstContact, contact);
        var request = Reach(model.Request, Milestones.Request, start);
        var assessment = request is null
            ? Reach(model.InformalAssessment, Milestones.Assessment, start)
            : Reach(model.Assessment, Milestones.Assessment, request);
        Reach(model.Plan, Milestones.Plan, assessment);
        Reach(model.WorkplaceVisit, Milestones.WorkplaceVisit, start);
        var registration = Reach(model.VdabRegistration, Milestones.VdabRegistration, start);
        Reach(model.TrainingStart, Milestones.TrainingStart, registration);
    }

    /// <summary>Work in part on the way to work in full; whether it stays at that.</summary>
    private bool InPart(Chance chance, List<TrajectoryEvent> events, int start, int full, int end, double probability)
    {
        var course = model.Partial;
        var comes = chance.Happens(probability);
        var day = start + Math.Max(1, (int)((full - start) * (course.From + ((course.To - course.From) * chance.Share()))));
        var (hours, actor) = (course.Hours.Pick(chance), course.Actors.Pick(chance));
        var (authorised, physician) = (model.AuthorisedActivity.Lag(chance), model.AuthorisedActivity.Actors.Pick(chance));
        var (breaksOff, steps, staysAtWork) = (chance.Happens(course.Relapse), chance.Happens(course.Step), chance.Happens(course.AtWork));
        var (later, reporter) = (chance.Share(), model.Relapse.Actors.Pick(chance));
        if (!comes || day >= end)
        {
            return false;
        }

        if (day - authorised is { } asked && asked > start)
        {
            events.Add(new(Milestones.AuthorisedActivity, asked, physician, "hours=" + hours));
        }

        events.Add(new(Milestones.Partial, day, actor, "hours=" + hours));
        var next = day + 1 + (int)((end - day - 1) * later);
        if (breaksOff && next > day && next < end)
        {
            events.Add(new(Milestones.Relapse, next, reporter, ""));
            return false;
        }

        var more = course.Hours.Items.SkipWhile(h => h != hours).Skip(1).FirstOrDefault();
        if (steps && more is not null && next > day && next < end)
        {
            events.Add(new(Milestones.Partial, next, actor, "hours=" + more));
        }

        return staysAtWork;
    }
}
