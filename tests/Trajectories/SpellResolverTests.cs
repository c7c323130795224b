using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Trajectories;

namespace ReIntegrationBI.Tests.Trajectories;

/// <summary>The rules of spells, one by one.</summary>
public sealed class SpellResolverTests
{
    private const string Start = "incapacity_start 2024-01-10";

    [Fact]
    public void The_milestones_are_those_of_the_code_list_in_its_order() =>
        Assert.Equal(CodeListCatalog.Load().Members("milestone").Select(m => (m.Code, m.Rank)), Milestones.All.Select(m => (m.Code(), (int)m)));

    [Fact]
    public void A_spell_has_the_first_day_and_the_lag_of_each_milestone_its_state_and_its_hand_overs()
    {
        var person = new MadePerson().Load(
            Start + " worker sex=F", "first_contact 2024-02-01 mutuality", "first_contact 2024-03-01 mutuality", "plan 2024-04-01 vdab", "workplace_visit 2024-04-02 worker",
            "partial_resumption 2024-05-01 vdab hours=19", "training_start 2024-05-01 mutuality");

        var spell = Assert.Single(person.Spells);
        Assert.Equal((22, 82, 112), (spell.Lag(Milestone.FirstContact), spell.Lag(Milestone.Plan), spell.Lag(Milestone.PartialResumption)));
        Assert.Null(spell.Lag(Milestone.Closure));
        Assert.Equal((SpellState.PartiallyResumed, SpellSnapshot.NotReached, EndReason.None), (spell.State, spell.End, spell.Reason));
        // mutuality, mutuality, vdab, (worker), then on one day training before partial resumption: mutuality, vdab.
        Assert.Equal((7, 3, 2), (spell.Events, spell.HandOvers, spell.Actors));
        Assert.Equal(2, spell.Members.Sex);
    }

    [Theory]
    [InlineData("", SpellState.Incapacitated, null, EndReason.None)]
    [InlineData("partial_resumption 2024-02-01", SpellState.PartiallyResumed, null, EndReason.None)]
    [InlineData("full_resumption 2024-02-01", SpellState.Resumed, "2024-02-01", EndReason.FullResumption)]
    [InlineData("full_resumption 2024-02-01|relapse 2024-03-01", SpellState.Incapacitated, null, EndReason.None)]
    [InlineData("full_resumption 2024-02-01|relapse 2024-03-01|full_resumption 2024-04-01", SpellState.Resumed, "2024-04-01", EndReason.FullResumption)]
    [InlineData("closure 2024-02-01 reason=pension", SpellState.Closed, "2024-02-01", EndReason.Pension)]
    [InlineData("full_resumption 2024-02-01|closure 2024-03-01 reason=work", SpellState.Closed, "2024-02-01", EndReason.FullResumption)]
    [InlineData("full_resumption 2024-02-01|relapse 2024-03-01|closure 2024-05-01 reason=death", SpellState.Closed, "2024-05-01", EndReason.Death)]
    [InlineData("full_resumption 2024-02-01|plan 2024-03-01", SpellState.Resumed, "2024-02-01", EndReason.FullResumption)]
    public void A_spell_ends_with_its_closure_or_a_full_resumption_that_lasts(string events, object state, string? end, object reason)
    {
        var spell = Assert.Single(new MadePerson().Load([Start, .. events.Split('|', StringSplitOptions.RemoveEmptyEntries)]).Spells);

        Assert.Equal(((SpellState)state, end is null ? SpellSnapshot.NotReached : MadePerson.Day(end), (EndReason)reason), (spell.State, spell.End, spell.Reason));
    }

    [Theory]
    [InlineData("before-start", "plan 2024-01-09")]
    [InlineData("start-twice", "incapacity_start 2024-01-10 vdab")]
    [InlineData("overlap", "incapacity_start 2024-02-01")]
    [InlineData("overlap", "full_resumption 2024-02-01|relapse 2024-03-01|incapacity_start 2024-04-01")]
    [InlineData("overlap", "full_resumption 2024-02-01|incapacity_start 2024-02-01")]
    [InlineData("overlap", "closure 2024-02-01 reason=work|incapacity_start 2024-02-01")]
    [InlineData("after-closure", "closure 2024-02-01 reason=work|plan 2024-02-02")]
    [InlineData("closure-twice", "closure 2024-02-01 reason=work|closure 2024-02-02 reason=work")]
    [InlineData("closure-twice", "closure 2024-02-01 reason=work|closure 2024-02-01 vdab reason=work")]
    [InlineData("too-early", "relapse 2024-02-01")]
    [InlineData("twice-without", "full_resumption 2024-02-01|full_resumption 2024-03-01")]
    [InlineData("wrong-order", "plan 2024-02-01|assessment 2024-03-01")]
    [InlineData("wrong-order", "assessment 2024-02-01|trajectory_request 2024-03-01")]
    [InlineData("wrong-order", "partial_resumption 2024-02-01 hours=19|authorised_activity 2024-03-01 hours=8")]
    [InlineData("after-extract", "plan 2024-07-01")]
    [InlineData("nothing-to-correct", "plan 2024-03-01 corrects=2024-02-01")]
    [InlineData("nothing-to-withdraw", "plan 2024-03-01 withdraw=yes")]
    [InlineData("unclear-correction", "plan 2024-03-01 vdab|plan 2024-03-01 employer|plan 2024-03-01 mutuality withdraw=yes")]
    [InlineData("before-start", "plan 2024-02-01|incapacity_start 2024-03-01 corrects=2024-01-10")]
    [InlineData("before-start", "plan 2024-02-01|incapacity_start 2024-01-10 withdraw=yes")]
    [InlineData("after-extract", "plan 2024-02-01|plan 2024-07-01 corrects=2024-02-01")]
    public void What_cannot_be_is_rejected_and_the_rest_stands(string code, string events)
    {
        var lines = events.Split('|');
        var person = new MadePerson().LoadUntil("2024-06-30", [Start, .. lines]);

        Assert.Equal($"{lines.Length + 1} {code}", Assert.Single(person.Rejected));
        Assert.Equal(new MadePerson().LoadUntil("2024-06-30", [Start, .. lines[..^1]]).State, person.State);
        var why = person.Last.Rejected[0].Why;
        Assert.All(new[] { why.Message, why.Found, why.Expected, why.Remedy }, text => Assert.False(string.IsNullOrWhiteSpace(text)));
    }

    [Theory]
    [InlineData("trajectory_request 2024-02-01|assessment 2024-02-01|plan 2024-02-01")]
    [InlineData("assessment 2024-02-01|plan 2024-03-01|assessment 2024-04-01")]
    [InlineData("partial_resumption 2024-02-01 hours=19|relapse 2024-02-01|partial_resumption 2024-03-01 hours=19")]
    [InlineData("full_resumption 2024-02-01|incapacity_start 2024-02-02")]
    [InlineData("authorised_activity 2024-02-01 hours=8|partial_resumption 2024-02-01 hours=19")]
    [InlineData("full_resumption 2024-02-01|plan 2024-02-15|incapacity_start 2024-03-01|plan 2024-03-01")]
    public void What_can_be_is_taken(string events) => Assert.Empty(new MadePerson().Load([Start, .. events.Split('|')]).Rejected);

    [Fact]
    public void An_event_that_stands_is_repeated_and_changes_nothing()
    {
        var person = new MadePerson().Load(Start + " sex=F", "plan 2024-02-01");
        var before = person.State;
        person.Load("plan 2024-02-01", Start + " sex=M", Start);

        Assert.Equal((0, 3, 0), (person.Last.Applied, person.Last.Repeated, person.Last.Versions.Count));
        Assert.Equal(before, person.State);
    }

    [Fact]
    public void A_late_event_makes_a_new_version_of_its_spell_alone()
    {
        var person = new MadePerson().Load(Start, "full_resumption 2024-02-01", "incapacity_start 2024-05-01");
        person.Load("first_contact 2024-01-20");

        Assert.Equal([2, 1], person.Versions.Select(v => v.Version));
        Assert.Equal(10, person.Spells[0].Lag(Milestone.FirstContact));
    }

    [Fact]
    public void A_correction_moves_an_event_and_the_old_day_does_not_come_back()
    {
        string[] first = [Start, "plan 2024-02-01"];
        var person = new MadePerson().Load(first).Load("plan 2024-03-01 corrects=2024-02-01");
        var corrected = person.State;

        Assert.Equal(51, person.Spells[0].Lag(Milestone.Plan));
        Assert.Equal(corrected, person.Load(first).State);
        Assert.Equal(2, person.Last.Repeated);
        Assert.Equal(corrected, person.Load("plan 2024-03-01 corrects=2024-02-01").State);
        Assert.Equal((0, 1), (person.Last.Applied, person.Last.Repeated));
    }

    [Fact]
    public void A_corrected_start_keeps_its_spell_and_may_change_its_members()
    {
        var person = new MadePerson().Load(Start + " sex=F", "plan 2024-02-01");
        var spell = person.Versions[0].Spell;
        person.Load("incapacity_start 2024-01-15 corrects=2024-01-10 sex=M");

        Assert.Equal((spell, 2), (person.Versions[0].Spell, person.Versions[0].Version));
        Assert.Equal((17, 1), (person.Spells[0].Lag(Milestone.Plan)!.Value, person.Spells[0].Members.Sex!.Value));
        person.Load("incapacity_start 2024-01-15 corrects=2024-01-15 sex=F");
        Assert.Equal((2, 3), (person.Spells[0].Members.Sex!.Value, person.Versions[0].Version));
    }

    [Fact]
    public void A_withdrawn_spell_is_gone_and_does_not_come_back()
    {
        var person = new MadePerson().Load(Start, "plan 2024-02-01");
        person.Load("plan 2024-02-01 withdraw=yes", Start + " withdraw=yes");

        Assert.Equal("", person.State);
        Assert.Equal("", person.Load(Start).State);
        Assert.Equal(1, person.Last.Repeated);
        Assert.NotEqual("", person.Load("incapacity_start 2024-06-01").State);
    }

    [Fact]
    public void What_a_file_reports_and_withdraws_itself_is_remembered()
    {
        var person = new MadePerson().Load(Start, Start + " withdraw=yes");

        Assert.Equal((2, ""), (person.Last.Applied, person.State));
        Assert.False(Assert.Single(person.Last.Versions).IsCurrent);
        Assert.Equal("", person.Load(Start).State);
    }

    [Fact]
    public void A_late_start_takes_the_events_after_it_from_the_spell_before()
    {
        string[] lines = [Start, "full_resumption 2024-02-01", "first_contact 2024-05-15", "closure 2024-06-01 reason=pension"];
        var person = new MadePerson().Load(lines).Load("incapacity_start 2024-05-01");

        Assert.Equal(new MadePerson().Load([.. lines, "incapacity_start 2024-05-01"]).State, person.State);
        Assert.Equal([(2, 2), (1, 3)], person.Versions.Zip(person.Spells, (v, s) => (v.Version, s.Events)));
        Assert.Equal(2, person.Last.Ended.Count(e => e.End == EventEnd.Moved));
        person.Load("incapacity_start 2024-05-01 withdraw=yes");
        Assert.Equal(new MadePerson().Load(lines).State, person.State);
    }

    [Fact]
    public void What_is_impossible_alone_is_taken_with_what_makes_it_possible()
    {
        string[] first = [Start, "full_resumption 2024-02-01", "incapacity_start 2024-06-01"];
        var person = new MadePerson().Load(first).Load("relapse 2024-03-01", "full_resumption 2024-04-01");

        Assert.Empty(person.Rejected);
        Assert.Equal(MadePerson.Day("2024-04-01"), person.Spells[0].End);
    }

    [Fact]
    public void A_correction_that_makes_another_event_impossible_says_which()
    {
        var person = new MadePerson().Load(Start, "assessment 2024-02-01", "plan 2024-03-01");
        var before = person.State;
        person.Load("assessment 2024-04-01 corrects=2024-02-01");

        Assert.Equal(before, person.State);
        Assert.Equal(["1 wrong-order"], person.Rejected);
        person.Load("closure 2024-02-15 reason=work");
        Assert.Contains("plan of 2024-03-01", person.Last.Rejected[0].Why.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_correction_to_a_day_that_was_reported_too_takes_the_wrong_one_away()
    {
        var person = new MadePerson().Load(Start, "plan 2024-02-01", "plan 2024-03-01").Load("plan 2024-03-01 corrects=2024-02-01");

        Assert.Equal(new MadePerson().Load(Start, "plan 2024-03-01").State, person.State);
    }

    [Fact]
    public void One_identifier_of_many_persons_is_refused_as_a_whole()
    {
        var lines = Enumerable.Range(0, SpellResolver.MostEvents).Select(i => $"first_contact {new DateOnly(2020, 1, 1).AddDays(i):yyyy-MM-dd}");
        var person = new MadePerson().Load(["incapacity_start 2019-01-01", .. lines]);

        Assert.Equal("", person.State);
        Assert.All(person.Rejected, r => Assert.EndsWith(" too-many-events", r, StringComparison.Ordinal));
        Assert.Equal(SpellResolver.MostEvents, Assert.Single(new MadePerson().Load(["incapacity_start 2019-01-01", .. lines.Skip(1)]).Spells).Events);
    }

    [Theory]
    [InlineData("once: [nonsense]", "nonsense")]
    [InlineData("not_before: { trajectory_request: assessment }", "turn the two round")]
    [InlineData("nots: []", "line 1")]
    public void Rules_that_cannot_be_read_say_what_is_wrong(string yaml, string expected) =>
        Assert.Contains(expected, Assert.Throws<MilestoneRulesException>(() => MilestoneRules.Parse(yaml, "rules.yaml")).Message, StringComparison.Ordinal);
}
