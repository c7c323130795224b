namespace ReIntegrationBI.Etl.Formats.RefiQda;

/// <summary>Somebody who worked on a project.</summary>
/// <param name="Guid">Identifier.</param>
/// <param name="Name">Name; empty where none is given.</param>
public sealed record RefiQdaUser(string Guid, string Name);
