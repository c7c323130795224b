using System.Globalization;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Etl.Checks.Kinds;

/// <summary>
/// Whether the answers of a question of which everyone gives one make the whole: percentages 100 within what rounding explains, printed
/// numbers their base. A question of which the publisher leaves answers out (its note begins with <c>partial:</c>) is not tested.
/// </summary>
public sealed class SurveyPartsOfWhole : ICheckKind
{
    /// <inheritdoc/>
    public string? Needs(CheckDefinition check) => null;

    /// <inheritdoc/>
    public CheckFindings Run(CheckDefinition check, CheckData data)
    {
        var tested = 0;
        var offenders = new List<CheckOffender>();
        foreach (var column in Columns(check, data, "survey_pct"))
        {
            tested++;
            var sum = column.Sum(c => c.Value);
            if (Math.Abs(sum - 100) > column.Sum(c => c.HalfLastDigit))
            {
                offenders.Add(Offender(column, SurveyCells.Percent(sum), "100 %"));
            }
        }

        foreach (var column in Columns(check, data, "survey_n").Where(c => c.All(cell => cell.Result.Precision == Precision.Exact)))
        {
            if (column[0].Result is not { Base: { } all, BaseKind: BaseKind.Printed })
            {
                continue;
            }

            tested++;
            var sum = column.Sum(c => c.Value);
            if (sum != all)
            {
                offenders.Add(Offender(column, sum.ToString(CultureInfo.InvariantCulture), all.ToString(CultureInfo.InvariantCulture)));
            }
        }

        return new CheckFindings(tested, offenders);
    }

    /// <summary>The columns of which every answer has a figure.</summary>
    private static IEnumerable<Cell[]> Columns(CheckDefinition check, CheckData data, string measure) =>
        SurveyCells.Of(check, data, measure)
            .GroupBy(SurveyCells.ColumnKey)
            .Select(g => g.ToArray())
            .Where(g => data.Question(g[0].Members["survey"], g[0].Members["question"]) is { } question
                && question.Type is QuestionType.Single or QuestionType.Likert or QuestionType.Grid
                && question.Note?.StartsWith("partial:", StringComparison.Ordinal) != true
                && question.Answers.Where(a => a.Role is AnswerRole.Category or AnswerRole.None)
                    .All(a => g.Any(c => c.Members["answer"] == a.Code)));

    private static CheckOffender Offender(Cell[] column, string found, string expected) =>
        new(SurveyCells.AboutColumn(column[0]), found, expected, $"{column[0].Place} to {column[^1].Address.Cell}");
}
