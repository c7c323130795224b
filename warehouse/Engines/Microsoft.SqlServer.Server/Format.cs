namespace Microsoft.SqlServer.Server;

/// <summary>How a CLR type is serialised in SQL Server; not used here.</summary>
public enum Format
{
    Unknown,
    Native,
    UserDefined,
}
