namespace ReIntegrationBI.Etl.Formats;

/// <summary>What is wrong with a zip package.</summary>
/// <param name="Kind">The kind of fault.</param>
/// <param name="Entry">Name of the entry; empty where it is the package as a whole.</param>
internal sealed record ZipFault(ZipFaultKind Kind, string Entry);
