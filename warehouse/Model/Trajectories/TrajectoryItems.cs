using System.Globalization;
using ReIntegrationBI.Warehouse.Model.Releases;
using ReIntegrationBI.Warehouse.Surveys;
using Label = ReIntegrationBI.Warehouse.Results.Label;

namespace ReIntegrationBI.Warehouse.Model.Trajectories;

/// <summary>
/// Takes trajectories apart into items of which every count is protected: the dimensions; who had each event; of those when, of the others until when they were
/// observed; of the way back to work also the month.
/// </summary>
internal sealed class TrajectoryItems
{
    /// <summary>Code of the item that tells of those once fully back whose spell ended so, and who fell out again.</summary>
    public const string Ended = "ended";

    /// <summary>Code of the item with the furthest milestone of those never fully back.</summary>
    public const string Furthest = "furthest";

    /// <summary>Code of the item of early contact.</summary>
    public const string EarlyContact = "early_contact";

    /// <summary>Code of the item of hand-overs.</summary>
    public const string HandOvers = "handovers";

    /// <summary>Hand-overs from which all are one class.</summary>
    public const int ManyHandOvers = 4;

    private static readonly Label None = new("", "", "");

    private readonly TrajectoryColumns _columns;
    private readonly List<PersonItem> _items = [];
    private readonly PersonBits _everybody;

    private TrajectoryItems(TrajectoryColumns columns)
    {
        _columns = columns;
        _everybody = PersonBits.Of(columns.Persons, _ => true);
    }

    /// <summary>Code of the item that tells when those with an event had it.</summary>
    public static string When(string outcome) => outcome + ".when";

    /// <summary>Code of the item that tells until when those without an event were observed.</summary>
    public static string Until(string outcome) => outcome + ".until";

    /// <summary>Code of the item that tells the month within a class of another.</summary>
    public static string Months(string item, int number) => string.Create(CultureInfo.InvariantCulture, $"{item}.{number + 1}");

    /// <summary>All items of some trajectories.</summary>
    public static IReadOnlyList<PersonItem> Of(TrajectoryColumns columns)
    {
        var items = new TrajectoryItems(columns);
        foreach (var dimension in columns.Dimensions)
        {
            items.Add(dimension.Code, [.. dimension.Members.Select((m, i) => (Number(i), m.Label))], p => dimension.Of[p], null);
        }

        // Who reached which milestone is decided first, one after the other: these hang together, and everything else hangs on them.
        var last = new List<string>();
        foreach (var outcome in columns.Outcomes.Where(o => o.BaseRule is null))
        {
            items.AddEvent(outcome, last.TakeLast(1));
            last.Add(outcome.Code);
        }

        items.AddEnd(last[^1]);
        foreach (var outcome in columns.Outcomes.Where(o => o.BaseRule is not null))
        {
            items.AddEvent(outcome, []);
        }

        foreach (var outcome in columns.Outcomes)
        {
            items.AddTimes(outcome);
        }

        items.AddContact();
        items.Add(
            HandOvers, [.. Enumerable.Range(0, ManyHandOvers + 1).Select(n => (Number(n), None))], p => Math.Min((int)columns.HandOvers[p], ManyHandOvers), null);
        return items._items;
    }

    private void AddEvent(TimedOutcome outcome, IEnumerable<string> after)
    {
        Add(
            outcome.Code,
            [("yes", None), ("no", None)],
            p => !outcome.Has(p) ? -1 : outcome.IsEvent(p) ? 0 : 1,
            outcome.BaseRule,
            after: [.. after],
            rules: outcome.EventRule is null ? [] : [outcome.EventRule],
            overlaps: outcome.Beside is null ? [] : [new Overlap([0], outcome.Beside, outcome.Within!, [0])]);
    }

    private void AddEnd(string after)
    {
        Add(Ended, [("back", None), ("again", None)], p => _columns.Furthest[p] switch { -1 => 0, var m when m == Milestones.OnTheWay.Count => 1, _ => -1 }, $"{Milestones.Full} = yes", after: [after]);

        // Who got no further than a milestone reached it, and none of the later ones.
        string[] all = [Milestones.Start, .. Milestones.OnTheWay.SkipLast(1)];
        Add(
            Furthest,
            [.. all.Select(m => (m, None))],
            p => _columns.Furthest[p] < all.Length ? _columns.Furthest[p] : -1,
            $"{Milestones.Full} = no",
            after: [Ended],
            rules: [.. all.Select((m, i) => string.Join(" and ", all.Skip(1).Select((other, o) => o + 1 == i ? $"{other} = yes" : o + 1 > i ? $"{other} = no" : null).OfType<string>()))]);
    }

    private void AddTimes(TimedOutcome outcome)
    {
        var classes = Enumerable.Range(0, outcome.LastDays.Length + 1).Select(c => (Number(c), None)).ToArray();
        foreach (var isEvent in new[] { true, false })
        {
            var code = isEvent ? When(outcome.Code) : Until(outcome.Code);
            int[][] upToEach = isEvent && outcome.Within is not null ? [.. outcome.LastDays.Select((_, last) => (int[])[.. Enumerable.Range(0, last + 1)])] : [];
            Add(
                code,
                classes,
                p => outcome.Has(p) && outcome.IsEvent(p) == isEvent ? TrajectoryGrid.ClassOf(outcome.Days(p), outcome.LastDays) : -1,
                $"{outcome.Code} = {(isEvent ? "yes" : "no")}",
                included: [.. upToEach.Select(upTo => new Inclusion(upTo, When(outcome.Within!), upTo))],
                overlaps: outcome.Beside is null ? [] : [.. upToEach.Select(upTo => new Overlap(upTo, When(outcome.Beside), When(outcome.Within!), upTo))]);
            for (var c = 0; c < outcome.LastDays.Length && outcome.HasMonths; c++)
            {
                AddMonths(outcome, code, c, isEvent);
            }
        }
    }

    private void AddMonths(TimedOutcome outcome, string code, int number, bool isEvent)
    {
        var first = number == 0 ? 0 : TrajectoryGrid.Periods[number - 1];
        int[] lastDays = [.. Enumerable.Range(first + 1, TrajectoryGrid.Periods[number] - first).Select(TrajectoryGrid.LastDay)];
        Add(
            Months(code, number),
            [.. lastDays.Select((_, m) => (Number(m), None))],
            p => outcome.Has(p) && outcome.IsEvent(p) == isEvent && TrajectoryGrid.ClassOf(outcome.Days(p), outcome.LastDays) == number
                ? TrajectoryGrid.ClassOf(outcome.Days(p), lastDays)
                : -1,
            $"{code} = {Number(number)}");
    }

    private void AddContact()
    {
        var early = Enumerable.Range(0, TrajectoryGrid.ClassOf(TrajectoryGrid.EarlyContactDays, TrajectoryGrid.WaitingDays) + 1).Select(Number);
        Add(
            EarlyContact, [("yes", None), ("no", None)], p => _columns.EarlyContact[p] switch { 1 => 0, 0 => 1, _ => -1 }, null,
            rules: [$"{When(Milestones.Contact)} in ({string.Join('|', early)})"]);
    }

    /// <summary>Adds an item.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="answers">Its classes.</param>
    /// <param name="classOf">The class of each person; less than 0: not in the base.</param>
    /// <param name="askedWhen">The rule by which persons are in the base.</param>
    /// <param name="after">Items that are decided before it.</param>
    /// <param name="rules">By class: of which answers to another item it is a part, or null.</param>
    /// <param name="included">The same of several classes together.</param>
    /// <param name="overlaps">Of which answers some classes are a part together with those of another item.</param>
    private void Add(
        string code,
        IReadOnlyList<(string Code, Label Label)> answers,
        Func<int, int> classOf,
        string? askedWhen,
        IReadOnlyList<string>? after = null,
        IReadOnlyList<string?>? rules = null,
        IReadOnlyList<Inclusion>? included = null,
        IReadOnlyList<Overlap>? overlaps = null)
    {
        var members = PersonBits.Divide(_columns.Persons, answers.Count, classOf);
        var all = members.Aggregate((one, other) => one.Or(other));
        _items.Add(new TrajectoryItem(members, all.Count == _columns.Persons ? _everybody : all, askedWhen)
        {
            Code = code,
            Label = None,
            Answers = [.. answers.Select((a, i) => new Answer(a.Code, a.Label, i + 1, AnswerRole.Category, rules?.ElementAtOrDefault(i) is { Length: > 0 } rule ? Route.Parse(rule) : null))],
            After = after ?? [],
            Included = included ?? [],
            Overlapping = overlaps ?? [],
        });
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
