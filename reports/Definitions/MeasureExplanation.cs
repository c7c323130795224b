using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Model;

namespace ReIntegrationBI.Reports.Definitions;

/// <summary>What a reader must know of a measure: what it counts, how it is computed, how it may be read, what it cannot show.</summary>
/// <param name="Code">Code of the measure, or the name of the data.</param>
/// <param name="Name">Its name.</param>
/// <param name="Unit">Its main unit; a source may publish it in another, which the visual then names.</param>
/// <param name="Definition">Who or what is counted, at which moment, by whom published.</param>
/// <param name="Formula">How it is computed; null: as published.</param>
/// <param name="Rules">What follows from the semantic model: what kind of figure it is, what may be added, how small counts are treated, which source is read.</param>
/// <param name="Limits">What it cannot show: who is missing, breaks, double counts.</param>
public sealed record MeasureExplanation(
    string Code, string Name, string Unit, string Definition, string? Formula, IReadOnlyList<string> Rules, IReadOnlyList<string> Limits)
{
    /// <summary>Names of the data that are explained though they are no measure: <c>cases.support</c>, <c>trajectories.return</c> …</summary>
    public static IReadOnlyCollection<string> Data => [.. MeasureTexts.For("en").Data.Keys];

    /// <summary>Explains a measure.</summary>
    /// <param name="measure">The measure, of the semantic model.</param>
    /// <param name="language"><c>nl</c>, <c>fr</c> or <c>en</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another language was asked for.</exception>
    /// <exception cref="KeyNotFoundException">The texts do not explain the measure.</exception>
    public static MeasureExplanation Of(Measure measure, string language)
    {
        var texts = MeasureTexts.For(language);
        var text = texts.Measure(measure.Code);
        return new MeasureExplanation(
            measure.Code,
            Sentence.Capital(measure.Label.In(language)),
            measure.Unit.Label.In(language),
            text.Definition,
            text.Formula,
            [.. RulesOf(measure).Select(texts.Rule)],
            text.Limits);
    }

    /// <summary>Explains the data of a visual that shows no measure.</summary>
    /// <param name="data">One of <see cref="Data"/>.</param>
    /// <param name="language"><c>nl</c>, <c>fr</c> or <c>en</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another language was asked for.</exception>
    /// <exception cref="KeyNotFoundException">The texts do not explain such data.</exception>
    public static MeasureExplanation OfData(string data, string language)
    {
        var texts = MeasureTexts.For(language);
        var text = texts.DataOf(data);
        return new MeasureExplanation(
            data,
            Sentence.Capital(text.Name ?? data),
            text.Unit ?? "",
            text.Definition,
            text.Formula,
            [.. RulesOf(data).Select(texts.Rule)],
            text.Limits);
    }

    private static IEnumerable<string> RulesOf(Measure measure)
    {
        yield return "kind." + measure.Kind.ToString().ToLowerInvariant();
        if (measure.Fact.IsOfPersons)
        {
            yield return "one_spell";
        }

        yield return measure.Additivity.OverMembers ? "add.members" : "add.not_members";
        yield return measure.Distinct ? "add.distinct" : measure.Additivity.OverPeriod ? "add.period" : "add.not_period";
        yield return "small_counts." + measure.SmallCounts;
        if (!measure.Fact.IsOfPersons)
        {
            yield return "editions";
        }
    }

    private static IEnumerable<string> RulesOf(string data)
    {
        // What is computed from persons is protected. Cases are published under fictive names, and recommendations hold no persons.
        var room = data.Split('.')[0];
        return room switch
        {
            "trajectories" => ["one_spell", "small_counts.suppressed"],
            "process" or "survey" => ["data." + room, "small_counts.suppressed"],
            _ => ["data." + room],
        };
    }
}
