namespace ReIntegrationBI.Tests.Browser;

/// <summary>A file that a browser kept.</summary>
/// <param name="Name">The name under which it would be kept.</param>
/// <param name="Bytes">The file.</param>
public sealed record TakenFile(string Name, byte[] Bytes);
