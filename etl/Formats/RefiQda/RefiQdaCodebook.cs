namespace ReIntegrationBI.Etl.Formats.RefiQda;

/// <summary>The codes of an analyst.</summary>
/// <param name="Origin">The program that wrote them; empty where it does not say so.</param>
/// <param name="Codes">The codes in the order of the file, each after the one above it.</param>
/// <param name="Sets">Sets of codes.</param>
public sealed record RefiQdaCodebook(string Origin, IReadOnlyList<RefiQdaCode> Codes, IReadOnlyList<RefiQdaSet> Sets);
