namespace ReIntegrationBI.Warehouse.Model.Releases;

/// <summary>Whoever gave one of some answers also gave one of some answers to another item: back at work fully by a day, then at least partially by that day.</summary>
/// <param name="Answers">Indexes of the item's own answers.</param>
/// <param name="Other">Code of the other item.</param>
/// <param name="OtherAnswers">Indexes of its answers.</param>
internal sealed record Inclusion(IReadOnlyList<int> Answers, string Other, IReadOnlyList<int> OtherAnswers);
