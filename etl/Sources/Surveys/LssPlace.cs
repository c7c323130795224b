using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Etl.Sources.Surveys;

/// <summary>What a column of LimeSurvey answers.</summary>
/// <param name="Question">The question.</param>
/// <param name="Kind">What its values mean.</param>
/// <param name="Row">Row of a grid, else empty.</param>
/// <param name="Answer">Of a tick: index of the answer.</param>
/// <param name="Rank">Of a rank: which.</param>
internal sealed record LssPlace(Question Question, AnswerColumnKind Kind, string Row = "", int Answer = AnswerColumn.Blank, int Rank = 0);
