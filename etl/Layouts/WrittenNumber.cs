namespace ReIntegrationBI.Etl.Layouts;

/// <summary>A number as a publisher wrote it.</summary>
/// <param name="Value">The value.</param>
/// <param name="Decimals">Decimals as printed.</param>
/// <param name="Suffix"><c>%</c>, <c>EUR</c>, <c>€</c> or empty.</param>
public readonly record struct WrittenNumber(decimal Value, int Decimals, string Suffix);
