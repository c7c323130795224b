namespace ReIntegrationBI.Etl.Formats.RefiQda;

/// <summary>A piece of a source that was selected: only where it lies.</summary>
/// <param name="Guid">Its identifier.</param>
/// <param name="Source">Identifier of the source.</param>
/// <param name="Place">Where it lies.</param>
/// <param name="Codings">The codes that it was given.</param>
/// <param name="Line">Line of the XML, from 1.</param>
public sealed record RefiQdaSelection(string Guid, string Source, RefiQdaPlace Place, IReadOnlyList<RefiQdaCoding> Codings, int Line);
