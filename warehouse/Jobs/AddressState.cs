namespace ReIntegrationBI.Warehouse.Jobs;

/// <summary>What is known of the content that was last loaded from an address.</summary>
/// <param name="Url">Where it was fetched; cut at 1,000 letters.</param>
/// <param name="ETag">The mark that the server gave it, or null.</param>
/// <param name="LastModified">When it changed last, as the server wrote it, or null.</param>
/// <param name="Sha256">Its hash: 64 hexadecimal digits.</param>
/// <param name="FetchedAt">When (UTC).</param>
public sealed record AddressState(string Url, string? ETag, string? LastModified, string Sha256, DateTime FetchedAt);
