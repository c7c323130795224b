using System.Runtime.InteropServices;

namespace ReIntegrationBI.Warehouse.Trajectories;

/// <summary>
/// Works out what the lines of a file change for one person: which events are new, which end, and how the spells stand afterwards. Which spell an
/// event belongs to follows from the events alone: the one with the latest start on or before its day. So the order in which lines or files come
/// makes no difference, as long as nothing of them is rejected. Used by one thread.
/// </summary>
/// <param name="rules">Which orders of milestones are impossible.</param>
/// <param name="worker">Key of the actor that is the person itself.</param>
/// <param name="lastDay">The day up to which the file tells everything, as <see cref="DateOnly.DayNumber"/>.</param>
/// <param name="lastSpell">The highest key that a spell has so far.</param>
public sealed class SpellResolver(MilestoneRules rules, int worker, int lastDay, long lastSpell)
{
    /// <summary>Events that a person can have; who has more is several persons under one identifier.</summary>
    public const int MostEvents = 500;

    private readonly List<TrajectoryEvent> _standing = [];
    private readonly List<TrajectoryEvent> _before = [];
    private readonly List<TrajectoryEvent> _ended = [];
    private readonly List<TrajectoryEvent> _candidates = [];
    private readonly List<TrajectoryReport> _reports = [];
    private readonly int[] _first = new int[Milestones.Count];
    private readonly int[] _last = new int[Milestones.Count];
    private PersonHistory? _history;
    private PersonChange _change = new();
    private int _line;

    /// <summary>The highest key of a spell, with those given out here.</summary>
    public long LastSpell { get; private set; } = lastSpell;

    /// <summary>Works out the change of one person.</summary>
    /// <param name="history">What the warehouse knows of the person; null for nothing.</param>
    /// <param name="reports">The lines about the person, in any order.</param>
    /// <param name="change">Receives the change; what it held before is dropped.</param>
    public void Resolve(PersonHistory? history, IReadOnlyList<TrajectoryReport> reports, PersonChange change)
    {
        Begin(history, reports, change);
        if (_standing.Count + reports.Count > MostEvents)
        {
            foreach (var report in reports)
            {
                change.Rejected.Add((report.Line, Breaks.TooMany(_standing.Count + reports.Count)));
            }

            return;
        }

        TakeEvents();
        foreach (var report in _reports)
        {
            if (report.Kind != ReportKind.Event)
            {
                Correct(report);
            }
        }

        if (change.Applied > 0)
        {
            Conclude();
        }
    }

    private void Begin(PersonHistory? history, IReadOnlyList<TrajectoryReport> reports, PersonChange change)
    {
        change.Clear();
        (_history, _change, _line) = (history, change, int.MaxValue);
        _standing.Clear();
        _ended.Clear();
        _reports.Clear();
        if (history is not null)
        {
            foreach (var e in history.Events)
            {
                (e.End == EventEnd.Stands ? _standing : _ended).Add(e);
            }
        }

        _standing.Sort(TrajectoryEvent.Compare);
        _before.Clear();
        _before.AddRange(_standing);
        _reports.AddRange(reports);
        _reports.Sort(Compare);
    }

    /// <summary>
    /// Events before corrections. Of two lines with the same event the one that says more comes first, whatever their order in the file, so that the
    /// order makes no difference; corrections follow in the order of their lines.
    /// </summary>
    private static int Compare(TrajectoryReport one, TrajectoryReport other)
    {
        if ((one.Kind == ReportKind.Event) != (other.Kind == ReportKind.Event))
        {
            return one.Kind == ReportKind.Event ? -1 : 1;
        }

        if (one.Kind != ReportKind.Event)
        {
            return one.Line.CompareTo(other.Line);
        }

        var order = one.Day != other.Day ? one.Day.CompareTo(other.Day)
            : one.Milestone != other.Milestone ? one.Milestone.CompareTo(other.Milestone)
            : one.Actor != other.Actor ? one.Actor.CompareTo(other.Actor)
            : Nullable.Compare(other.Hours, one.Hours);
        order = order != 0 ? order : other.Reason.CompareTo(one.Reason);
        return order != 0 ? order : Compare(other.Members, one.Members) is not 0 and var members ? members : one.Line.CompareTo(other.Line);
    }

    private static int Compare(SpellMembers one, SpellMembers other)
    {
        var order = Nullable.Compare(one.Scheme, other.Scheme);
        order = order != 0 ? order : Nullable.Compare(one.Sex, other.Sex);
        order = order != 0 ? order : Nullable.Compare(one.AgeGroup, other.AgeGroup);
        order = order != 0 ? order : Nullable.Compare(one.Region, other.Region);
        return order != 0 ? order : Nullable.Compare(one.DiseaseGroup, other.DiseaseGroup);
    }

    private void TakeEvents()
    {
        _candidates.Clear();
        foreach (var report in _reports)
        {
            if (report.Kind != ReportKind.Event)
            {
                break;
            }

            if (report.Day > lastDay)
            {
                Reject(report, Breaks.AfterExtract(report.Milestone, report.Day, lastDay));
            }
            else if (IsKnown(report))
            {
                _change.Repeated++;
            }
            else
            {
                _candidates.Add(New(report));
            }
        }

        if (_candidates.Count == 0)
        {
            return;
        }

        // All at once, since what one of them makes impossible another may make possible again; it nearly always fits.
        _standing.AddRange(_candidates);
        _standing.Sort(TrajectoryEvent.Compare);
        if (Problem() is null)
        {
            foreach (var candidate in _candidates)
            {
                Applied(candidate.Line);
            }

            return;
        }

        TakeOneByOne();
    }

    /// <summary>One after the other, so that only what does not fit stays out; a second time, since a later one may have made an earlier one possible.</summary>
    private void TakeOneByOne()
    {
        _standing.RemoveAll(e => e.Key == 0);
        for (var round = 1; round <= 2 && _candidates.Count > 0; round++)
        {
            var left = new List<TrajectoryEvent>();
            foreach (var candidate in _candidates)
            {
                Insert(candidate);
                if (Problem() is null)
                {
                    Applied(candidate.Line);
                    continue;
                }

                _standing.Remove(candidate);
                left.Add(candidate);
            }

            _candidates.Clear();
            _candidates.AddRange(left);
        }

        foreach (var candidate in _candidates)
        {
            Insert(candidate);
            var (why, at) = Problem()!.Value;
            _standing.Remove(candidate);
            var report = _reports.Find(r => r.Line == candidate.Line)!;
            Reject(report, ReferenceEquals(at, candidate) ? why : Breaks.Makes(report, at, why));
        }
    }

    /// <summary>An event that stands, that stands on a line above, or that was corrected or withdrawn: that does not come back.</summary>
    private bool IsKnown(TrajectoryReport report) =>
        _candidates is [.., var last] && last.Is(report.Milestone, report.Day, report.Actor)
        || Standing(report.Milestone, report.Day, report.Actor) is not null
        || HasEnded(report.Milestone, report.Day, report.Actor);

    private void Correct(TrajectoryReport report)
    {
        var isWithdrawal = report.Kind == ReportKind.Withdrawal;
        var day = isWithdrawal ? report.Day : report.Corrects;
        if (!isWithdrawal && report.Day > lastDay)
        {
            Reject(report, Breaks.AfterExtract(report.Milestone, report.Day, lastDay));
            return;
        }

        var (target, several) = Target(report.Milestone, day, report.Actor);
        if (target is null)
        {
            if (several)
            {
                Reject(report, Breaks.Unclear(report));
            }
            else if (WasDone(report, day))
            {
                _change.Repeated++;
            }
            else
            {
                Reject(report, isWithdrawal ? Breaks.NothingToWithdraw(report) : Breaks.NothingToCorrect(report));
            }

            return;
        }

        var corrected = isWithdrawal ? null : New(report) with
        {
            Spell = target.Milestone == Milestone.IncapacityStart ? target.Spell : 0,
            Hours = report.Hours ?? target.Hours,
            Reason = report.Reason == EndReason.None ? target.Reason : report.Reason,
            Members = report.Members.Else(target.Members),
        };
        if (corrected is not null && corrected.Is(target.Milestone, target.Day, target.Actor)
            && (corrected.Hours, corrected.Reason, corrected.Members) == (target.Hours, target.Reason, target.Members))
        {
            _change.Repeated++;
            return;
        }

        // Where the event was reported for the right day as well, the wrong one goes and nothing comes.
        var comes = corrected is not null && (corrected.Is(target.Milestone, target.Day, target.Actor) || Standing(corrected.Milestone, corrected.Day, corrected.Actor) is null);
        _standing.Remove(target);
        if (comes)
        {
            Insert(corrected!);
        }

        if (Problem() is var (why, at))
        {
            if (comes)
            {
                _standing.Remove(corrected!);
            }

            Insert(target);
            Reject(report, ReferenceEquals(at, corrected) ? why : Breaks.Makes(report, at, why));
            return;
        }

        End(target, isWithdrawal ? EventEnd.Withdrawn : EventEnd.Corrected);
        Applied(report.Line);
    }

    /// <summary>The event that a correction means: that of the same actor, or the only one.</summary>
    private (TrajectoryEvent? Target, bool Several) Target(Milestone milestone, int day, int actor)
    {
        TrajectoryEvent? found = null;
        var several = false;
        foreach (var e in _standing)
        {
            if (e.Milestone == milestone && e.Day == day)
            {
                if (e.Actor == actor)
                {
                    return (e, false);
                }

                several |= found is not null;
                found = e;
            }
        }

        return several ? (null, true) : (found, false);
    }

    /// <summary>Whether a correction or withdrawal was made before: an older file may be loaded again.</summary>
    private bool WasDone(TrajectoryReport report, int day)
    {
        var end = report.Kind == ReportKind.Withdrawal ? EventEnd.Withdrawn : EventEnd.Corrected;
        return _ended.Exists(e => e.End == end && e.Milestone == report.Milestone && e.Day == day)
            && (end == EventEnd.Withdrawn
                || Standing(report.Milestone, report.Day, report.Actor) is not null
                || HasEnded(report.Milestone, report.Day, report.Actor));
    }

    private TrajectoryEvent? Standing(Milestone milestone, int day, int actor)
    {
        foreach (var e in CollectionsMarshal.AsSpan(_standing))
        {
            if (e.Is(milestone, day, actor))
            {
                return e;
            }
        }

        return null;
    }

    private bool HasEnded(Milestone milestone, int day, int actor)
    {
        foreach (var e in CollectionsMarshal.AsSpan(_ended))
        {
            if (e.End is EventEnd.Corrected or EventEnd.Withdrawn && e.Is(milestone, day, actor))
            {
                return true;
            }
        }

        return false;
    }

    private static TrajectoryEvent New(TrajectoryReport report) => new()
    {
        Milestone = report.Milestone,
        Day = report.Day,
        Actor = report.Actor,
        Hours = report.Hours,
        Reason = report.Reason,
        Members = report.Members,
        Line = report.Line,
    };

    private void Insert(TrajectoryEvent added)
    {
        var at = _standing.Count;
        while (at > 0 && TrajectoryEvent.Compare(_standing[at - 1], added) > 0)
        {
            at--;
        }

        _standing.Insert(at, added);
    }

    private void End(TrajectoryEvent e, EventEnd end)
    {
        var ended = e with { End = end };
        _ended.Add(ended);
        (e.Key == 0 ? _change.Added : _change.Ended).Add(ended);
    }

    private void Applied(int line)
    {
        _change.Applied++;
        _line = Math.Min(_line, line);
    }

    private void Reject(TrajectoryReport report, RuleBreak why) => _change.Rejected.Add((report.Line, why));

    /// <summary>The first event that is impossible among those that stand, and why; null where all fit.</summary>
    private (RuleBreak Why, TrajectoryEvent At)? Problem()
    {
        var (start, end, place) = (SpellSnapshot.NotReached, SpellSnapshot.NotReached, 0);
        foreach (var e in CollectionsMarshal.AsSpan(_standing))
        {
            var closed = start == SpellSnapshot.NotReached ? SpellSnapshot.NotReached : _first[(int)Milestone.Closure];
            if (e.Milestone == Milestone.IncapacityStart)
            {
                if (start == e.Day)
                {
                    return (Breaks.StartTwice(e.Day), e);
                }

                end = closed != SpellSnapshot.NotReached ? closed : end;
                if (start != SpellSnapshot.NotReached && (end == SpellSnapshot.NotReached || e.Day <= end))
                {
                    return (Breaks.Overlap(e.Day, start, end), e);
                }

                (start, end, place) = (e.Day, SpellSnapshot.NotReached, 0);
                Array.Fill(_first, SpellSnapshot.NotReached);
                Array.Clear(_last);
            }
            else if (start == SpellSnapshot.NotReached)
            {
                return (Breaks.BeforeStart(e.Milestone, e.Day), e);
            }
            else if (closed != SpellSnapshot.NotReached && e.Milestone != Milestone.Closure)
            {
                return (Breaks.AfterClosure(e.Milestone, e.Day, closed), e);
            }

            if (rules.Check(e.Milestone, e.Day, _first, _last) is { } why)
            {
                return (why, e);
            }

            var m = (int)e.Milestone;
            _first[m] = _first[m] == SpellSnapshot.NotReached ? e.Day : _first[m];
            _last[m] = ++place;
            end = e.Milestone switch { Milestone.FullResumption => e.Day, Milestone.Relapse => SpellSnapshot.NotReached, _ => end };
        }

        return null;
    }

    /// <summary>Gives every event its spell, and every spell that changed a new version.</summary>
    private void Conclude()
    {
        var startLine = 0;
        var spell = 0L;
        for (var i = 0; i < _standing.Count; i++)
        {
            var e = _standing[i];
            if (e.Milestone == Milestone.IncapacityStart)
            {
                spell = e.Spell != 0 ? e.Spell : ++LastSpell;
                startLine = e.Line;
            }

            if (e.Key != 0 && e.Spell == spell)
            {
                continue;
            }

            if (e.Key != 0)
            {
                End(e, EventEnd.Moved);
                e = e with { Key = 0, Line = startLine > 0 ? startLine : _line };
            }

            e = e with { Spell = spell };
            _standing[i] = e;
            _change.Added.Add(e);
        }

        foreach (var e in _change.Added)
        {
            e.Spell = e.Spell != 0 ? e.Spell : SpellAt(e.Day);
        }

        Versions();
        if (_standing.Count == 0 && _history is null)
        {
            Remember();
        }
    }

    /// <summary>
    /// All that was reported of a person was withdrawn by the same file. A version that never was current keeps the person, so that an older file
    /// does not bring the events back.
    /// </summary>
    private void Remember()
    {
        _ended.Sort(TrajectoryEvent.Compare);
        var start = _ended.Find(e => e.Milestone == Milestone.IncapacityStart)!;
        _change.Versions.Add(new SpellVersion(start.Spell, 1, start.Line, SpellSnapshot.Of([start], worker)) { IsCurrent = false });
    }

    private long SpellAt(int day)
    {
        // What was reported and ended in the same file belongs to the spell of its day too; where there is none, to any that the person had.
        var spell = _standing.Count > 0 ? _standing[0].Spell : _ended.Find(e => e.Spell != 0)?.Spell ?? ++LastSpell;
        foreach (var e in _standing)
        {
            if (e.Day > day)
            {
                break;
            }

            spell = e.Spell;
        }

        return spell;
    }

    private void Versions()
    {
        var kept = 0;
        foreach (var (from, count) in Spells(_standing))
        {
            var events = CollectionsMarshal.AsSpan(_standing).Slice(from, count);
            var snapshot = SpellSnapshot.Of(events, worker);
            var spell = events[0].Spell;
            var stored = Stored(spell);
            kept += stored is null ? 0 : 1;
            if (stored is not null && Before(spell).Same(snapshot))
            {
                continue;
            }

            if (stored is not null)
            {
                _change.Superseded.Add(stored.Trajectory);
            }

            _change.Versions.Add(new SpellVersion(spell, (stored?.Version ?? 0) + 1, LineOf(events), snapshot));
        }

        if (_history is not null && kept < _history.Spells.Count)
        {
            _change.Superseded.AddRange(_history.Spells.Where(s => !_standing.Exists(e => e.Spell == s.Spell)).Select(s => s.Trajectory));
        }
    }

    private StoredSpell? Stored(long spell) => _history?.Spells.Find(s => s.Spell == spell);

    private SpellSnapshot Before(long spell)
    {
        var from = _before.FindIndex(e => e.Spell == spell);
        var count = _before.Skip(from).TakeWhile(e => e.Spell == spell).Count();
        return SpellSnapshot.Of(CollectionsMarshal.AsSpan(_before).Slice(from, count), worker);
    }

    private int LineOf(ReadOnlySpan<TrajectoryEvent> events)
    {
        var line = int.MaxValue;
        foreach (var e in events)
        {
            line = e.Line > 0 ? Math.Min(line, e.Line) : line;
        }

        return line == int.MaxValue ? _line : line;
    }

    private static IEnumerable<(int From, int Count)> Spells(List<TrajectoryEvent> events)
    {
        for (var from = 0; from < events.Count;)
        {
            var next = from + 1;
            while (next < events.Count && events[next].Milestone != Milestone.IncapacityStart)
            {
                next++;
            }

            yield return (from, next - from);
            from = next;
        }
    }
}
