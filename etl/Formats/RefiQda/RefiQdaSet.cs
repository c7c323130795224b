namespace ReIntegrationBI.Etl.Formats.RefiQda;

/// <summary>A set in which an analyst gathered codes or sources.</summary>
/// <param name="Guid">Its identifier.</param>
/// <param name="Name">Its name.</param>
/// <param name="Codes">Identifiers of its codes.</param>
/// <param name="Sources">Identifiers of its sources.</param>
public sealed record RefiQdaSet(string Guid, string Name, IReadOnlyList<string> Codes, IReadOnlyList<string> Sources);
