namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>One answer of a respondent.</summary>
/// <param name="Item">Index in <see cref="RespondentContent.Items"/>: which answer to which question, in which column.</param>
/// <param name="Rank">Rank in a ranking, from 1; else null.</param>
/// <param name="Number">The number of a numeric question; else null.</param>
public readonly record struct GivenAnswer(int Item, int? Rank = null, decimal? Number = null);
