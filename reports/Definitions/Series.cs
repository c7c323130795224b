using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Definitions;

/// <summary>A column of a visual's data.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Label">As printed, without unit.</param>
/// <param name="Unit">Unit of all its points.</param>
/// <param name="Points">One a category, in the order of the categories.</param>
/// <param name="MoreIs">For cards: in words whether more is better; null where it needs no word.</param>
/// <param name="Emphasis">True for what the page is about: drawn in the accent colour.</param>
/// <param name="Base">Of surveys: respondents behind the column, as printed ("n = 943"); null where that differs by category or is said by <see cref="Visual.BaseNote"/>.</param>
/// <param name="Letter">Of a crosstab: the letter of the column ("A"); null where it is not compared.</param>
/// <param name="Likert">Of a Likert bar: where the step stands on its scale.</param>
/// <param name="Valence">Of a network: what the actors did.</param>
/// <param name="AtRisk">Of a curve: persons still followed, one point a category; null where no source gives them.</param>
public sealed record Series(
    string Code, string Label, Unit Unit, IReadOnlyList<DataPoint> Points, string? MoreIs = null, bool Emphasis = false,
    string? Base = null, string? Letter = null, LikertPosition? Likert = null,
    Valence? Valence = null, IReadOnlyList<DataPoint>? AtRisk = null);
