using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Surveys;

/// <summary>A row of a grid. A question that is no grid has one row, of which the code is empty.</summary>
/// <param name="Code">Unique within its question.</param>
/// <param name="Label">Its name in three languages.</param>
/// <param name="Rank">Place in the question's own order, from 1.</param>
public sealed record QuestionRow(string Code, Label Label, int Rank)
{
    /// <summary>The one row of a question that is no grid.</summary>
    public static QuestionRow Only { get; } = new("", new Label("", "", ""), 0);
}
