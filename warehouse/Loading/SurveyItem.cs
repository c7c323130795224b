namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>Something that can be answered: an answer of a question (and row) as it stands in a column of the file.</summary>
/// <param name="Question">Code of the question.</param>
/// <param name="Row">Code of the row of a grid, else empty.</param>
/// <param name="Answer">Code of the answer.</param>
/// <param name="ColumnNumber">Column of the file, from 1.</param>
public sealed record SurveyItem(string Question, string Row, string Answer, int ColumnNumber);
