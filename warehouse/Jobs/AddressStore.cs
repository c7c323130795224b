using Dapper;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Warehouse.Jobs;

/// <summary>What is known of the addresses from which files are fetched.</summary>
/// <param name="engine">Where the scheduler's store stands.</param>
public sealed class AddressStore(IWarehouseEngine engine)
{
    /// <summary>Letters of a name at most.</summary>
    public const int LongestName = 80;

    /// <summary>What was loaded last from an address, or null.</summary>
    public AddressState? Find(string name)
    {
        using var connection = engine.OpenJobs();
        return connection.QuerySingleOrDefault<Row>("SELECT Url, ETag, LastModified, Sha256, FetchedAt FROM SourceAddress WHERE Name = @name", new { name }) is { } r
            ? new AddressState(r.Url, r.ETag, r.LastModified, r.Sha256, r.FetchedAt)
            : null;
    }

    /// <summary>Notes what was loaded from an address. A mark that is too long to keep is not kept: then the content is sent again next time.</summary>
    public void Save(string name, AddressState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        using var connection = engine.OpenJobs();
        using var transaction = engine.BeginJobs(connection);
        connection.Execute("DELETE FROM SourceAddress WHERE Name = @name", new { name }, transaction);
        connection.Execute(
            "INSERT INTO SourceAddress (Name, Url, ETag, LastModified, Sha256, FetchedAt) VALUES (@name, @url, @etag, @modified, @Sha256, @at)",
            new
            {
                name, url = state.Url.Length <= 1000 ? state.Url : state.Url[..1000], etag = state.ETag is { Length: <= 400 } ? state.ETag : null,
                modified = state.LastModified is { Length: <= 60 } ? state.LastModified : null, state.Sha256, at = state.FetchedAt.ToMilliseconds(),
            },
            transaction);
        transaction.Commit();
    }

    private sealed class Row
    {
        public string Url { get; init; } = "";
        public string? ETag { get; init; }
        public string? LastModified { get; init; }
        public string Sha256 { get; init; } = "";
        public DateTime FetchedAt { get; init; }
    }
}
