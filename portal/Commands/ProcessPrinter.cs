using System.Globalization;
using System.Text.Json;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Model.Processes;
using ReIntegrationBI.Warehouse.Processes;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Portal.Commands;

/// <summary>Prints a process: its steps, its stages with both timelines side by side, its bottlenecks.</summary>
/// <param name="view">The process.</param>
/// <param name="codes">Names of milestones.</param>
/// <param name="language">Language of labels.</param>
/// <param name="timeline">Only the steps of this timeline, or null.</param>
/// <param name="part"><c>steps</c>, <c>stages</c>, <c>bottlenecks</c>, or null for all.</param>
public sealed class ProcessPrinter(ProcessView view, CodeListCatalog codes, string language, Timeline? timeline, string? part) : IResultPrinter
{
    private readonly ProcessTimes _times = new(codes, language);
    private readonly RecommendationWords _words = new(language);
    private readonly PortalTexts _texts = PortalTexts.For(language);

    private IEnumerable<ProcessStepView> Steps => view.Steps.Where(s => timeline is null || s.Step.Timeline == timeline);

    /// <summary>Comma-separated: the part that was named, else the steps.</summary>
    public void Csv(TextWriter writer)
    {
        switch (part)
        {
            case "stages":
                CsvText.Write(writer, ["from", "to", "current_weeks_from", "current_weeks_to", "current_steps", "ideal_weeks_from", "ideal_weeks_to", "ideal_steps"]);
                foreach (var stage in view.Stages)
                {
                    CsvText.Write(writer, [stage.Milestones.From, stage.Milestones.To, .. Csv(stage, Timeline.Current), .. Csv(stage, Timeline.Ideal)]);
                }

                break;
            case "bottlenecks":
                CsvText.Write(
                    writer,
                    [
                        "code", "level", "level_basis", "origin", "bottleneck", "recommendation", "actors", "measurable_as", "from_milestone", "to_milestone",
                        "measure", "where", "value", "unit", "period", "reason",
                    ]);
                foreach (var b in view.Bottlenecks)
                {
                    CsvText.Write(
                        writer,
                        [
                            b.Bottleneck.Code, b.Bottleneck.Level, ProcessWords.Of(b.Bottleneck.LevelBasis), b.Bottleneck.Origin, b.Bottleneck.Label.In(language),
                            b.Bottleneck.Recommendation?.In(language), string.Join('|', b.Bottleneck.Actors), b.Bottleneck.MeasurableAs.In(language),
                            b.Bottleneck.Milestones?.From, b.Bottleneck.Milestones?.To, b.Bottleneck.Measure?.Measure, b.Bottleneck.Measure?.Filters,
                            Number(b.Today?.Cell.Value), b.Today?.Cell.Unit.Code, b.Today?.Period.Code, b.Bottleneck.Reason.In(language),
                        ]);
                }

                break;
            default:
                CsvText.Write(
                    writer,
                    [
                        "timeline", "order", "code", "step", "actors", "trigger", "clock_start", "from", "to", "unit", "weeks_from", "weeks_to", "next_steps",
                        "legal_basis", "certainty", "from_milestone", "to_milestone", "note",
                    ]);
                foreach (var s in Steps)
                {
                    CsvText.Write(
                        writer,
                        [
                            ProcessWords.Of(s.Step.Timeline), s.Step.Order.ToString(CultureInfo.InvariantCulture), s.Step.Code, s.Step.Label.In(language),
                            string.Join('|', s.Step.Actors), s.Step.Trigger.In(language), s.Step.ClockStart, Number(s.Step.From), Number(s.Step.To),
                            s.Step.Unit is { } unit ? ProcessWords.Of(unit) : null, Weeks(s.WeeksFrom), Weeks(s.WeeksTo), string.Join('|', s.Step.NextSteps),
                            s.Step.LegalBasis, ProcessWords.Of(s.Step.Certainty), s.Step.Milestones?.From, s.Step.Milestones?.To, s.Step.Note?.In(language),
                        ]);
                }

                break;
        }
    }

    /// <summary>One object with the parts as arrays.</summary>
    public void Json(TextWriter writer) => JsonText.Write(writer, json =>
    {
        json.WriteStartObject();
        if (part is null or "steps")
        {
            Array(json, "steps", Steps, s => Write(json, s));
        }

        if (part is null or "stages")
        {
            Array(json, "stages", view.Stages, s => Write(json, s));
        }

        if (part is null or "bottlenecks")
        {
            Array(json, "bottlenecks", view.Bottlenecks, b => Write(json, b));
        }

        json.WriteEndObject();
    });

    /// <summary>Aligned, for people.</summary>
    public void Table(TextWriter writer)
    {
        if (part is null or "steps")
        {
            var steps = new TextTable(["timeline", "step", "name", "who", "when", "certainty"], widest: 60);
            foreach (var s in Steps)
            {
                steps.Add(
                    _texts["process." + ProcessWords.Of(s.Step.Timeline)], s.Step.Code, s.Step.Label.In(language), string.Join(", ", s.Actors.Select(a => a.In(language))),
                    _times.Of(s.Step), _texts.Word("process.certainty", ProcessWords.Of(s.Step.Certainty)));
            }

            steps.Write(writer);
        }

        if (part is "stages" || (part is null && timeline is null))
        {
            Between(writer);
            var stages = new TextTable([_texts["process.stage"], _texts["process.current"], _texts["process.ideal"]]);
            foreach (var stage in view.Stages)
            {
                stages.Add(
                    _texts.Fill("process.from_to", stage.From.In(language), stage.To.In(language)), _times.Wait(stage, Timeline.Current), _times.Wait(stage, Timeline.Ideal));
            }

            stages.Write(writer);
        }

        if (part is "bottlenecks" || (part is null && timeline is null))
        {
            Between(writer);
            var bottlenecks = new TextTable(["code", "level", _texts["process.bottleneck"], _texts["process.measured_with"]], widest: 80);
            foreach (var b in view.Bottlenecks)
            {
                bottlenecks.Add(b.Bottleneck.Code, b.Bottleneck.Level, b.Bottleneck.Label.In(language), MeasuredWith(b));
            }

            bottlenecks.Write(writer);
        }
    }

    private void Between(TextWriter writer)
    {
        if (part is null)
        {
            writer.WriteLine();
        }
    }

    private string MeasuredWith(BottleneckView b) =>
        b is { From: { } from, To: { } to } ? _texts.Fill("process.wait_between", from.In(language), to.In(language))
        : b.Measure is { } measure ? _words.Indicator(measure, b.Members) + (b.Today is { } today ? $": {_words.Value(today.Cell)} ({today.Period.Code})" : "")
        : _texts["process.not_measured"];

    private static IEnumerable<string?> Csv(ProcessStage stage, Timeline which)
    {
        var wait = stage.Wait(which);
        return [Weeks(wait?.Earliest), Weeks(wait?.Latest), string.Join('|', stage.Of(which).Select(s => s.Step.Code))];
    }

    private static string? Weeks(decimal? weeks) => weeks?.ToString("0.0", CultureInfo.InvariantCulture);

    private static string? Number(decimal? value) => value?.ToString("0.####", CultureInfo.InvariantCulture);

    private static void Array<T>(Utf8JsonWriter json, string name, IEnumerable<T> all, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var one in all)
        {
            json.WriteStartObject();
            write(one);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, ProcessStepView s)
    {
        json.WriteString("timeline", ProcessWords.Of(s.Step.Timeline));
        json.WriteNumber("order", s.Step.Order);
        json.WriteString("code", s.Step.Code);
        JsonText.Write(json, "label", s.Step.Label);
        Array(json, "actors", s.Step.Actors);
        JsonText.Write(json, "trigger", s.Step.Trigger);
        json.WriteString("clock_start", s.Step.ClockStart);
        Number(json, "from", s.Step.From);
        Number(json, "to", s.Step.To);
        json.WriteString("unit", s.Step.Unit is { } unit ? ProcessWords.Of(unit) : null);
        Number(json, "weeks_from", s.WeeksFrom);
        Number(json, "weeks_to", s.WeeksTo);
        Array(json, "next_steps", s.Step.NextSteps);
        json.WriteString("legal_basis", s.Step.LegalBasis);
        json.WriteString("certainty", ProcessWords.Of(s.Step.Certainty));
        json.WriteString("from_milestone", s.Step.Milestones?.From);
        json.WriteString("to_milestone", s.Step.Milestones?.To);
    }

    private static void Write(Utf8JsonWriter json, ProcessStage stage)
    {
        json.WriteString("from", stage.Milestones.From);
        json.WriteString("to", stage.Milestones.To);
        foreach (var which in Enum.GetValues<Timeline>())
        {
            json.WriteStartObject(ProcessWords.Of(which));
            Array(json, "steps", stage.Of(which).Select(s => s.Step.Code));
            Number(json, "weeks_from", stage.Wait(which)?.Earliest);
            Number(json, "weeks_to", stage.Wait(which)?.Latest);
            json.WriteEndObject();
        }
    }

    private static void Write(Utf8JsonWriter json, BottleneckView b)
    {
        json.WriteString("code", b.Bottleneck.Code);
        json.WriteString("level", b.Bottleneck.Level);
        json.WriteString("level_basis", ProcessWords.Of(b.Bottleneck.LevelBasis));
        json.WriteString("origin", b.Bottleneck.Origin);
        JsonText.Write(json, "label", b.Bottleneck.Label);
        if (b.Bottleneck.Recommendation is { } recommendation)
        {
            JsonText.Write(json, "recommendation", recommendation);
        }

        Array(json, "actors", b.Bottleneck.Actors);
        JsonText.Write(json, "measurable_as", b.Bottleneck.MeasurableAs);
        json.WriteString("from_milestone", b.Bottleneck.Milestones?.From);
        json.WriteString("to_milestone", b.Bottleneck.Milestones?.To);
        json.WriteString("measure", b.Bottleneck.Measure?.Measure);
        json.WriteString("where", b.Bottleneck.Measure?.Filters);
        Number(json, "value", b.Today?.Cell.Value);
        json.WriteString("period", b.Today?.Period.Code);
        JsonText.Write(json, "reason", b.Bottleneck.Reason);
    }

    private static void Array(Utf8JsonWriter json, string name, IEnumerable<string> all)
    {
        json.WriteStartArray(name);
        foreach (var one in all)
        {
            json.WriteStringValue(one);
        }

        json.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, Math.Round(number, 4));
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
