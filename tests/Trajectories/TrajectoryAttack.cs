using ReIntegrationBI.Warehouse.Disclosure;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Model.Trajectories;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Tests.Trajectories;

/// <summary>
/// What a reader can work out who has every answer: all counts that may be shown of all groups of the given dimensions (a curve, a median, a share is made of nothing
/// else), and the rules by which they hang together. Counts and rules are worked out from the spells themselves and not from what the product believes of them.
/// </summary>
internal sealed class TrajectoryAttack
{
    private readonly List<PersonFacts> _persons;
    private readonly TrajectoryRelease _release;
    private readonly int _threshold;
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _shown = new(StringComparer.Ordinal);
    private readonly HashSet<string> _secret = new(StringComparer.Ordinal);
    private readonly List<(string Id, int Sign)[]> _relations = [];

    public TrajectoryAttack(MadeTrajectories made, TrajectoryReader reader, IReadOnlyList<string> dimensions, bool withPairs, int threshold)
    {
        _threshold = threshold;
        _persons = [.. made.Spells.GroupBy(s => s.Person).Select(g => new PersonFacts(g, made.ObservedUntil))];
        _release = reader.ReleaseOf(null)!;
        List<string[]> groupings = [[], .. dimensions.Select(d => new[] { d })];
        if (withPairs)
        {
            groupings.AddRange(dimensions.SelectMany((a, i) => dimensions.Skip(i + 1).Select(b => new[] { a, b })));
        }

        foreach (var by in groupings)
        {
            foreach (var group in GroupFinder.Find(_release, new TrajectoryQuery { By = by }).Groups)
            {
                Attack(group, by);
            }

            foreach (var lower in by)
            {
                Margins(by, lower);
            }
        }
    }

    public int Secrets => _secret.Count;

    public int Hidden => _counts.Keys.Count(id => !_shown.ContainsKey(id));

    public int Cells => _counts.Count;

    public IReadOnlyList<string> Findings()
    {
        var system = new CountSystem();
        foreach (var (id, count) in _counts)
        {
            system.Cell(id, count);
        }

        foreach (var relation in _relations)
        {
            system.Relation(relation);
        }

        var report = new Auditor(new DisclosureRule(_threshold)).Audit(system, _counts.Keys.Where(id => !_shown.ContainsKey(id)).ToHashSet());
        return
        [
            .. _shown.Where(s => s.Value != _counts[s.Key]).Select(s => $"{s.Key} is shown as {s.Value} and is {_counts[s.Key]}"),
            .. _secret.Where(_shown.ContainsKey).Select(id => $"{id} is shown and is {_counts[id]}"),
            .. _secret.Where(id => !_shown.ContainsKey(id) && !report.Intervals[id].IsWide(_threshold)).Select(id => $"{id} is {_counts[id]} and can be told as {report.Intervals[id]}"),
        ];
    }

    /// <summary>The cells of a group, with those that are shown, and how they hang together.</summary>
    private void Attack(GroupChoice group, string[] by)
    {
        string[] members = [.. group.Shown.Select(m => m.Code)];
        var where = NameOf(by, members);
        bool In(PersonFacts p) => by.Zip(members).All(d => p.Member(d.First) == d.Second);
        var all = Cell(where, "persons", In);
        if (_release.GroupOf(group).Persons is { } persons)
        {
            _shown[all] = persons;
        }

        foreach (var outcome in _release.Columns.Outcomes)
        {
            Times(outcome, group, where, In);
        }

        string When(string code, int c) => $"{where}|{code}.when={c}";
        string Yes(string code) => $"{where}|{code}=0";
        Within(Yes("full_resumption"), [Yes("return")]);
        Within(Yes("partial_resumption"), [Yes("return")]);
        _relations.Add([(Yes("partial_resumption"), 1), (Yes("full_resumption"), 1), (Yes("return"), -1), (Yes("partial_full"), -1)]);
        for (var upTo = 0; upTo < 5; upTo++)
        {
            foreach (var code in new[] { "full_resumption", "partial_resumption" })
            {
                var union = Cell(where, $"{code} up to {upTo}", p => In(p) && p.Outcome(code) is { IsEvent: true } o && ClassOf(code, o.Days) <= upTo);
                _relations.Add([(union, -1), .. Enumerable.Range(0, upTo + 1).Select(c => (When(code, c), 1))]);
                Within(union, [.. Enumerable.Range(0, upTo + 1).Select(c => When("return", c))]);
            }
        }

        foreach (var (pair, from, to) in new[] { ("request_assessment", "trajectory_request", "assessment"), ("assessment_plan", "assessment", "plan"), ("vdab_training", "vdab_registration", "training_start"), ("partial_full", "partial_resumption", "full_resumption") })
        {
            Within(Yes(pair), [Yes(from)]);
            Within(Yes(pair), [Yes(to)]);
        }

        string[] furthest = ["incapacity_start", .. PersonFacts.Milestones.SkipLast(1)];
        Classes("ended", group, where, [p => In(p) && p.IsBack, p => In(p) && !p.IsBack && p.FullLag is not null], Yes("full_resumption"));
        Classes("furthest", group, where, [.. furthest.Select(m => (Func<PersonFacts, bool>)(p => In(p) && p.FullLag is null && p.Furthest == m))], $"{where}|full_resumption=1");
        for (var f = 0; f < furthest.Length; f++)
        {
            for (var m = Math.Max(0, f - 1); m < PersonFacts.Milestones.Length - 1; m++)
            {
                Within($"{where}|furthest={f}", [$"{where}|{PersonFacts.Milestones[m]}={(m == f - 1 ? 0 : 1)}"]);
            }
        }

        var lasted = Cell(where, "lasted", p => In(p) && p.Lasted);
        Within(lasted, [all]);
        Classes("early_contact", group, where, [p => In(p) && p.Lasted && p.EarlyContact, p => In(p) && p.Lasted && !p.EarlyContact], lasted);
        Within($"{where}|early_contact=0", [.. Enumerable.Range(0, 4).Select(c => When("first_contact", c))]);
        Classes("handovers", group, where, [.. Enumerable.Range(0, 5).Select(n => (Func<PersonFacts, bool>)(p => In(p) && Math.Min(4, p.First.HandOvers) == n))], all);
    }

    private void Times(TimedOutcome outcome, GroupChoice group, string where, Func<PersonFacts, bool> isIn)
    {
        var code = outcome.Code;
        var (from, _) = code switch
        {
            "request_assessment" => ("trajectory_request=0", 0),
            "assessment_plan" => ("assessment=0", 0),
            "vdab_training" => ("vdab_registration=0", 0),
            "partial_full" => ("partial_resumption=0", 0),
            "relapse" => ("return=0", 0),
            _ => ("persons", 0),
        };
        Classes(code, group, where, [p => isIn(p) && p.Outcome(code) is { IsEvent: true }, p => isIn(p) && p.Outcome(code) is { IsEvent: false }], $"{where}|{from}");
        foreach (var (item, isEvent) in new[] { (code + ".when", true), (code + ".until", false) })
        {
            Classes(
                item, group, where,
                [.. Enumerable.Range(0, outcome.LastDays.Length + 1).Select(c => (Func<PersonFacts, bool>)(p => isIn(p) && p.Outcome(code) is { } o && o.IsEvent == isEvent && ClassOf(code, o.Days) == c))],
                $"{where}|{code}={(isEvent ? 0 : 1)}");
            for (var c = 0; c < outcome.LastDays.Length && code == "return"; c++)
            {
                var (number, first, last) = (c, c == 0 ? 0 : Months(code)[c - 1], Months(code)[c]);
                Classes(
                    $"{item}.{c + 1}", group, where,
                    [.. Enumerable.Range(first + 1, last - first).Select(m => (Func<PersonFacts, bool>)(p => isIn(p) && p.Outcome(code) is { } o && o.IsEvent == isEvent && ClassOf(code, o.Days) == number && Math.Max(first + 1, (int)Math.Ceiling(o.Days / 30.4375)) == m))],
                    $"{where}|{item}={c}");
            }
        }
    }

    private static int[] Months(string code) => code == "relapse" ? [3, 6, 12, 24] : [3, 6, 12, 24, 36];

    private static int ClassOf(string code, int days)
    {
        int[] last = code is "return" or "full_resumption" or "partial_resumption" or "relapse"
            ? [.. Months(code).Select(m => (int)Math.Floor(m * 30.4375))]
            : [14, 28, 56, 84, 182, 365, 730, 1095];
        return last.TakeWhile(l => l < days).Count();
    }

    private void Classes(string item, GroupChoice group, string where, IReadOnlyList<Func<PersonFacts, bool>> classes, string total)
    {
        var parts = _release.Structure[item];
        for (var c = 0; c < classes.Count; c++)
        {
            var id = Cell(where, $"{item}={c}", classes[c], isSecret: true);
            if (_release.Count(parts, parts.Answers[c], group) is { } count)
            {
                _shown[id] = count;
            }
        }

        if (_release.Count(parts, parts.Base, group) is { } of)
        {
            Assert.True(!_shown.TryGetValue(total, out var known) || known == of, total);
            _shown[total] = of;
        }

        _relations.Add([(total, -1), .. classes.Select((_, c) => ($"{where}|{item}={c}", 1))]);
    }

    /// <summary>Groups add up to those of one dimension less.</summary>
    private void Margins(string[] by, string lower)
    {
        string[] rest = [.. by.Where(d => d != lower)];
        var names = _counts.Keys.Where(id => id.StartsWith(NameOf(rest, ["#"]).Split('#')[0], StringComparison.Ordinal)).Select(id => id[(id.IndexOf('|', StringComparison.Ordinal) + 1)..]).Distinct().ToList();
        var groups = _persons.Select(p => string.Join('/', rest.Select(p.Member))).Distinct().ToList();
        var members = _persons.Select(p => p.Member(lower)).Distinct().ToList();
        foreach (var group in groups)
        {
            var own = group.Length == 0 ? [] : group.Split('/');
            foreach (var name in names.Where(n => _counts.ContainsKey($"{NameOf(rest, own)}|{n}")))
            {
                string[] cells = [.. members.Select(m => $"{NameOf(by, [.. by.Select(d => d == lower ? m : own[Array.IndexOf(rest, d)])])}|{name}")];
                if (cells.All(_counts.ContainsKey))
                {
                    _relations.Add([($"{NameOf(rest, own)}|{name}", -1), .. cells.Select(c => (c, 1))]);
                }
            }
        }
    }

    private void Within(string part, string[] whole)
    {
        var rest = $"{part} < {string.Join('+', whole)}";
        _counts[rest] = whole.Sum(w => _counts[w]) - _counts[part];
        _relations.Add([(part, 1), (rest, 1), .. whole.Select(w => (w, -1))]);
    }

    private string Cell(string where, string name, Func<PersonFacts, bool> isIn, bool isSecret = false)
    {
        var id = $"{where}|{name}";
        if (!_counts.TryGetValue(id, out var count))
        {
            _counts[id] = count = _persons.Count(isIn);
        }

        if (isSecret && count > 0 && count < _threshold)
        {
            _secret.Add(id);
        }

        return id;
    }

    private static string NameOf(string[] by, string[] members) => string.Join(',', by.Zip(members, (d, m) => $"{d}:{m}"));
}
