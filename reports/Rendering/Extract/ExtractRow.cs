namespace ReIntegrationBI.Reports.Rendering.Extract;

/// <summary>A row of an extract.</summary>
/// <param name="Values">One a column.</param>
/// <param name="Sources">Where its values come from.</param>
public readonly record struct ExtractRow(IReadOnlyList<ExtractValue> Values, IReadOnlyList<ExtractSource> Sources);
