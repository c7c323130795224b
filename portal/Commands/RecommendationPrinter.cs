using System.Globalization;
using System.Text.Json;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Model.Recommendations;
using ReIntegrationBI.Warehouse.Processes;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Portal.Commands;

/// <summary>Prints recommendations, a line an indicator.</summary>
/// <param name="actions">The recommendations.</param>
/// <param name="language">Language of labels.</param>
public sealed class RecommendationPrinter(IReadOnlyList<TrackedAction> actions, string language) : IResultPrinter
{
    private static readonly string[] Columns =
    [
        "study", "level", "level_basis", "sub_actor", "key", "key_basis", "code", "recommendation", "actors", "certainty", "measure", "where", "direction",
        "strength", "value", "unit", "period", "base", "precision", "before", "before_period", "movement", "reason", "publication", "file", "sheet", "cell",
    ];

    private readonly RecommendationWords _words = new(language);

    /// <summary>Comma-separated: codes, and labels in the language asked for; empty where there is no figure.</summary>
    public void Csv(TextWriter writer)
    {
        CsvText.Write(writer, Columns);
        foreach (var (action, indicator) in Lines())
        {
            var address = indicator.Today?.Cell.Addresses[0];
            CsvText.Write(
                writer,
                [
                    action.Study.Code, action.Level, ProcessWords.Of(action.LevelBasis), action.SubActor, action.Key,
                    action.Key is null ? null : ProcessWords.Of(action.KeyBasis), action.Code, action.Label.In(language), Actors(action), Certainty(action),
                    indicator.Tie?.Measure, indicator.Tie?.Filters, indicator.Wanted is { } wanted ? ProcessWords.Of(wanted) : null,
                    indicator.Strength is { } strength ? ProcessWords.Of(strength) : null, Value(indicator.Today), indicator.Today?.Cell.Unit.Code,
                    indicator.Today?.Period.Code, indicator.Today?.Cell.Base?.ToString(CultureInfo.InvariantCulture),
                    indicator.Today is { } today ? PrecisionCode.Of(today.Cell.Precision) : null, Value(indicator.Before), indicator.Before?.Period.Code,
                    ProcessWords.Of(indicator.Movement), indicator.Reason.In(language), address?.Publication, address?.File, address?.Sheet, address?.Cell,
                ]);
        }
    }

    /// <summary>An array of recommendations with their actors and indicators.</summary>
    public void Json(TextWriter writer) => JsonText.Write(writer, json =>
    {
        json.WriteStartArray();
        foreach (var action in actions)
        {
            Write(json, action);
        }

        json.WriteEndArray();
    });

    /// <summary>Aligned, for people.</summary>
    public void Table(TextWriter writer)
    {
        var table = new TextTable(["study", "code", "recommendation", "indicator", "today>", "period", "before>", "period", "movement"], widest: 52);
        foreach (var (action, indicator) in Lines())
        {
            table.Add(
                action.Study.Code, action.Code, action.Label.In(language),
                indicator.Measure is { } measure ? indicator.Members.Count == 0 && indicator.Today is null ? measure.Label.In(language) : _words.Indicator(measure, indicator.Members) : "–",
                indicator.Today is { } today ? _words.Value(today.Cell) : "", indicator.Today?.Period.Code,
                indicator.Before is { } before ? _words.Value(before.Cell) : "", indicator.Before?.Period.Code, _words.Movement(indicator.Movement));
        }

        table.Write(writer);
    }

    private IEnumerable<(TrackedAction Action, TrackedIndicator Indicator)> Lines() => actions.SelectMany(a => a.Indicators.Select(i => (a, i)));

    private static string Actors(TrackedAction action) => string.Join('|', action.Actors.Select(a => a.Code + (a.IsUncertain ? "?" : "")));

    private static string Certainty(TrackedAction action) => string.Join('|', action.Actors.Select(a => ProcessWords.Of(a.Certainty)));

    private static string? Value(TrackedValue? value) =>
        value?.Cell.Value?.ToString("F" + value.Cell.Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static void Write(Utf8JsonWriter json, TrackedAction action)
    {
        json.WriteStartObject();
        json.WriteString("study", action.Study.Code);
        json.WriteString("code", action.Code);
        JsonText.Write(json, "label", action.Label);
        json.WriteString("level", action.Level);
        json.WriteString("level_basis", ProcessWords.Of(action.LevelBasis));
        json.WriteString("sub_actor", action.SubActor);
        json.WriteString("key", action.Key);
        json.WriteString("key_basis", action.Key is null ? null : ProcessWords.Of(action.KeyBasis));
        json.WriteBoolean("measured", action.IsMeasured);
        json.WriteStartArray("actors");
        foreach (var actor in action.Actors)
        {
            json.WriteStartObject();
            json.WriteString("code", actor.Code);
            json.WriteBoolean("uncertain", actor.IsUncertain);
            json.WriteString("certainty", ProcessWords.Of(actor.Certainty));
            if (actor.Reason is not null)
            {
                JsonText.Write(json, "reason", actor.Reason);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("indicators");
        foreach (var indicator in action.Indicators)
        {
            Write(json, indicator);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, TrackedIndicator indicator)
    {
        json.WriteStartObject();
        json.WriteString("measure", indicator.Tie?.Measure);
        json.WriteString("where", indicator.Tie?.Filters);
        json.WriteString("direction", indicator.Wanted is { } wanted ? ProcessWords.Of(wanted) : null);
        json.WriteString("strength", indicator.Strength is { } strength ? ProcessWords.Of(strength) : null);
        json.WriteString("movement", ProcessWords.Of(indicator.Movement));
        Write(json, "today", indicator.Today);
        Write(json, "before", indicator.Before);
        JsonText.Write(json, "reason", indicator.Reason);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, TrackedValue? value)
    {
        if (value is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WritePropertyName("value");
        json.WriteRawValue(Value(value)!);
        json.WriteString("unit", value.Cell.Unit.Code);
        json.WriteString("period", value.Period.Code);
        if (value.Cell.Base is { } n)
        {
            json.WriteNumber("base", n);
        }

        json.WriteString("precision", PrecisionCode.Of(value.Cell.Precision));
        json.WriteString("publication", value.Cell.Addresses[0].Publication);
        json.WriteString("file", value.Cell.Addresses[0].File);
        json.WriteString("sheet", value.Cell.Addresses[0].Sheet);
        json.WriteString("cell", value.Cell.Addresses[0].Cell);
        json.WriteEndObject();
    }
}
