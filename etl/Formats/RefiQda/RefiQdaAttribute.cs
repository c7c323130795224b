namespace ReIntegrationBI.Etl.Formats.RefiQda;

/// <summary>What is known of a case.</summary>
/// <param name="Name">Name of the variable.</param>
/// <param name="Value">Its value as written; empty where there is none.</param>
/// <param name="Line">Line of the XML, from 1.</param>
public sealed record RefiQdaAttribute(string Name, string Value, int Line);
