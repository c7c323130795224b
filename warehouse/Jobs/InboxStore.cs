using System.Data.Common;
using Dapper;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Warehouse.Jobs;

/// <summary>What was seen in the inboxes: a file that is the same at two looks is complete. It stands in the scheduler's store, so that any node can look next.</summary>
/// <param name="engine">Where the scheduler's store stands.</param>
/// <param name="clock">Now.</param>
public sealed class InboxStore(IWarehouseEngine engine, TimeProvider clock)
{
    /// <summary>Notes what is seen in the inbox of a source; what is no longer there is forgotten.</summary>
    /// <param name="source">The source.</param>
    /// <param name="seen">All files that are there.</param>
    /// <param name="settle">How long a file must have been the same.</param>
    /// <returns>The hashes of the files that were the same at a look at least that long ago.</returns>
    public IReadOnlySet<string> Look(string source, IReadOnlyList<InboxSighting> seen, TimeSpan settle)
    {
        ArgumentNullException.ThrowIfNull(seen);
        using var connection = engine.OpenJobs();
        var known = connection.Query<Row>("SELECT PathHash, SizeBytes, ModifiedAt, SeenAt FROM InboxFile WHERE Source = @source", new { source })
            .ToDictionary(r => r.PathHash);
        var now = clock.Now();
        var same = seen.Where(s => known.TryGetValue(s.PathHash, out var before) && before.SizeBytes == s.SizeBytes && before.ModifiedAt == s.ModifiedAt.ToMilliseconds())
            .Select(s => s.PathHash).ToHashSet();
        try
        {
            Note(connection, source, [.. seen.Where(s => !same.Contains(s.PathHash))], [.. known.Keys.Except(seen.Select(s => s.PathHash))], now);
        }
        catch (DbException problem) when (engine.IsDuplicate(problem))
        {
            // Another node looked in the same moment; what it noted is as good.
        }

        return same.Where(hash => known[hash].SeenAt <= now - settle).ToHashSet();
    }

    private void Note(DbConnection connection, string source, IReadOnlyList<InboxSighting> changed, IReadOnlyList<string> gone, DateTime now)
    {
        if (changed.Count == 0 && gone.Count == 0)
        {
            return;
        }

        using var transaction = engine.BeginJobs(connection);
        foreach (var some in gone.Concat(changed.Select(c => c.PathHash)).Chunk(500))
        {
            connection.Execute("DELETE FROM InboxFile WHERE PathHash IN @some", new { some }, transaction);
        }

        foreach (var file in changed)
        {
            connection.Execute(
                "INSERT INTO InboxFile (PathHash, Source, SizeBytes, ModifiedAt, SeenAt) VALUES (@PathHash, @source, @SizeBytes, @modified, @now)",
                new { file.PathHash, source, file.SizeBytes, modified = file.ModifiedAt.ToMilliseconds(), now },
                transaction);
        }

        transaction.Commit();
    }

    private sealed class Row
    {
        public string PathHash { get; init; } = "";
        public long SizeBytes { get; init; }
        public DateTime ModifiedAt { get; init; }
        public DateTime SeenAt { get; init; }
    }
}
