using System.Globalization;
using ReIntegrationBI.Etl.Formats;
using ReIntegrationBI.Etl.Sources.Recommendations;
using ReIntegrationBI.Etl.Sources.Surveys;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Processes;
using ReIntegrationBI.Warehouse.Recommendations;

namespace ReIntegrationBI.Etl.Sources.Process;

/// <summary>Reads the sheets <c>steps</c> and <c>bottlenecks</c>.</summary>
internal sealed class ProcessSheets(SourceDocument document, TieReader ties, InputProblems problems)
{
    private static readonly string[] TieKinds = ["milestones", "measure", "none"];

    /// <summary>The steps of both timelines.</summary>
    public IReadOnlyList<ProcessStep> Steps()
    {
        var sheet = TableSheet.Open(
            document, "steps",
            [
                "code", "timeline", "order", "nl", "fr", "en", "actors", "trigger_nl", "trigger_fr", "trigger_en", "clock_start", "from", "to", "unit",
                "next_steps", "legal_basis", "certainty", "note_nl", "note_fr", "note_en", "from_milestone", "to_milestone",
            ],
            problems);
        if (sheet is null)
        {
            return [];
        }

        var lines = QuestionnaireBuilder.Once(sheet.Lines(), l => l.Code("code", "the code of the step"), "step");
        var known = lines.Select(l => l.Code).ToList();
        var steps = lines.Select(l => StepOf(l.Code, l.Line, known)).ToList();
        foreach (var timeline in Enum.GetValues<Timeline>().Where(t => steps.TrueForAll(s => s.Timeline != t)))
        {
            problems.Add(
                "missing-timeline", $"the timeline '{ProcessWords.Of(timeline)}' has no step", "Add its steps: the two are set against each other", "steps",
                expected: $"lines whose timeline is {ProcessWords.Of(timeline)}");
        }

        return steps;
    }

    /// <summary>The bottlenecks.</summary>
    public IReadOnlyList<Bottleneck> Bottlenecks()
    {
        var sheet = TableSheet.Open(
            document, "bottlenecks",
            [
                "code", "level", "level_basis", "origin", "nl", "fr", "en", "recommendation_nl", "recommendation_fr", "recommendation_en", "actors",
                "measurable_nl", "measurable_fr", "measurable_en", "tie", "from_milestone", "to_milestone", "measure", "where", "reason_nl", "reason_fr",
                "reason_en",
            ],
            problems);
        return sheet is null ? [] :
            [.. QuestionnaireBuilder.Once(sheet.Lines(), l => l.Code("code", "the code of the bottleneck"), "bottleneck").Select((l, i) => BottleneckOf(l.Code, l.Line, i + 1))];
    }

    private ProcessStep StepOf(string code, TableLine line, List<string> known)
    {
        var (from, to) = (Duration(line, "from"), Duration(line, "to"));
        if (to < from)
        {
            line.Add("to", "values-in-wrong-order", "the step ends before it begins", "Correct one of the two values", line.Text("to"), $"{line.Text("from")} or more");
        }

        var hasValue = from is not null || to is not null;
        var unit = line.Text("unit") is null ? (DurationUnit?)null : ProcessWords.Read<DurationUnit>(line.Word("unit", "the unit", ProcessWords.All<DurationUnit>()));
        if (hasValue != unit is not null)
        {
            line.Add(
                "unit", "unit-and-value", hasValue ? "a value has no unit" : "a unit has no value", "Fill in both, or neither where the source gives none", line.Text("unit"),
                hasValue ? string.Join(", ", ProcessWords.All<DurationUnit>()) : "an empty cell");
        }

        var clock = ClockOf(line);
        if (hasValue && clock is null && line.Text("clock_start") is null)
        {
            line.Add("clock_start", "missing-value", "nothing says from when the values count", "Name the moment", expected: "a milestone, or one of " + string.Join(", ", ProcessWords.OtherClocks));
        }

        return new ProcessStep
        {
            Code = code,
            Timeline = ProcessWords.Read<Timeline>(line.Word("timeline", "the timeline", ProcessWords.All<Timeline>())),
            Order = OrderOf(line),
            Label = line.Label("", "the name of the step"),
            Trigger = line.Label("trigger_", "what starts the step"),
            Actors = ties.Codes.Several(line, "actors", "actor", "the actor"),
            ClockStart = clock,
            From = from,
            To = to,
            Unit = unit,
            LegalBasis = line.Text("legal_basis", 300),
            Note = line.LabelOrNull("note_", "the note"),
            Certainty = ProcessWords.Read<StepCertainty>(line.Word("certainty", "the certainty", ProcessWords.All<StepCertainty>())),
            NextSteps = Next(line, known),
            Milestones = Pair(line, needed: false),
            Sheet = line.Table.Name,
            RowNumber = line.Row,
        };
    }

    private Bottleneck BottleneckOf(string code, TableLine line, int rank)
    {
        var kind = line.Word("tie", "what it is tied to", TieKinds);
        foreach (var column in new[] { "from_milestone", "to_milestone" }.Where(c => kind != "milestones" && line.Text(c) is not null)
            .Concat(new[] { "measure", "where" }.Where(c => kind != "measure" && line.Text(c) is not null)))
        {
            line.Add(column, "another-tie", $"the tie is '{kind}', and this belongs to another", "Empty the cell, or correct the tie", line.Text(column), "an empty cell");
        }

        return new Bottleneck
        {
            Code = code,
            Rank = rank,
            Level = line.Word("level", "the level", ProcessWords.Levels),
            LevelBasis = Enum.Parse<Basis>(line.Word("level_basis", "who says the level", ["source", "ours"]), ignoreCase: true),
            Origin = line.Word("origin", "from where it is known", ProcessWords.Origins),
            Label = line.Label("", "the bottleneck"),
            Recommendation = line.LabelOrNull("recommendation_", "the recommendation"),
            Actors = ties.Codes.Several(line, "actors", "actor", "the actor"),
            MeasurableAs = line.Label("measurable_", "how it could be measured"),
            Milestones = kind == "milestones" ? Pair(line, needed: true) : null,
            Measure = kind == "measure" ? ties.Read(line, "measure", "where") : null,
            Reason = line.Label("reason_", "the reason"),
            Sheet = line.Table.Name,
            RowNumber = line.Row,
        };
    }

    private MilestonePair? Pair(TableLine line, bool needed)
    {
        if (!needed && line.Text("from_milestone") is null && line.Text("to_milestone") is null)
        {
            return null;
        }

        var pair = new MilestonePair(
            ties.Codes.Member(line, "from_milestone", "milestone", "the first milestone"), ties.Codes.Member(line, "to_milestone", "milestone", "the second milestone"));
        if (pair.From.Length > 0 && pair.From == pair.To)
        {
            line.Add("to_milestone", "milestone-twice", "both milestones are the same", "Name two: the time between them is what is meant", line.Text("to_milestone"));
        }

        return pair;
    }

    private string? ClockOf(TableLine line)
    {
        if (line.Text("clock_start") is not { } text || ProcessWords.OtherClocks.Contains(text))
        {
            return line.Text("clock_start");
        }

        if (ties.Codes.IsMember("milestone", text, out var milestone))
        {
            return milestone;
        }

        line.Add(
            "clock_start", "unknown-word", "the moment from which the values count is none that is known",
            Spelling.Suggestion(text, ProcessWords.OtherClocks) + "Use a milestone, or one of those words", text, string.Join(", ", ProcessWords.OtherClocks));
        return null;
    }

    private static int OrderOf(TableLine line)
    {
        if (line.Whole("order", "the place in the timeline", least: 1) is { } order)
        {
            return order;
        }

        if (line.Text("order") is null)
        {
            line.Add("order", "missing-value", "the place in the timeline is missing", "Number the steps from 1; steps side by side share a number");
        }

        return 1;
    }

    private static decimal? Duration(TableLine line, string column)
    {
        if (line.Number(column, "the duration") is not var (value, _))
        {
            return null;
        }

        if (value is >= 0 and <= 10000 && decimal.Round(value, 2) == value)
        {
            return value;
        }

        line.Add(column, "not-a-duration", "this is no duration", "Correct it", value.ToString(CultureInfo.InvariantCulture), "0 to 10000, with two decimals at most");
        return null;
    }

    private static IReadOnlyList<string> Next(TableLine line, List<string> known)
    {
        var codes = (line.Text("next_steps", 300) ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var unknown in codes.Where(c => !known.Contains(c)))
        {
            line.Add(
                "next_steps", "unknown-step", $"there is no step '{unknown}'", Spelling.Suggestion(unknown, known) + "Correct the code, or add the step", line.Text("next_steps"),
                "codes of steps, with ; between");
        }

        return codes;
    }
}
