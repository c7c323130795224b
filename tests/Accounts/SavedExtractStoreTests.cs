using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.Accounts;

namespace ReIntegrationBI.Tests.Accounts;

public abstract class SavedExtractStoreTests<TEngine>
    where TEngine : ITestEngine, new()
{
    [EngineFact]
    public void A_question_is_kept_found_run_replaced_and_forgotten_by_its_owner_alone()
    {
        using var warehouse = new SampleWarehouse<TEngine>();
        var store = new SavedExtractStore(warehouse.Engine, TimeProvider.System);

        Assert.True(store.Save("an", "Vlaanderen per jaar", "measure=a&by=period", replaces: false));
        Assert.True(store.Save("an", "Alles", "measure=b", replaces: false));
        Assert.True(store.Save("bert", "Alles", "measure=c", replaces: false));
        Assert.Equal(["Alles", "Vlaanderen per jaar"], store.Of("an").Select(s => s.Name));
        var kept = store.Of("an")[0];
        Assert.Equal(("an", "measure=b", null), (kept.Owner, kept.Definition, kept.LastRunAt));
        Assert.InRange(kept.CreatedAt, DateTime.UtcNow.AddMinutes(-5), DateTime.UtcNow.AddMinutes(1));

        // The same name: only when asked for.
        Assert.False(store.Save("an", "Alles", "measure=d", replaces: false));
        Assert.Equal("measure=b", store.Find("an", kept.Key)!.Definition);
        store.NoteRun("an", kept.Key);
        Assert.NotNull(store.Find("an", kept.Key)!.LastRunAt);
        Assert.True(store.Save("an", "Alles", "measure=d", replaces: true));
        Assert.Equal(("measure=d", null), (store.Find("an", kept.Key)!.Definition, store.Find("an", kept.Key)!.LastRunAt));
        Assert.Equal("measure=c", store.Of("bert").Single().Definition);

        // Nobody reaches what another keeps.
        Assert.Null(store.Find("bert", kept.Key));
        store.NoteRun("bert", kept.Key);
        Assert.Null(store.Find("an", kept.Key)!.LastRunAt);
        Assert.False(store.Delete("bert", kept.Key));
        Assert.True(store.Delete("an", kept.Key));
        Assert.False(store.Delete("an", kept.Key));
        Assert.Single(store.Of("an"));
    }

    [EngineFact]
    public void A_name_or_question_that_does_not_fit_is_refused()
    {
        using var warehouse = new SampleWarehouse<TEngine>();
        var store = new SavedExtractStore(warehouse.Engine, TimeProvider.System);
        Assert.Throws<ArgumentException>(() => store.Save("an", " ", "measure=a", replaces: false));
        Assert.Throws<ArgumentException>(() => store.Save("an", new string('n', SavedExtractStore.LongestName + 1), "measure=a", replaces: false));
        Assert.Throws<ArgumentException>(() => store.Save("an", "n", new string('q', SavedExtractStore.LongestDefinition + 1), replaces: false));
        Assert.True(store.Save("an", new string('é', SavedExtractStore.LongestName), new string('q', SavedExtractStore.LongestDefinition), replaces: false));
        Assert.Single(store.Of("an"));
    }
}

public sealed class SavedExtractStoreTestsOnSqlite : SavedExtractStoreTests<SqliteTestEngine>;

public sealed class SavedExtractStoreTestsOnSqlServer : SavedExtractStoreTests<SqlServerTestEngine>;
