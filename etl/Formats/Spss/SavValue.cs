namespace ReIntegrationBI.Etl.Formats;

/// <summary>One value of an SPSS file.</summary>
/// <param name="At">Its place.</param>
/// <param name="Number">The number of a numeric variable; null for a text and where the value is system-missing.</param>
/// <param name="Text">The text of a string variable without trailing blanks; null for a number.</param>
/// <param name="Missing">Whether it counts as missing.</param>
/// <param name="Label">The label of the value, or null.</param>
public readonly record struct SavValue(SavAddress At, double? Number, string? Text, SavMissing Missing, string? Label);
