using ReIntegrationBI.Portal;
using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Model;

namespace ReIntegrationBI.Tests.Behaviour;

/// <summary>What loads promise, whatever the engine: told through the classes of the warehouse, with no word of SQL.</summary>
public abstract class LoadBehaviourTests<TEngine> : IDisposable
    where TEngine : ITestEngine, new()
{
    private const string Regions = "depression-burn-out-par-region-2021.xlsx";

    private static readonly string[] StagingColumns =
    [
        "LoadKey", "Indicator", "DateKey", "Scheme", "Sex", "AgeGroup", "Region", "DiseaseGroup", "Status", "Unit", "Publication",
        "FigureValue", "Decimals", "FigurePrecision", "RowNumber", "ColumnNumber",
    ];

    private readonly TempFolder _folder = new();
    private readonly TestDatabase _database = new TEngine().Rent(TestSchema.Migrated);
    private readonly Clock _clock = new();
    private readonly Installation _installation;
    private readonly FileLoads _loads;

    protected LoadBehaviourTests()
    {
        Directory.CreateDirectory(_folder.File("layouts"));
        AddTable("table");
        AddTable("other");
        _installation = new Installation(
            new Settings(_database.Engine.Name, _database.ConnectionString, _folder.Path, _folder.Path, _folder.Path), _clock);
        _loads = new FileLoads(_installation);
    }

    [EngineFact]
    public void The_same_file_again_changes_nothing_and_is_journalled()
    {
        var first = Load(SampleEdit.Sample(Regions));
        var copy = _folder.File("depression-burn-out-par-region-2021-copie.xlsx");
        File.Copy(SampleEdit.Sample(Regions), copy);

        var second = Load(copy);

        Assert.Equal((LoadState.Succeeded, 6, 0), (first.State, first.Loaded, first.Superseded));
        Assert.Equal((LoadState.NoOp, 0, 0), (second.State, second.Loaded, second.Superseded));
        Assert.Contains($"load {first.LoadKey}", second.Reason, StringComparison.Ordinal);
        Assert.Equal([LoadState.NoOp, LoadState.Succeeded], _installation.Journal.Latest(10).Select(r => r.State));
    }

    [EngineFact]
    public void A_forced_reload_supersedes_every_row_and_keeps_the_old_ones()
    {
        Load(Table("table", 1, 2, 3));
        var known = _clock.Next();

        var again = Load(Table("table", 1, 2, 3), force: true);

        Assert.Equal((LoadState.Succeeded, 3, 3), (again.State, again.Loaded, again.Superseded));
        Assert.Equal([1m, 2m, 3m], Values("table"));
        Assert.Equal([1m, 2m, 3m], Values("table", known));
        Assert.True(_installation.Journal.Find(again.LoadKey)!.Forced);
    }

    [EngineFact]
    public void A_restated_edition_replaces_exactly_its_slice()
    {
        Load(Table("table", 1, 2, 3));
        Load(Table("other", 7, 8));

        var restated = Load(Table("table", 1, 20));

        Assert.Equal((LoadState.Succeeded, 2, 3), (restated.State, restated.Loaded, restated.Superseded));
        Assert.Equal([1m, 20m], Values("table"));
        Assert.Equal([7m, 8m], Values("other"));
    }

    [EngineFact]
    public void As_of_a_moment_before_a_reload_gives_the_old_value()
    {
        var never = _clock.Next();
        Load(Table("table", 1, 2));
        var first = _clock.Next();
        Load(Table("table", 1, 20, 30));
        var second = _clock.Next();

        Assert.Empty(Values("table", never));
        Assert.Equal([1m, 2m], Values("table", first));
        Assert.Equal([1m, 20m, 30m], Values("table", second));
        Assert.Equal([1m, 20m, 30m], Values("table"));
    }

    [EngineFact]
    public async Task Two_loads_of_one_slice_at_once_follow_each_other_and_double_no_row()
    {
        using var meet = new CountdownEvent(2);
        var loads = new[] { Table("table", 1, 2), Table("table", 5, 6, 7) }.Select(path => Task.Run(() =>
        {
            meet.Signal();
            meet.Wait();
            return Load(path);
        }));

        var outcomes = await Task.WhenAll(loads);

        Assert.All(outcomes, o => Assert.Equal(LoadState.Succeeded, o.State));
        var second = outcomes.Single(o => o.Superseded > 0);
        Assert.Equal(outcomes.Single(o => o.Superseded == 0).Loaded, second.Superseded);
        Assert.Equal(second.Loaded == 2 ? [1m, 2m] : [5m, 6m, 7m], Values("table"));
    }

    [EngineFact]
    public async Task A_load_of_a_slice_that_another_holds_is_refused_with_a_clear_word()
    {
        using var reading = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        var path = Table("table", 1, 2);
        var slow = Task.Run(() => Run(new Loader(_installation.Engine, _installation.Journal), path, () =>
        {
            reading.Set();
            goOn.Wait();
        }));
        reading.Wait();

        var hasty = new Loader(_installation.Engine, _installation.Journal) { SliceWait = TimeSpan.FromMilliseconds(100) };
        var refused = Run(hasty, Table("table", 9), () => { });
        Assert.Empty(_installation.Journal.MarkDead());
        goOn.Set();
        var done = await slow;

        Assert.Equal(LoadState.Failed, refused.State);
        Assert.Contains("Another load of riziv/table/2024", refused.Reason, StringComparison.Ordinal);
        Assert.Equal(LoadState.Succeeded, done.State);
        Assert.Equal([1m, 2m], Values("table"));
    }

    [EngineFact]
    public async Task Loads_of_different_slices_at_once_both_succeed()
    {
        using var meet = new Barrier(2);
        var loads = new[] { Table("table", 1, 2), Table("other", 7, 8, 9) }.Select(path => Task.Run(() =>
            Run(new Loader(_installation.Engine, _installation.Journal), path, () => Assert.True(meet.SignalAndWait(Patience.Longest)))));

        var outcomes = await Task.WhenAll(loads);

        Assert.All(outcomes, o => Assert.Equal(LoadState.Succeeded, o.State));
        Assert.Equal([1m, 2m], Values("table"));
        Assert.Equal([7m, 8m, 9m], Values("other"));
    }

    [EngineFact]
    public void Filling_the_staging_table_keeps_nobody_from_writing_to_the_warehouse()
    {
        using var connection = _installation.Engine.Open();
        LoadOutcome? other = null;
        IEnumerable<object?[]> Rows()
        {
            yield return StagedRow(1);
            other = _loads.Load(_folder.File("table-missing.csv"), new LoadOptions());
            yield return StagedRow(2);
        }

        var staged = _installation.Engine.BulkInsert(connection, null, "staging.PublishedFigure", StagingColumns, Rows());

        Assert.Equal(2, staged);
        Assert.Equal(LoadState.Refused, other!.State);
    }

    [EngineFact]
    public void Marking_dead_runs_leaves_those_that_ended_as_they_are()
    {
        var load = Load(Table("table", 1));

        Assert.Empty(_installation.Journal.MarkDead());
        Assert.Equal(LoadState.Succeeded, _installation.Journal.Find(load.LoadKey)!.State);
    }

    [EngineFact]
    public void Rejected_rows_within_the_limit_are_kept_with_address_and_reason()
    {
        var path = Table("table", [.. Enumerable.Range(1, 10)]);
        File.WriteAllText(path, SampleEdit.Replace(File.ReadAllText(path), "1950-01-04;4;", "1950-01-04;vier;"));

        var load = Load(path, limit: 0.1m);

        Assert.Equal((LoadState.Succeeded, 9, 1), (load.State, load.Loaded, load.Rejected));
        var rejection = Assert.Single(_installation.Journal.RejectionsOf(load.LoadKey));
        Assert.Equal((null, "I5", "vier"), (rejection.Sheet, rejection.Cell, rejection.Value));
        Assert.Contains("not a number", rejection.Reason, StringComparison.Ordinal);
        Assert.Equal((10, 9, 1), Counts(load.LoadKey));
    }

    [EngineFact]
    public void Above_the_limit_of_rejections_the_whole_file_is_refused()
    {
        Load(Table("table", 1, 2, 3));
        var path = Table("table", [.. Enumerable.Range(11, 10)]);
        File.WriteAllText(path, SampleEdit.Replace(File.ReadAllText(path), "1950-01-04;14;", "1950-01-04;veertien;"));

        var load = Load(path, limit: 0.0999m);

        Assert.Equal((LoadState.Refused, 0), (load.State, load.Loaded));
        Assert.Contains("more than the limit of 9.99 %", load.Reason, StringComparison.Ordinal);
        Assert.Contains(_installation.Journal.RejectionsOf(load.LoadKey), r => r.Cell == "I5" && r.Value == "veertien");
        Assert.Equal([1m, 2m, 3m], Values("table"));
    }

    [EngineFact]
    public void A_rerun_needs_the_file_no_longer()
    {
        var path = Table("table", 1, 2);
        var first = Load(path);
        File.Delete(path);

        var again = Rerun(first.LoadKey);

        Assert.Equal((LoadState.Succeeded, 2, 2, Path.GetFileName(path)), (again.State, again.Loaded, again.Superseded, again.FileName));
        Assert.Equal([1m, 2m], Values("table"));
        Assert.Equal(first.LoadKey, _installation.Journal.Find(again.LoadKey)!.RerunOf);
    }

    [EngineFact]
    public void A_rerun_of_a_refused_file_names_the_file_as_the_user_knows_it()
    {
        var path = Table("table", 1, 2);
        File.AppendAllText(path, "nobody;all\r\n");
        var first = Load(path);
        File.Delete(path);

        var again = Rerun(first.LoadKey);

        Assert.Equal(LoadState.Refused, first.State);
        Assert.Equal(LoadState.Refused, again.State);
        Assert.All(again.Problems, p => Assert.Equal(Path.GetFileName(path), p.File));
        Assert.StartsWith(Path.GetFileName(path), again.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(_installation.Journal.Find(first.LoadKey)!.Sha256!, again.Reason, StringComparison.Ordinal);
    }

    [EngineFact]
    public void A_rerun_of_a_file_that_no_layout_knew_succeeds_once_there_is_one()
    {
        var path = Table("third", 1, 2);
        var first = Load(path);
        File.Delete(path);
        AddTable("third");

        var later = new Installation(_installation.Settings, _clock);
        var again = new FileLoads(later).Rerun(later.Journal.Find(first.LoadKey)!, 0.01m);

        Assert.Equal(LoadState.Refused, first.State);
        Assert.Equal((LoadState.Succeeded, 2), (again.State, again.Loaded));
        Assert.Equal([1m, 2m], Values("third"));
    }

    [EngineFact]
    public void Kept_content_that_was_changed_since_is_not_loaded_again()
    {
        var load = Load(Table("table", 1, 2));
        var hash = _installation.Journal.Find(load.LoadKey)!.Sha256!;
        File.AppendAllText(_folder.File($"files/{hash[..2]}/{hash}"), "x");

        var problem = Assert.Throws<FileNotFoundException>(() => Rerun(load.LoadKey));

        Assert.Contains("was changed since it was loaded", problem.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    private LoadOutcome Load(string path, bool force = false, decimal limit = 0.01m)
    {
        _clock.Next();
        return _loads.Load(path, new LoadOptions(Force: force, RejectLimit: limit));
    }

    private LoadOutcome Rerun(long key)
    {
        _clock.Next();
        return _loads.Rerun(_installation.Journal.Find(key)!, 0.01m);
    }

    /// <summary>Loads a file, doing something while it is read.</summary>
    private LoadOutcome Run(Loader loader, string path, Action whileReading)
    {
        var stored = _installation.Files.Keep(path);
        var input = _installation.Inputs.Recognise(stored, new LoadOptions());
        return loader.Run(new LoadRequest(
            stored,
            input.Slice,
            kept =>
            {
                whileReading();
                return input.Read(kept);
            },
            Force: false,
            "test"));
    }

    /// <summary>A new edition of a table: values of consecutive days.</summary>
    private string Table(string dataset, params int[] values)
    {
        var lines = MadeUpTable.Csv(dataset, "2024", values.Length, 0).Split("\r\n");
        for (var i = 0; i < values.Length; i++)
        {
            lines[i + 1] = SampleEdit.Replace(lines[i + 1], $";{i};persons;", $";{values[i]};persons;");
        }

        return _folder.Write($"{dataset}-{Guid.NewGuid():N}.csv", string.Join("\r\n", lines));
    }

    private static object?[] StagedRow(int row) =>
        [1_000_000L, "invalidity_persons", 20240101, "all", "T", "all", "Belgium", "all", "all", "persons", "none", 1m, 0, "exact", row, 1];

    private void AddTable(string dataset) =>
        _folder.Write($"layouts/{dataset}.yaml", MadeUpTable.Layout(dataset, dataset, "2024"));

    private decimal[] Values(string dataset, DateTime? asOf = null)
    {
        var answer = _installation.Reader.Ask(new Query
        {
            Measures = ["invalidity_persons"],
            By = ["period"],
            Where = new Dictionary<string, IReadOnlyList<string>> { ["publication"] = [dataset + "-2024"] },
            AsOf = asOf,
        });
        return [.. answer.Rows.Select(r => r.Cell.Value!.Value)];
    }

    private (int Read, int Loaded, int Rejected) Counts(long key)
    {
        var run = _installation.Journal.Find(key)!;
        return (run.RowsRead, run.RowsLoaded, run.RowsRejected);
    }

    /// <summary>A clock that a test moves on, so that moments before and after a load are never the same.</summary>
    private sealed class Clock : TimeProvider
    {
        private long _minutes;

        /// <summary>A minute later.</summary>
        public DateTime Next()
        {
            Interlocked.Increment(ref _minutes);
            return GetUtcNow().UtcDateTime;
        }

        public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(Interlocked.Read(ref _minutes));
    }
}

public sealed class LoadBehaviourTestsOnSqlite : LoadBehaviourTests<SqliteTestEngine>;

public sealed class LoadBehaviourTestsOnSqlServer : LoadBehaviourTests<SqlServerTestEngine>;
