using System.Globalization;
using System.Text.Json;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Portal.Commands;

/// <summary>Prints an answer about trajectories, a line a value.</summary>
/// <param name="measure">What was asked: <c>survival</c>, <c>waiting</c> …</param>
/// <param name="table">The answer.</param>
public sealed class TrajectoryPrinter(string measure, TrajectoryTable table) : IResultPrinter
{
    private static readonly string[] ValueNames = ["subject", "item", "state", "persons", "value", "low", "high", "synthetic"];

    private readonly IReadOnlyList<TrajectoryLine> _lines = [.. LinesOf(table)];

    /// <summary>What a reader must know, in English.</summary>
    public IEnumerable<string> Notes()
    {
        if (table.Set.IsSynthetic)
        {
            yield return "these trajectories are made up, for demonstration and tests: nothing here says anything about people.";
        }

        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"trajectories of {table.Set.Persons:N0} persons, observed until {table.Set.ObservedUntil:yyyy-MM-dd}; counts below {table.Set.Threshold} are not shown, nor what would tell them{(table.Suppressed == 0 ? "" : $": {table.Suppressed} left out here")}.");
        foreach (var member in table.Where)
        {
            yield return $"{member.Dimension}: {member.Label.En} only.";
        }

        foreach (var note in table.Notes)
        {
            yield return note.En;
        }

        foreach (var group in (table as SurvivalTable)?.Groups ?? [])
        {
            yield return (group.Group.Members.Count == 0 ? "" : group.Group.In("en") + ": ") + group.Stops.En
                + (group.IsByTheDay || group.Months.Count < 2 ? "" : " Computed from counts by month, since there are too few persons to use the days.");
        }
    }

    /// <summary>Aligned, with English labels.</summary>
    public void Table(TextWriter writer)
    {
        if (table.Set.IsSynthetic)
        {
            writer.WriteLine("MADE UP, NOT OF PEOPLE");
            writer.WriteLine();
        }

        var text = new TextTable([.. table.By, "", "item", "persons>", "value>", "95 %>"], widest: 44);
        foreach (var line in _lines)
        {
            text.Add(
            [
                .. line.Group.Members.Select(m => m.Label.En), line.Name, line.Item,
                line.State == CellState.Shown ? line.Persons?.ToString("N0", CultureInfo.InvariantCulture) : null,
                line.State switch
                {
                    CellState.Suppressed => "(not shown)",
                    CellState.NotAvailable => "(not reached)",
                    _ => Number(line.Value),
                },
                line.Low is null && line.High is null ? null : $"{Number(line.Low) ?? "?"} - {Number(line.High) ?? "?"}",
            ]);
        }

        text.Write(writer);
    }

    /// <summary>One line a value; members by code.</summary>
    public void Csv(TextWriter writer)
    {
        CsvText.Write(writer, [.. table.By, .. ValueNames]);
        foreach (var line in _lines)
        {
            CsvText.Write(writer, [.. line.Group.Members.Select(m => m.Code), .. Values(line)]);
        }
    }

    /// <summary>An object with what the answer is about, notes and lines.</summary>
    public void Json(TextWriter writer) =>
        JsonText.Write(writer, json =>
        {
            json.WriteStartObject();
            json.WriteString("measure", measure);
            json.WriteBoolean("synthetic", table.Set.IsSynthetic);
            json.WriteString("observed_until", table.Set.ObservedUntil.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteNumber("persons", table.Set.Persons);
            json.WriteNumber("threshold", table.Set.Threshold);
            json.WriteNumber("suppressed", table.Suppressed);
            json.WriteStartObject("where");
            foreach (var member in table.Where)
            {
                json.WriteString(member.Dimension, member.Code);
            }

            json.WriteEndObject();
            json.WriteStartArray("files");
            foreach (var load in table.Set.Loads)
            {
                json.WriteStartObject();
                json.WriteString("file", load.File);
                json.WriteString("sha256", load.Sha256);
                json.WriteNumber("load", load.LoadKey);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("notes");
            foreach (var note in Notes())
            {
                json.WriteStringValue(note);
            }

            json.WriteEndArray();
            json.WriteStartArray("lines");
            foreach (var line in _lines)
            {
                json.WriteStartObject();
                foreach (var member in line.Group.Members)
                {
                    json.WriteString(member.Dimension, member.Code);
                }

                json.WriteString("subject", line.Subject);
                json.WriteString("item", line.Item);
                json.WriteString("state", Word(line.State));
                Write(json, "persons", line.Persons);
                Write(json, "value", line.Value);
                Write(json, "low", line.Low);
                Write(json, "high", line.High);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });

    private string?[] Values(TrajectoryLine line) =>
    [
        line.Subject, line.Item, Word(line.State), line.Persons?.ToString(CultureInfo.InvariantCulture), Number(line.Value), Number(line.Low), Number(line.High),
        table.Set.IsSynthetic ? "yes" : "no",
    ];

    private static IEnumerable<TrajectoryLine> LinesOf(TrajectoryTable table) => table switch
    {
        SurvivalTable t => t.Groups.SelectMany(g => (IEnumerable<TrajectoryLine>)
        [
            .. g.Months.Select(m => MonthOf(g.Group, t.FullOnly ? "full_return" : "return", t.FullOnly ? "% fully back" : "% back", m)),
            TimeOf(g.Group, "median_days", "median, days", "median", g.Median),
        ]),
        WaitingTable t => t.Rows.SelectMany(r => (IEnumerable<TrajectoryLine>)
        [
            CountOf(r.Group, r.Pair, r.Label.En, "started", r.Started), CountOf(r.Group, r.Pair, r.Label.En, "reached", r.Reached),
            TimeOf(r.Group, r.Pair, r.Label.En, "lower_quartile", r.LowerQuartile), TimeOf(r.Group, r.Pair, r.Label.En, "median", r.Median),
            TimeOf(r.Group, r.Pair, r.Label.En, "upper_quartile", r.UpperQuartile),
        ]),
        FunnelTable t => t.Groups.SelectMany(g => (IEnumerable<TrajectoryLine>)
        [
            .. g.Steps.SelectMany(s => new[]
            {
                CountOf(g.Group, s.Milestone.Code, s.Milestone.Label.En, "reached", s.Reached), CountOf(g.Group, s.Milestone.Code, s.Milestone.Label.En, "furthest", s.Furthest),
            }),
            CountOf(g.Group, "back", "ended at work", "persons", g.Back), CountOf(g.Group, "stopped", "stopped", "persons", g.Stopped),
        ]),
        RelapseTable t => t.Groups.SelectMany(g => g.Months.Select(m => MonthOf(g.Group, "relapse", "% with a relapse", m))
            .Prepend(CountOf(g.Group, "returned", "back at any time", "persons", g.Returned))),
        ContactTable t => t.Groups.SelectMany(g => new[]
        {
            CountOf(g.Group, "lasted", "incapacity of 12 weeks", "persons", g.Lasted), CountOf(g.Group, "early_contact", "% contacted before week 12", "persons", g.Early),
        }),
        HandOverTable t => t.Groups.SelectMany(g => g.Classes.Select(c => CountOf(g.Group, "handovers", "hand-overs", c.Code, c.Count))
                .Append(new TrajectoryLine(g.Group, "handovers_mean", "hand-overs, mean", "mean", g.MeanState, g.Group.Persons, g.Mean)))
            .Concat(t.Flows.Select(f => CountOf(t.Groups[0].Group, "flow", $"{f.From.Label.En} > {f.To.Label.En}", $"{f.From.Code}>{f.To.Code}", f.Count))),
        _ => throw new ArgumentOutOfRangeException(nameof(table), table.GetType().Name, "There is no such answer."),
    };

    private static TrajectoryLine MonthOf(TrajectoryGroup group, string subject, string name, SurvivalMonth month) => new(
        group, subject, name, month.Month.ToString(CultureInfo.InvariantCulture) + "m", month.State, month.AtRisk, month.Share, month.Low, month.High);

    private static TrajectoryLine CountOf(TrajectoryGroup group, string subject, string name, string item, TrajectoryCount count) =>
        new(group, subject, name, item, count.State, count.Persons, count.Share, count.Low, count.High);

    private static TrajectoryLine TimeOf(TrajectoryGroup group, string subject, string name, string item, DurationCell time) =>
        new(group, subject, name, item, time.State, null, time.Days, time.Low, time.High);

    private static string Word(CellState state) => state switch { CellState.Shown => "shown", CellState.Suppressed => "suppressed", _ => "not_available" };

    private static string? Number(double? value) => value?.ToString("0.##", CultureInfo.InvariantCulture);

    private static void Write(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
