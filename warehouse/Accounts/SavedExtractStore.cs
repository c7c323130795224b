using Dapper;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Warehouse.Accounts;

/// <summary>The questions that people keep. Nobody sees or changes those of another.</summary>
/// <param name="engine">The warehouse.</param>
/// <param name="clock">Now.</param>
public sealed class SavedExtractStore(IWarehouseEngine engine, TimeProvider clock)
{
    /// <summary>Letters that a name may have.</summary>
    public const int LongestName = 100;

    /// <summary>Letters that a question may have.</summary>
    public const int LongestDefinition = 4000;

    private const string Columns = "SavedExtractKey, Owner, Name, Definition, CreatedAt, LastRunAt";

    /// <summary>Keeps a question under a name.</summary>
    /// <param name="owner">Name of the account.</param>
    /// <param name="name">1 to <see cref="LongestName"/> letters.</param>
    /// <param name="definition">At most <see cref="LongestDefinition"/> letters.</param>
    /// <param name="replaces">Whether one of that name may be replaced.</param>
    /// <returns>False where there is one of that name and it may not be replaced: then nothing was changed.</returns>
    /// <exception cref="ArgumentException">The name or the question is empty or too long.</exception>
    public bool Save(string owner, string name, string definition, bool replaces)
    {
        Check(name, LongestName, nameof(name));
        Check(definition, LongestDefinition, nameof(definition));
        var row = new { Owner = owner, Name = name, Definition = definition, Now = clock.Now() };
        using var connection = engine.Open();
        using var transaction = engine.BeginWrite(connection);
        var known = connection.ExecuteScalar<long?>("SELECT SavedExtractKey FROM SavedExtract WHERE Owner = @Owner AND Name = @Name", row, transaction);
        if (known is not null && !replaces)
        {
            return false;
        }

        connection.Execute(
            known is null
                ? "INSERT INTO SavedExtract (Owner, Name, Definition, CreatedAt) VALUES (@Owner, @Name, @Definition, @Now)"
                : "UPDATE SavedExtract SET Definition = @Definition, CreatedAt = @Now, LastRunAt = NULL WHERE Owner = @Owner AND Name = @Name",
            row, transaction);
        transaction.Commit();
        return true;
    }

    /// <summary>Those of an owner, by name.</summary>
    public IReadOnlyList<SavedExtract> Of(string owner)
    {
        using var connection = engine.Open();
        return [.. connection.Query<Row>($"SELECT {Columns} FROM SavedExtract WHERE Owner = @owner", new { owner }).Select(r => r.Saved)
            .OrderBy(s => s.Name, StringComparer.OrdinalIgnoreCase).ThenBy(s => s.Key)];
    }

    /// <summary>One of an owner by its key, or null.</summary>
    public SavedExtract? Find(string owner, long key)
    {
        using var connection = engine.Open();
        return connection.QuerySingleOrDefault<Row>(
            $"SELECT {Columns} FROM SavedExtract WHERE Owner = @owner AND SavedExtractKey = @key", new { owner, key })?.Saved;
    }

    /// <summary>Notes that its figures were taken out now.</summary>
    public void NoteRun(string owner, long key) =>
        Execute("UPDATE SavedExtract SET LastRunAt = @now WHERE Owner = @owner AND SavedExtractKey = @key", owner, key);

    /// <summary>Forgets one; false where its owner has no such.</summary>
    public bool Delete(string owner, long key) => Execute("DELETE FROM SavedExtract WHERE Owner = @owner AND SavedExtractKey = @key", owner, key) == 1;

    private int Execute(string sql, string owner, long key)
    {
        using var connection = engine.Open();
        return connection.Execute(sql, new { owner, key, now = clock.Now() });
    }

    private static void Check(string text, int longest, string name)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > longest)
        {
            throw new ArgumentException($"The {name} has {text.Length} letters; expected 1 to {longest}.", name);
        }
    }

    // By property, since the engines give keys and moments in types of their own.
    private sealed class Row
    {
        public long SavedExtractKey { get; init; }

        public string Owner { get; init; } = "";

        public string Name { get; init; } = "";

        public string Definition { get; init; } = "";

        public DateTime CreatedAt { get; init; }

        public DateTime? LastRunAt { get; init; }

        public SavedExtract Saved => new(SavedExtractKey, Owner, Name, Definition, CreatedAt, LastRunAt);
    }
}
