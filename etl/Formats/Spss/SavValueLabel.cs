namespace ReIntegrationBI.Etl.Formats;

/// <summary>What a value stands for.</summary>
/// <param name="Number">The value of a numeric variable; null for a string variable.</param>
/// <param name="Text">The value of a string variable without trailing blanks; null for a numeric variable.</param>
/// <param name="Label">Its label.</param>
public sealed record SavValueLabel(double? Number, string? Text, string Label);
