namespace ReIntegrationBI.Warehouse.Model.Releases;

/// <summary>
/// Whoever gave one of some answers to a third item gave one of the item's own or one of another item's, or both: back at work by a day is partially or fully.
/// Who did both can be told from the three.
/// </summary>
/// <param name="Answers">Indexes of the item's own answers.</param>
/// <param name="Other">Code of the other item.</param>
/// <param name="Union">Code of the third item.</param>
/// <param name="OtherAnswers">Indexes of answers to both.</param>
internal sealed record Overlap(IReadOnlyList<int> Answers, string Other, string Union, IReadOnlyList<int> OtherAnswers);
