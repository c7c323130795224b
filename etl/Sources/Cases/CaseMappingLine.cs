namespace ReIntegrationBI.Etl.Sources.Cases;

/// <summary>What one code means; a code may have several lines.</summary>
/// <param name="Kind">What it means.</param>
/// <param name="Guid">Identifier of the code; null where it is named by its path.</param>
/// <param name="Path">Names from the top of the codebook down; null where it is named by its identifier.</param>
/// <param name="Target">Code of the code list of its kind; empty for <see cref="CaseMappingKind.Ignore"/>.</param>
/// <param name="Valence">Of an actor: <c>supportive</c>, <c>mixed</c>, <c>neutral</c> or <c>hindering</c>; else empty.</param>
/// <param name="Evidence">Of a key: <c>explicit</c> or <c>implied</c>; else empty.</param>
/// <param name="Cell">Cell of the mapping file.</param>
public sealed record CaseMappingLine(CaseMappingKind Kind, string? Guid, string? Path, string Target, string Valence, string Evidence, string Cell);
