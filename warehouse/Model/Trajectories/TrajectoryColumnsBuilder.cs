using System.Globalization;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model.Trajectories;

/// <summary>Gathers spells, one by one in any order, and keeps the first of each person and when the next began.</summary>
internal sealed class TrajectoryColumnsBuilder
{
    /// <summary>Lags that a spell brings: of each milestone in order, then of the relapse.</summary>
    public static readonly int Lags = Milestones.OnTheWay.Count + 1;

    private const int NoLag = -1;

    private readonly Dictionary<UInt128, int> _persons = [];
    private readonly List<SpellRow> _spells = [];
    private readonly List<int> _nextStarts = [];
    private readonly List<int> _lags = [];
    private readonly List<int> _members = [];
    private readonly IReadOnlyList<string> _dimensions;

    /// <param name="dimensions">Codes of the dimensions of which a spell brings a key.</param>
    public TrajectoryColumnsBuilder(IReadOnlyList<string> dimensions) => _dimensions = dimensions;

    /// <summary>Takes a spell over.</summary>
    /// <param name="pseudonym">Of the person: 64 hexadecimal digits.</param>
    /// <param name="spell">The spell.</param>
    /// <param name="members">Keys of members, in the order of the dimensions.</param>
    /// <param name="lags">Days to each milestone and to the relapse; -1 where it was not reached.</param>
    public void Add(string pseudonym, SpellRow spell, ReadOnlySpan<int> members, ReadOnlySpan<int> lags)
    {
        // Half of a keyed hash of 256 bits tells persons apart as well as the whole.
        var person = UInt128.Parse(pseudonym.AsSpan(0, 32), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        if (!_persons.TryGetValue(person, out var index))
        {
            _persons[person] = _spells.Count;
            _spells.Add(spell);
            _nextStarts.Add(int.MaxValue);
            _members.AddRange(members);
            _lags.AddRange(lags);
            return;
        }

        var known = _spells[index].Start;
        _nextStarts[index] = Math.Min(_nextStarts[index], Math.Max(known, spell.Start));
        if (spell.Start < known)
        {
            _spells[index] = spell;
            Replace(_members, index, members);
            Replace(_lags, index, lags);
        }
    }

    /// <summary>What became of the persons.</summary>
    /// <param name="observedUntil">The day up to which everything is known.</param>
    /// <param name="membersOf">Members of a dimension by their key.</param>
    /// <param name="labelOf">Name of a dimension.</param>
    /// <param name="waiting">Between which milestones waiting is measured.</param>
    public TrajectoryColumns Build(
        DateOnly observedUntil, Func<string, IReadOnlyDictionary<int, Member>> membersOf, Func<string, Label> labelOf, WaitingTimesFile waiting)
    {
        var persons = _spells.Count;
        var outcomes = TrajectoryOutcomes.Of(persons, waiting);
        var columns = new TrajectoryColumns
        {
            Persons = persons,
            ObservedUntil = observedUntil,
            Dimensions = [.. _dimensions.Select((d, i) => DimensionOf(d, labelOf(d), membersOf(d), p => _members[p * _dimensions.Count + i])), Years(labelOf(SemanticModel.Period))],
            Outcomes = outcomes,
            Furthest = new sbyte[persons],
            EarlyContact = new sbyte[persons],
            HandOvers = [.. _spells.Select(s => s.HandOvers)],
            Spells = [.. _spells.Select(s => s.Spell)],
        };
        var pairs = waiting.Pairs.Where(p => p.From != Milestones.Start)
            .Select(p => (Outcome: columns[p.Code], From: IndexOf(p.From), To: IndexOf(p.To))).ToArray();
        for (var p = 0; p < persons; p++)
        {
            Fill(columns, p, observedUntil.DayNumber, pairs);
        }

        return columns;
    }

    private void Fill(TrajectoryColumns columns, int person, int lastDay, (TimedOutcome Outcome, int From, int To)[] pairs)
    {
        var spell = _spells[person];
        var observed = Math.Max(0, lastDay - spell.Start);
        var end = spell.EndLag == NoLag ? observed : spell.EndLag;
        var closedAtWork = spell.IsBack ? spell.EndLag : NoLag;

        int At(int milestone) => _lags[person * Lags + milestone];
        var full = First(At(IndexOf(Milestones.Full)), closedAtWork);
        var back = First(At(IndexOf(Milestones.Partial)), full);
        columns.Outcomes[0].Set(person, back == NoLag ? end : back, back != NoLag);
        for (var m = 0; m < Milestones.OnTheWay.Count; m++)
        {
            var lag = Milestones.OnTheWay[m] == Milestones.Full ? full : At(m);
            columns.Outcomes[m + 1].Set(person, lag == NoLag ? end : lag, lag != NoLag);
            columns.Furthest[person] = lag == NoLag ? columns.Furthest[person] : (sbyte)(m + 1);
        }

        columns.Furthest[person] = spell.IsBack ? (sbyte)-1 : columns.Furthest[person];
        foreach (var (outcome, from, to) in pairs)
        {
            var (started, reached) = (At(from), to == IndexOf(Milestones.Full) ? full : At(to));
            if (started != NoLag)
            {
                // Who reached the second before the first did not wait: 0 days.
                outcome.Set(person, (reached == NoLag ? end : reached) - started, reached != NoLag);
            }
        }

        if (back != NoLag)
        {
            SetRelapse(columns.Outcomes[^1], person, spell, back, observed);
        }

        var contact = At(IndexOf(Milestones.Contact));
        var lasted = Math.Min(spell.EndLag == NoLag ? int.MaxValue : spell.EndLag, observed) >= TrajectoryGrid.EarlyContactDays;
        columns.EarlyContact[person] = (sbyte)(!lasted ? -1 : contact is not NoLag and <= TrajectoryGrid.EarlyContactDays ? 1 : 0);
    }

    private void SetRelapse(TimedOutcome outcome, int person, SpellRow spell, int back, int observed)
    {
        var relapse = _lags[person * Lags + Lags - 1];
        var next = _nextStarts[person] == int.MaxValue ? NoLag : _nextStarts[person] - spell.Start;
        var again = First(relapse >= back ? relapse : NoLag, next >= back ? next : NoLag);

        // Who is back at work and stays there is observed on; who left for a pension or died is not.
        var until = spell.EndLag != NoLag && !spell.IsBack ? Math.Max(back, spell.EndLag) : Math.Max(back, observed);
        outcome.Set(person, (again == NoLag ? until : again) - back, again != NoLag);
    }

    private TrajectoryDimension DimensionOf(string code, Label label, IReadOnlyDictionary<int, Member> known, Func<int, int> keyOf)
    {
        var keys = new HashSet<int>();
        for (var p = 0; p < _spells.Count; p++)
        {
            keys.Add(keyOf(p));
        }

        int[] ordered = [.. keys.OrderBy(k => known[k].Rank).ThenBy(k => k)];
        var index = ordered.Select((key, i) => (key, i)).ToDictionary(k => k.key, k => (short)k.i);
        return new TrajectoryDimension(
            code, label, [.. ordered.Select(k => known[k].Role == MemberRole.Total ? known[k] with { Label = NotStated, Role = MemberRole.Outside } : known[k])],
            [.. Enumerable.Range(0, _spells.Count).Select(p => index[keyOf(p)])]);
    }

    private TrajectoryDimension Years(Label label)
    {
        var years = _spells.Select(s => s.Year).Distinct().ToDictionary(y => y, y =>
        {
            var name = y.ToString(CultureInfo.InvariantCulture);
            return new Member(SemanticModel.Period, name, new Label(name, name, name), y * 10_000, MemberRole.Part, null);
        });
        return DimensionOf(SemanticModel.Period, label, years, p => _spells[p].Year);
    }

    private static Label NotStated { get; } = new("niet vermeld", "non mentionné", "not stated");

    private static int IndexOf(string milestone)
    {
        for (var m = 0; m < Milestones.OnTheWay.Count; m++)
        {
            if (Milestones.OnTheWay[m] == milestone)
            {
                return m;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(milestone), milestone, "No milestone on the way.");
    }

    private static int First(int one, int other) => one == NoLag ? other : other == NoLag ? one : Math.Min(one, other);

    private static void Replace(List<int> all, int index, ReadOnlySpan<int> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            all[index * values.Length + i] = values[i];
        }
    }
}
