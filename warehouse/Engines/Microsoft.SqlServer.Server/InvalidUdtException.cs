namespace Microsoft.SqlServer.Server;

/// <summary>A CLR type cannot be used in SQL Server; not thrown here.</summary>
public sealed class InvalidUdtException(string message) : SystemException(message);
