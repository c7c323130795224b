using System.Globalization;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Etl.Checks.Kinds;

/// <summary>
/// Whether the running text of a survey's report prints what its tables print: numbers exactly, percentages within what rounding
/// explains. What the text adds up is held against the printed numbers of its parts.
/// </summary>
public sealed class SurveyTextAndTable : ICheckKind
{
    /// <inheritdoc/>
    public string? Needs(CheckDefinition check) => null;

    /// <inheritdoc/>
    public CheckFindings Run(CheckDefinition check, CheckData data)
    {
        var tested = 0;
        var offenders = new List<CheckOffender>();
        foreach (var (text, table) in Pairs(check, data, "survey_text_n", "survey_n").Where(p => p.Table.Precisions.All(x => x == Precision.Exact)))
        {
            tested++;
            if (text.Value != table.Value)
            {
                offenders.Add(new CheckOffender(
                    SurveyCells.About(text), text.Value.ToString(CultureInfo.InvariantCulture), table.Value.ToString(CultureInfo.InvariantCulture),
                    $"{text.Place}; {table.Place}"));
            }
        }

        foreach (var (text, table) in Pairs(check, data, "survey_text_pct", "survey_pct"))
        {
            tested++;
            if (Math.Abs(text.Value - table.Value) > Math.Max(text.HalfLastDigit, table.HalfLastDigit))
            {
                offenders.Add(new CheckOffender(
                    SurveyCells.About(text), SurveyCells.Percent(text.Value), SurveyCells.Percent(table.Value), $"{text.Place}; {table.Place}"));
            }
        }

        return new CheckFindings(tested, offenders);
    }

    private static IEnumerable<(Cell Text, TableValue Table)> Pairs(CheckDefinition check, CheckData data, string textMeasure, string tableMeasure)
    {
        var table = SurveyCells.Of(check, data, tableMeasure).ToDictionary(SurveyCells.Key);
        foreach (var text in SurveyCells.Of(check, data, textMeasure))
        {
            if (table.TryGetValue(SurveyCells.Key(text), out var cell))
            {
                yield return (text, new TableValue(cell.Value, [cell.Result.Precision], cell.HalfLastDigit, cell.Place));
            }
            else if (Parts(data, text, table) is { Length: > 0 } parts)
            {
                yield return (text, new TableValue(
                    parts.Sum(p => p.Value), parts.Select(p => p.Result.Precision).ToArray(), parts.Sum(p => p.HalfLastDigit), parts[0].Place));
            }
        }
    }

    /// <summary>The cells of the answers that a group takes together, where the table has all of them.</summary>
    private static Cell[] Parts(CheckData data, Cell text, Dictionary<string, Cell> table)
    {
        var question = data.Question(text.Members["survey"], text.Members["question"]);
        var group = question?.Answers.FirstOrDefault(a => a.Code == text.Members["answer"] && a.Role == AnswerRole.Group);
        if (group?.DerivedWhen?.Conditions is not [{ IsNot: false } only] || only.Question != question!.Code)
        {
            return [];
        }

        var parts = only.Answers.Select(a => table.GetValueOrDefault(SurveyCells.Key(text with { Members = text.With(("answer", a)) }))).ToArray();
        return parts.All(p => p is not null) ? parts.OfType<Cell>().ToArray() : [];
    }

    private sealed record TableValue(decimal Value, IReadOnlyList<Precision> Precisions, decimal HalfLastDigit, string Place);
}
