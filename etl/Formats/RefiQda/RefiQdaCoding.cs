namespace ReIntegrationBI.Etl.Formats.RefiQda;

/// <summary>That somebody gave a code to a selection, or to a source as a whole.</summary>
/// <param name="Code">Identifier of the code.</param>
/// <param name="User">Identifier of the user; empty where it is not said.</param>
/// <param name="CreatedAt">When, in universal time; null where it is not said.</param>
/// <param name="Line">Line of the XML, from 1.</param>
public sealed record RefiQdaCoding(string Code, string User, DateTime? CreatedAt, int Line);
