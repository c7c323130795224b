using System.Globalization;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Etl.Checks.Kinds;

/// <summary>What the checks of published survey tables share.</summary>
internal static class SurveyCells
{
    /// <summary>Every cell of a measure that the check is about; each stands once, since a survey is published once.</summary>
    public static IEnumerable<Cell> Of(CheckDefinition check, CheckData data, string measure) =>
        data.Cells(data.Model.FindMeasure(measure)!, EditionChoice.All).Where(c => check.Where.All(w => c.Members[w.Key] == w.Value));

    /// <summary>Survey, question, row, segment and answer: what a cell of one measure has in common with that of another.</summary>
    public static string Key(Cell cell) => string.Join('/', Codes.Select(d => cell.Members[d]));

    /// <summary>Survey, question, row and segment: the column of a table in which answers share a base.</summary>
    public static string ColumnKey(Cell cell) => string.Join('/', Codes.SkipLast(1).Select(d => cell.Members[d]));

    /// <summary>The path of the answer, with row and segment where they say something: <c>cm2023/guided/yes</c>.</summary>
    public static string About(Cell cell) => SurveyPath.Of(cell.Members["survey"], cell.Members["question"], cell.Members["answer"]) + Within(cell);

    /// <summary>The path of the question, with row and segment where they say something.</summary>
    public static string AboutColumn(Cell cell) => SurveyPath.Of(cell.Members["survey"], cell.Members["question"]) + Within(cell);

    /// <summary>A number as printed or computed: <c>40.22 %</c>.</summary>
    public static string Percent(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture) + " %";

    private static string[] Codes { get; } = ["survey", "question", "row", "segment", "answer"];

    private static string Within(Cell cell)
    {
        string[] said = [.. new[] { cell.Members["row"], cell.Members["segment"] }.Where(code => code.Length > 0 && code != Segment.Total)];
        return said.Length == 0 ? "" : $" ({string.Join(", ", said)})";
    }
}
