using ReIntegrationBI.Etl.Formats;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Etl.Sources.Surveys;

/// <summary>A question and the variables that hold its answers.</summary>
/// <param name="Question">The question.</param>
/// <param name="Kind">How they hold them.</param>
/// <param name="Variables">The variables; of ticks in the order of the answers.</param>
/// <param name="CountedValue">Of ticks: the value that means ticked.</param>
internal sealed record SavQuestion(Question Question, SavQuestionKind Kind, IReadOnlyList<SavVariable> Variables, string? CountedValue = null);
