namespace ReIntegrationBI.Warehouse.Jobs;

/// <summary>A file as it was seen in an inbox.</summary>
/// <param name="PathHash">SHA-256 of the source and the path: 64 hexadecimal digits.</param>
/// <param name="SizeBytes">Its size.</param>
/// <param name="ModifiedAt">When it was last written (UTC); counts to the millisecond.</param>
public sealed record InboxSighting(string PathHash, long SizeBytes, DateTime ModifiedAt);
