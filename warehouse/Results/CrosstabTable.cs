namespace ReIntegrationBI.Warehouse.Results;

/// <summary>
/// The answers to one question by those to others, after statistics and disclosure control: what must not be known is not in it.
/// Shares are percentages of the base of their column.
/// </summary>
public sealed record CrosstabTable
{
    /// <summary>The respondents.</summary>
    public required RespondentSet Respondents { get; init; }

    /// <summary>The question whose answers are the rows; of a grid <c>QUESTION/ROW</c>.</summary>
    public required string Question { get; init; }

    /// <summary>Its text in three languages; of a grid with that of the row.</summary>
    public required Label Label { get; init; }

    /// <summary><c>single</c>, <c>multi</c>, <c>ranking</c>, <c>likert</c>, <c>grid</c> or <c>numeric</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Who is in the base, in words; null: everybody.</summary>
    public Label? Base { get; init; }

    /// <summary>The rule by which the question is asked (<c>guided = yes</c>), or null.</summary>
    public string? AskedWhen { get; init; }

    /// <summary>The columns; the first is the total.</summary>
    public required IReadOnlyList<CrosstabColumn> Columns { get; init; }

    /// <summary>The rows: answers in their order, then summaries (top two, mean …).</summary>
    public required IReadOnlyList<CrosstabRow> Rows { get; init; }

    /// <summary>Every pair of columns that was tested, or why it was not.</summary>
    public required IReadOnlyList<CrosstabTest> Tests { get; init; }

    /// <summary>How respondents were weighted, or null where everyone counts once.</summary>
    public CrosstabWeights? Weights { get; init; }

    /// <summary>Level of the tests as asked: 0.05 is 95 %.</summary>
    public required double Level { get; init; }

    /// <summary>Whether probabilities are multiplied by the number of pairs tested in a row of a banner question (Bonferroni).</summary>
    public bool IsBonferroni { get; init; }

    /// <summary>Counts below this are not shown.</summary>
    public required int Threshold { get; init; }

    /// <summary>Cells that are not shown.</summary>
    public int Suppressed => Rows.Sum(r => r.Cells.Count(c => c.State == CellState.Suppressed)) + Columns.Count(c => c.State == CellState.Suppressed);
}
