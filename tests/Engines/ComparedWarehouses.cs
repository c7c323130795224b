using Dapper;
using ReIntegrationBI.Portal;
using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Tests.Behaviour;

namespace ReIntegrationBI.Tests.Engines;

/// <summary>
/// Two installations, one on SQLite and one on another engine, to which the same was done at the same moments: all samples loaded,
/// some of them again, and figures put in whose texts, numbers and days engines are known to treat differently.
/// </summary>
public sealed class ComparedWarehouses<TEngine> : IDisposable
    where TEngine : ITestEngine, new()
{
    private readonly TempFolder _folder = new();
    private readonly TestDatabase _sqlite = new SqliteTestEngine().Rent(TestSchema.None);
    private readonly TestDatabase _other = new TEngine().Rent(TestSchema.None);

    public ComparedWarehouses()
    {
        Directory.CreateDirectory(_folder.File("layouts"));
        for (var i = 0; i < OddFigures.Publications.Count; i++)
        {
            _folder.Write(FormattableString.Invariant($"layouts/odd{i}.yaml"), OddFigures.Layout(i));
        }

        Sqlite = Fill(_sqlite);
        Other = Fill(_other);
    }

    internal Installation Sqlite { get; }

    internal Installation Other { get; }

    /// <summary>Every row of every table of each; what runs of the program itself differ in is left out.</summary>
    public (IReadOnlyList<string> Sqlite, IReadOnlyList<string> Other) Dumps() => (Dump(_sqlite), Dump(_other));

    public void Dispose()
    {
        _sqlite.Dispose();
        _other.Dispose();
        _folder.Dispose();
    }

    private Installation Fill(TestDatabase database)
    {
        var clock = new Clock();
        var installation = new Installation(new Settings(database.Engine.Name, database.ConnectionString, _folder.Path, _folder.Path, _folder.Path), clock);
        installation.Migrate();
        var loads = new FileLoads(installation);
        foreach (var file in SampleWarehouse.SampleFiles)
        {
            Load(file, force: false);
        }

        foreach (var file in SampleWarehouse.SampleFiles.Take(3))
        {
            Load(file, force: true);
        }

        for (var i = 0; i < OddFigures.Publications.Count; i++)
        {
            Load(_folder.Write(FormattableString.Invariant($"odd{i}-x.csv"), OddFigures.Csv(i)), force: false);
        }

        using (var connection = installation.Engine.Open())
        {
            connection.Execute("UPDATE FactPublishedFigure SET Remark = '' WHERE Remark IS NULL AND RowNumber = 2");
            connection.Execute("UPDATE FactPublishedFigure SET Remark = 'trailing  ' WHERE RowNumber = 3");
            connection.Execute("UPDATE DimPublication SET Url = '', Title = @title WHERE Code = @code", new { code = "Odd", title = " blanks around " });
        }

        installation.Check(null);
        return installation;

        void Load(string path, bool force)
        {
            clock.Next();
            var outcome = loads.Load(path, new LoadOptions(Force: force));
            Assert.True(outcome.State == "succeeded", outcome.Reason);
        }
    }

    private static List<string> Dump(TestDatabase database)
    {
        using var connection = database.Engine.Open();
        var tables = database.Tables(connection).Where(t => !t.StartsWith("Schema", StringComparison.Ordinal)).ToList();
        return
        [
            .. tables.Where(t => t != "FactPublishedFigure").SelectMany(t => WarehouseDump.Tables(connection, [t])),

            // Which row of one load gets which key is the database's affair.
            .. WarehouseDump.Rows(connection, $"SELECT {string.Join(", ", database.Columns(connection, "FactPublishedFigure").Skip(1).Select(c => c.Name))} FROM FactPublishedFigure")
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>A clock that stands still, except between loads.</summary>
    private sealed class Clock : TimeProvider
    {
        private int _loads;

        public void Next() => _loads++;

        public override DateTimeOffset GetUtcNow() => ComparedMoments.First.AddMilliseconds(_loads * ComparedMoments.StepMilliseconds);
    }
}
