namespace ReIntegrationBI.Etl.Layouts;

/// <summary>A layout is wrong (not the file that is read by it); the message gives file, key and what to change.</summary>
public sealed class LayoutException(string message) : Exception(message);
