using System.Globalization;
using Dapper;
using ReIntegrationBI.Tests.Behaviour;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.Copying;

namespace ReIntegrationBI.Tests.Copying;

/// <summary>A warehouse on SQLite is copied to the engine and back; nothing may be lost, doubled or changed on the way.</summary>
public abstract class CopyTests<TEngine>(LazyFixture<CopySource> source)
    where TEngine : ITestEngine, new()
{
    private readonly TEngine _engine = new();

    private CopySource Source => source.Value;

    [EngineFact]
    public void The_list_of_tables_is_complete_and_in_an_order_that_foreign_keys_allow()
    {
        using var database = _engine.Rent(TestSchema.Migrated);
        using var connection = database.Engine.Open();

        var tables = database.Tables(connection).Where(t => !t.StartsWith("staging.", StringComparison.Ordinal));
        // On a server the scheduler's store stands in the same database; what an installation has to do does not travel with its data.
        string[] leftOut = ["SchemaVersions", "SchemaScriptHash", "CopyProgress", "UserSession", .. tables.Where(TestDatabase.IsOfJobs)];
        Assert.Equal(
            tables.Except(leftOut).Order(StringComparer.Ordinal),
            CopyTable.All.Select(t => t.Name).Order(StringComparer.Ordinal));
        var place = CopyTable.All.Select((t, i) => (t.Name, i)).ToDictionary(t => t.Name, t => t.i);
        var keys = database.ForeignKeys(connection).Where(k => !k.Table.StartsWith("staging.", StringComparison.Ordinal) && !leftOut.Contains(k.Table)).ToList();
        Assert.NotEmpty(keys);
        Assert.All(keys, k => Assert.True(place[k.Refers] <= place[k.Table], $"{k.Table} is copied before {k.Refers}, to which it refers."));
        Assert.All(CopyTable.All, t => Assert.Equal(database.PrimaryKey(connection, t.Name), t.Key.Split(", ")));
        Assert.All(CopyTable.All, t => Assert.Equal(t.IsCodeList, connection.ExecuteScalar<long>($"SELECT COUNT(*) FROM {t.Name}") > 0));
    }

    [EngineFact]
    public void A_copy_and_its_copy_back_hold_what_the_source_holds()
    {
        using var there = _engine.Rent(TestSchema.None);
        using var back = new SqliteTestEngine().Rent(TestSchema.None);

        Assert.Equal(CopyStart.New, CopyRun.All(Source.Engine, there.Engine));
        Assert.Equal(CopyStart.New, CopyRun.All(there.Engine, back.Engine));

        var dump = CopySource.Dump(Source.Database);
        Assert.True(dump.Count > 1000);
        Assert.Equal(dump, CopySource.Dump(there));
        Assert.Equal(dump, CopySource.Dump(back));
        using var connection = there.Engine.Open();
        Assert.Empty(there.Damage(connection));
    }

    [EngineFact]
    public void Both_engines_find_the_same_values_that_are_easily_lost()
    {
        using var there = _engine.Rent(TestSchema.Migrated);
        CopyRun.All(Source.Engine, there.Engine);
        using var connection = there.Engine.Open();

        var rows = connection.Query<(string FileName, string? Reason, decimal Number, DateTime Start)>(
            "SELECT FileName, Reason, HashTotal, StartedAt FROM LoadJournal WHERE Dataset = 'Æ' ORDER BY LoadKey").ToList();

        var midnight = new DateTime(2024, 2, 29);
        Assert.Equal(
            [
                ("Liège, œuvre, Ålborg, '\"\t–…", null, 0.0001m, midnight.AddDays(1).AddMilliseconds(-1)),
                ("blank behind ", "", -12345678901.2345m, midnight.AddDays(1).AddSeconds(-1)),
                (" blank before", " ", 10m, midnight),
                ("𝔄 beyond the first plane, 漢字", "two\r\nlines", 99999999999.99m, midnight),
            ],
            rows);
    }

    [EngineFact]
    public void A_moment_that_has_more_digits_than_its_column_is_copied_to_the_millisecond()
    {
        using var there = _engine.Rent(TestSchema.Migrated);
        using var early = new CopySource();
        using (var connection = early.Engine.Open())
        {
            connection.Execute("UPDATE SourceFile SET FirstSeen = '2026-11-21 22:10:57.9876543' WHERE SourceFileKey = 1");
        }

        CopyRun.All(early.Engine, there.Engine);

        using var copy = there.Engine.Open();
        Assert.Equal(
            new DateTime(2026, 11, 21, 22, 10, 57, 987), copy.ExecuteScalar<DateTime>("SELECT FirstSeen FROM SourceFile WHERE SourceFileKey = 1"));
    }

    [EngineFact]
    public void A_row_that_is_added_after_the_copy_gets_a_key_of_its_own()
    {
        using var there = _engine.Rent(TestSchema.Migrated);
        CopyRun.All(Source.Engine, there.Engine);
        using var connection = there.Engine.Open();
        foreach (var (table, key, insert) in new[]
        {
            ("SourceFile", "SourceFileKey", "INSERT INTO SourceFile (Sha256, FileName, SizeBytes, FirstSeen) VALUES ('x', 'y', 1, '2024-01-01 00:00:00')"),
            ("LoadJournal", "LoadKey",
                """
                INSERT INTO LoadJournal (Source, Dataset, Period, Layout, FileName, State, RowsRead, RowsLoaded, RowsRejected, RowsSuperseded, HashTotal,
                    Forced, StartedBy, Host, ProcessId, StartedAt)
                VALUES ('s', 'd', 'p', 'l', 'f', 'refused', 0, 0, 0, 0, 0, 0, 'w', 'h', 1, '2024-01-01 00:00:00')
                """),
        })
        {
            var last = connection.ExecuteScalar<long>($"SELECT MAX({key}) FROM {table}");
            using var transaction = there.Engine.BeginWrite(connection);
            connection.Execute(insert, transaction: transaction);
            Assert.True(connection.ExecuteScalar<long>(there.Engine.LastKeySql, transaction: transaction) > last, $"{table} gave out a key of the copy again.");
            transaction.Commit();
        }
    }

    [EngineFact]
    public void A_complete_copy_is_verified_again_and_a_tampered_row_is_found()
    {
        using var there = _engine.Rent(TestSchema.None);
        CopyRun.All(Source.Engine, there.Engine);
        Assert.Equal(CopyStart.Complete, CopyRun.All(Source.Engine, there.Engine));
        long key;
        using (var connection = there.Engine.Open())
        {
            key = connection.ExecuteScalar<long>("SELECT MAX(FigureKey) FROM FactPublishedFigure");
            connection.Execute("UPDATE FactPublishedFigure SET FigureValue = FigureValue + 0.0001 WHERE FigureKey = @key", new { key });
        }

        var run = Copy(Source.Database, there);

        Assert.Equal(1, run.ExitCode);
        var line = Assert.Single(run.Output.Split('\n'), l => l.Contains("DIFFERENT", StringComparison.Ordinal));
        Assert.StartsWith("FactPublishedFigure ", line, StringComparison.Ordinal);
        Assert.Contains($"FigureValue of FigureKey '{key.ToString(CultureInfo.InvariantCulture)}' is", run.Messages, StringComparison.Ordinal);
    }

    [EngineFact]
    public void A_target_that_holds_other_data_is_refused_and_stays_as_it_is()
    {
        using var there = _engine.Rent(TestSchema.Migrated);
        using (var connection = there.Engine.Open())
        {
            connection.Execute("INSERT INTO SourceFile (Sha256, FileName, SizeBytes, FirstSeen) VALUES ('x', 'y', 1, '2024-01-01 00:00:00')");
        }

        var before = CopySource.Dump(there);

        var run = Copy(Source.Database, there);

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains("rows of SourceFile: 1)", run.Messages, StringComparison.Ordinal);
        Assert.Contains("--connection", run.Messages, StringComparison.Ordinal);
        Assert.Equal(before, CopySource.Dump(there));
    }

    [EngineFact]
    public void A_copy_of_another_warehouse_that_is_complete_is_refused()
    {
        using var there = _engine.Rent(TestSchema.None);
        using var other = new SampleWarehouse();
        CopyRun.All(other.Engine, there.Engine);

        var refusal = Assert.Throws<CopyRefusedException>(() => CopyRun.All(Source.Engine, there.Engine));

        Assert.Contains(other.Engine.Place, refusal.Message, StringComparison.Ordinal);
    }

    [EngineFact]
    public void A_copy_of_which_the_source_has_changed_since_begins_again()
    {
        using var there = _engine.Rent(TestSchema.None);
        using var changing = new CopySource();
        CopyRun.Part(changing.Engine, there.Engine, 15);
        changing.Warehouse.Load(SampleWarehouse.SampleFiles[1], force: true);

        Assert.Equal(CopyStart.Restarted, CopyRun.All(changing.Engine, there.Engine));

        Assert.Equal(CopySource.Dump(changing.Database), CopySource.Dump(there));
    }

    [EngineFact]
    public void Part_of_a_copy_into_which_something_else_has_written_is_refused()
    {
        using var there = _engine.Rent(TestSchema.None);
        CopyRun.Part(Source.Engine, there.Engine, 9);
        using (var connection = there.Engine.Open())
        {
            connection.Execute("INSERT INTO SourceFile (Sha256, FileName, SizeBytes, FirstSeen) VALUES ('x', 'y', 1, '2024-01-01 00:00:00')");
        }

        var refusal = Assert.Throws<CopyRefusedException>(() => CopyRun.All(Source.Engine, there.Engine));

        Assert.Contains("something else has written", refusal.Message, StringComparison.Ordinal);
    }

    [EngineFact]
    public void A_copy_that_is_killed_goes_on_where_it_was()
    {
        const int kills = 3;
        const int rows = 60_000;
        using var large = new CopySource();
        large.Multiply(rows);
        using var there = _engine.Rent(TestSchema.None);
        using var folder = new TempFolder();

        var copied = 0L;
        for (var i = 0; i < kills; i++)
        {
            copied = KillWhenFurther(folder, large.Database, there, copied, rows);
        }

        var run = Copy(large.Database, there);

        Assert.True(run.ExitCode == 0, run.Messages);
        Assert.Contains("Going on with the copy", run.Messages, StringComparison.Ordinal);
        Assert.DoesNotContain("DIFFERENT", run.Output, StringComparison.Ordinal);
        Assert.Equal(CopySource.Dump(large.Database), CopySource.Dump(there));
    }

    [EngineFact]
    public void A_second_copy_to_the_same_target_is_refused_while_the_first_one_runs()
    {
        using var there = _engine.Rent(TestSchema.None);
        using var first = WarehouseCopy.Open(Source.Engine, there.Engine, TimeProvider.System);

        var refusal = Assert.Throws<CopyRefusedException>(() => WarehouseCopy.Open(Source.Engine, there.Engine, TimeProvider.System));

        Assert.Contains("Another copy", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>Kills the command when it has copied more figures than before, and gives how many.</summary>
    private static long KillWhenFurther(TempFolder folder, TestDatabase from, TestDatabase to, long before, int all)
    {
        using var process = CommandProcess.Start(folder.Path, Settings(from, to), ["copy", "--to", to.Engine.Name]);
        var output = process.StandardOutput.ReadToEndAsync();
        var messages = process.StandardError.ReadToEndAsync();
        using var connection = to.Engine.Open();
        while (Figures(to, connection) <= before)
        {
            Assert.False(process.HasExited, process.HasExited ? $"The copy ended by itself: {messages.Result}" : "");
            Thread.Sleep(2);
        }

        process.Kill();
        process.WaitForExit();
        Task.WaitAll(output, messages);
        to.AwaitWriters();
        var copied = Figures(to, connection);
        Assert.InRange(copied, before + 1, all);
        Assert.Equal(copied, connection.ExecuteScalar<long>("SELECT COUNT(*) FROM FactPublishedFigure"));
        return copied;
    }

    private static long Figures(TestDatabase database, System.Data.Common.DbConnection connection) =>
        database.Engine.TableExists(connection, "CopyProgress")
            ? connection.ExecuteScalar<long?>("SELECT RowsCopied FROM CopyProgress WHERE TableName = 'FactPublishedFigure'") ?? 0
            : 0;

    private static CommandResult Copy(TestDatabase from, TestDatabase to)
    {
        using var folder = new TempFolder();
        return CommandProcess.Run(folder.Path, Settings(from, to), "copy", "--to", to.Engine.Name);
    }

    private static Dictionary<string, string> Settings(TestDatabase from, TestDatabase to) =>
        new(from.Environment) { ["ConnectionStrings__CopyTarget"] = to.ConnectionString };
}
