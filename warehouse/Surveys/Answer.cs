using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Surveys;

/// <summary>An answer of a question.</summary>
/// <param name="Code">Unique within its question.</param>
/// <param name="Label">As printed or asked, in three languages.</param>
/// <param name="Rank">Place in the question's own order, from 1.</param>
/// <param name="Role">What it is.</param>
/// <param name="DerivedWhen">Of a derived question: which answers to other questions make this one; else null.</param>
public sealed record Answer(string Code, Label Label, int Rank, AnswerRole Role = AnswerRole.Category, Route? DerivedWhen = null)
{
    /// <summary>The answer of a numeric question as respondents give it.</summary>
    public const string NumberCode = "value";
}
