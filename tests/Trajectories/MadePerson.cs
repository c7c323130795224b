using System.Globalization;
using ReIntegrationBI.Warehouse.Trajectories;

namespace ReIntegrationBI.Tests.Trajectories;

/// <summary>One person and what is known of them, as loads one after the other would leave it.</summary>
internal sealed class MadePerson
{
    public const int Worker = 1;

    private static readonly string[] Actors = ["", "worker", "mutuality", "vdab", "employer"];
    private static readonly MilestoneRules Rules = MilestoneRules.Load();

    private readonly PersonHistory _history = new();
    private readonly Dictionary<long, (StoredSpell Stored, SpellSnapshot Snapshot)> _spells = [];
    private long _lastKey, _lastSpell;
    private bool _isKnown;

    /// <summary>What the last load did.</summary>
    public PersonChange Last { get; } = new();

    /// <summary>Codes of the rejections of the last load, by line.</summary>
    public IReadOnlyList<string> Rejected => [.. Last.Rejected.OrderBy(r => r.Line).Select(r => $"{r.Line} {r.Why.Code}")];

    /// <summary>Loads lines such as <c>plan 2024-03-01 vdab corrects=2024-02-01</c>.</summary>
    public MadePerson Load(params IEnumerable<string> lines) => Load(DateOnly.MaxValue.DayNumber, lines);

    public MadePerson LoadUntil(string extract, params IEnumerable<string> lines) => Load(Day(extract), lines);

    public MadePerson Load(IEnumerable<TrajectoryReport> reports) => Load(DateOnly.MaxValue.DayNumber, [.. reports]);

    /// <summary>The spells as they stand: start, milestones, end, state, counts and members; without keys, versions and loads.</summary>
    public string State => string.Join('\n', _spells.Values.OrderBy(s => s.Snapshot.Start).Select(s => Text(s.Snapshot))
        .Concat(_history.Events.Where(e => e.End == EventEnd.Stands).Order(Comparer<TrajectoryEvent>.Create(TrajectoryEvent.Compare)).Select(Text)));

    public IReadOnlyList<SpellSnapshot> Spells => [.. _spells.Values.Select(s => s.Snapshot).OrderBy(s => s.Start)];

    public IReadOnlyList<StoredSpell> Versions => [.. _spells.Values.OrderBy(s => s.Snapshot.Start).Select(s => s.Stored)];

    public static TrajectoryReport Report(string line, int number)
    {
        var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(Milestones.TryParse(parts[0], out var milestone), line);
        var actor = parts.Length > 2 && !parts[2].Contains('=', StringComparison.Ordinal) ? parts[2] : "mutuality";
        var details = parts.Skip(2).Where(p => p.Contains('=', StringComparison.Ordinal)).Select(p => p.Split('=')).ToDictionary(p => p[0], p => p[1]);
        return new TrajectoryReport
        {
            Line = number,
            Milestone = milestone,
            Day = Day(parts[1]),
            Actor = Array.IndexOf(Actors, actor),
            Kind = details.ContainsKey("withdraw") ? ReportKind.Withdrawal : details.ContainsKey("corrects") ? ReportKind.Correction : ReportKind.Event,
            Corrects = details.TryGetValue("corrects", out var corrects) ? Day(corrects) : 0,
            Hours = details.TryGetValue("hours", out var hours) ? int.Parse(hours, CultureInfo.InvariantCulture) * 100 : null,
            Reason = SpellWords.ReasonOf(details.GetValueOrDefault("reason")),
            Members = details.TryGetValue("sex", out var sex) ? new SpellMembers(null, sex == "F" ? 2 : 1, null, null, null) : default,
        };
    }

    public static int Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber;

    private MadePerson Load(int extract, IEnumerable<string> lines) => Load(extract, [.. lines.Select((l, i) => Report(l, i + 1))]);

    private MadePerson Load(int extract, List<TrajectoryReport> reports)
    {
        var resolver = new SpellResolver(Rules, Worker, extract, _lastSpell);
        resolver.Resolve(_isKnown ? _history : null, reports, Last);
        Assert.Equal(reports.Count, Last.Applied + Last.Repeated + Last.Rejected.Count);
        _lastSpell = resolver.LastSpell;
        foreach (var ended in Last.Ended)
        {
            var at = _history.Events.FindIndex(e => e.Key == ended.Key && e.End == EventEnd.Stands);
            Assert.True(at >= 0, "An event ends that does not stand.");
            _history.Events[at] = ended;
        }

        foreach (var trajectory in Last.Superseded)
        {
            Assert.Equal(1, _history.Spells.RemoveAll(s => s.Trajectory == trajectory));
            Assert.True(_spells.Remove(_spells.Single(s => s.Value.Stored.Trajectory == trajectory).Key));
        }

        foreach (var version in Last.Versions)
        {
            _isKnown = true;
            var stored = new StoredSpell(version.Spell, ++_lastKey, version.Version, version.Snapshot.Members);
            if (version.IsCurrent)
            {
                _history.Spells.Add(stored);
                _spells.Add(version.Spell, (stored, version.Snapshot));
            }
        }

        _history.Events.AddRange(Last.Added.Select(e => e with { Key = ++_lastKey, Line = 0 }));
        MustBeWhole();
        return this;
    }

    /// <summary>What always holds: each standing event belongs to a spell that stands, and counts in it.</summary>
    private void MustBeWhole()
    {
        var standing = _history.Events.Where(e => e.End == EventEnd.Stands).ToList();
        Assert.Equal(_spells.ToDictionary(s => s.Key, s => s.Value.Snapshot.Events), standing.GroupBy(e => e.Spell).ToDictionary(g => g.Key, g => g.Count()));
        Assert.All(_history.Events, e => Assert.NotEqual(0, e.Spell));
        Assert.Equal(standing.Count, standing.DistinctBy(e => (e.Milestone, e.Day, e.Actor)).Count());
        Assert.All(Spells.Zip(Spells.Skip(1)), pair => Assert.True(pair.First.End != SpellSnapshot.NotReached && pair.First.End < pair.Second.Start));
    }

    private static string Text(SpellSnapshot s) =>
        $"{Text(s.Start)}: {string.Join(' ', Milestones.All.Where(m => s.FirstDay(m) != SpellSnapshot.NotReached).Select(m => $"{m.Code()}+{s.Lag(m)}"))}; "
        + $"{SpellWords.Of(s.State)} {(s.End == SpellSnapshot.NotReached ? "open" : Text(s.End))} {SpellWords.Of(s.Reason)}; {s.Events} events, {s.HandOvers} hand-overs, {s.Actors} actors; {s.Members}";

    private static string Text(TrajectoryEvent e) => $"{e.Milestone.Code()} {Text(e.Day)} {Actors[e.Actor]} {e.Hours} {e.Reason}";

    private static string Text(int day) => DateOnly.FromDayNumber(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
