namespace ReIntegrationBI.Warehouse.Results;

/// <summary>A row of a crosstab.</summary>
/// <param name="Kind">Answer or summary.</param>
/// <param name="Code">Code of the answer; of a summary its word: <c>top2</c>, <c>bottom2</c>, <c>mean</c>, <c>sd</c>; in a ranking <c>top3:ANSWER</c>, <c>mean_rank:ANSWER</c>.</param>
/// <param name="Label">Its name in three languages.</param>
/// <param name="Cells">A cell a column, in the order of the columns.</param>
public sealed record CrosstabRow(CrosstabRowKind Kind, string Code, Label Label, IReadOnlyList<CrosstabCell> Cells);
