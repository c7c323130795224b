namespace ReIntegrationBI.Tests.Browser;

/// <summary>A file that the portal handed to a visitor.</summary>
/// <param name="Status">Status of the answer.</param>
/// <param name="MediaType">What the answer says it is.</param>
/// <param name="Disposition">How the answer asks to be kept; empty where it does not say.</param>
/// <param name="Bytes">The file.</param>
public sealed record DeliveredFile(int Status, string MediaType, string Disposition, byte[] Bytes);
