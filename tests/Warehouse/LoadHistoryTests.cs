using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Tests.Warehouse;

public abstract class LoadHistoryTests<TEngine>
    where TEngine : ITestEngine, new()
{
    private static readonly Slice First = new("riziv", "figures", "2017", "some"), Second = new("riziv", "figures", "2018", "some"), Third = new("surveys", "cm2023", "2023-11", "other");

    [EngineFact]
    public void The_journal_is_found_by_state_source_text_and_day_in_pages()
    {
        using var warehouse = new SampleWarehouse<TEngine>();
        var history = new LoadHistory(warehouse.Engine);
        var run = Runs(warehouse);
        var first = (int)run(First, "A_report.xlsx", LoadState.Succeeded, null, []) - 1;
        run(Second, "b report 100%.xlsx", LoadState.Refused, null, []);
        run(Third, "cm2023.survey.xlsx", LoadState.Succeeded, null, []);

        Assert.Equal([3, 2, 1], Keys(new LoadFilter()));
        Assert.Equal([2], Keys(new LoadFilter(State: LoadState.Refused)));
        Assert.Equal([2, 1], Keys(new LoadFilter(Source: "riziv")));
        Assert.Equal([1], Keys(new LoadFilter(Text: "a_REP")));
        Assert.Equal([2], Keys(new LoadFilter(Text: "0%")));
        Assert.Equal([3], Keys(new LoadFilter(Text: "CM2023")));
        Assert.Equal([3, 2, 1], Keys(new LoadFilter(Text: "tester")));
        Assert.Empty(Keys(new LoadFilter(Text: "[a]")));
        var today = DateOnly.FromDateTime(warehouse.Journal.Now());
        Assert.Equal([3, 2, 1], Keys(new LoadFilter(From: today.AddDays(-1), To: today)));
        Assert.Empty(Keys(new LoadFilter(To: today.AddDays(-1))));
        Assert.Empty(Keys(new LoadFilter(From: today.AddDays(1))));
        Assert.Equal([2], history.Search(new LoadFilter(), skip: 1, take: 1).Select(l => (int)l.LoadKey - first));
        Assert.Equal(["riziv", "surveys"], history.Sources());

        IReadOnlyList<int> Keys(LoadFilter filter)
        {
            var found = history.Search(filter, 0, 10).Select(l => (int)l.LoadKey - first).ToList();
            Assert.Equal(found.Count, history.Count(filter));
            return found;
        }
    }

    [EngineFact]
    public void What_went_wrong_needs_attention_until_a_file_of_that_name_goes_well()
    {
        using var warehouse = new SampleWarehouse<TEngine>();
        var history = new LoadHistory(warehouse.Engine);
        var run = Runs(warehouse);
        var first = run(First, "a.xlsx", LoadState.Failed, null, []) - 1;
        run(First, "a.xlsx", LoadState.Succeeded, null, []);
        run(Second, "b.xlsx", LoadState.Succeeded, null, []);
        run(Second, "b.xlsx", LoadState.Refused, null, []);
        run(Third, "c.xlsx", LoadState.EndedUnexpectedly, null, []);
        Assert.Equal([5L, 4L], history.NeedAttention(10).Select(l => l.LoadKey - first));
        Assert.Equal([5L], history.NeedAttention(1).Select(l => l.LoadKey - first));

        // The last run that replaced each slice, whatever was refused since.
        Assert.Equal([2L, 3L], history.Slices("riziv").Select(l => l.LoadKey - first));
        Assert.Empty(history.Slices("surveys"));
        Assert.Equal(3L, history.LastOf(Second)!.LoadKey - first);
        Assert.Null(history.LastOf(Third));
    }

    [EngineFact]
    public void The_last_run_of_a_slice_counts_however_it_ended_but_not_while_it_runs_nor_where_it_had_nothing_to_do()
    {
        using var warehouse = new SampleWarehouse<TEngine>();
        var history = new LoadHistory(warehouse.Engine);
        var run = Runs(warehouse);
        var first = run(First, "a.xlsx", LoadState.Succeeded, null, []) - 1;
        run(Second, "b.xlsx", LoadState.Refused, null, []);
        run(Second, "b.xlsx", LoadState.NoOp, null, []);
        run(Third, "c.xlsx", LoadState.Succeeded, null, []);
        Assert.Equal([1L, 2L], history.LastRuns("riziv").Select(l => l.LoadKey - first));

        // A repetition that was not recognised counts for the slice that it was to replace.
        run(Slice.Unknown("riziv"), "a.xlsx", LoadState.Refused, first + 1, []);
        Assert.Equal([2L, 5L], history.LastRuns("riziv").Select(l => l.LoadKey - first));
        run(Slice.Unknown("riziv"), "d.xlsx", LoadState.Refused, null, []);
        Assert.Equal([2L, 5L, 6L], history.LastRuns("riziv").Select(l => l.LoadKey - first));
        Assert.Equal([1L, 4L], history.Find([first + 4, first + 1, first + 1, first + 99]).Select(l => l.LoadKey - first));
    }

    [EngineFact]
    public void Repetitions_of_a_run_are_one_chain_from_wherever_it_is_looked_at()
    {
        using var warehouse = new SampleWarehouse<TEngine>();
        var history = new LoadHistory(warehouse.Engine);
        var run = Runs(warehouse);
        var first = run(First, "a.xlsx", LoadState.Succeeded, null, []) - 1;
        run(Second, "b.xlsx", LoadState.Succeeded, null, []);
        run(First, "a.xlsx", LoadState.Refused, first + 1, []);
        run(First, "a.xlsx", LoadState.Succeeded, first + 1, []);
        run(First, "a.xlsx", LoadState.Succeeded, first + 4, []);
        foreach (var key in new[] { 1, 3, 4, 5 })
        {
            Assert.Equal([1L, 3L, 4L, 5L], history.Chain(first + key, 10).Select(l => l.LoadKey - first));
        }

        Assert.Equal([4L, 5L], history.Chain(first + 1, 2).Select(l => l.LoadKey - first));
        Assert.Equal([2L], history.Chain(first + 2, 10).Select(l => l.LoadKey - first));
        Assert.Equal([LoadState.Running, LoadState.Refused], history.Transitions(first + 3).Select(t => t.State));
        Assert.All(history.Transitions(first + 3), t => Assert.True(t.At > new DateTime(2020, 1, 1)));
    }

    [EngineFact]
    public void Labels_without_a_member_are_counted_by_code_list_and_label()
    {
        using var warehouse = new SampleWarehouse<TEngine>();
        var history = new LoadHistory(warehouse.Engine);
        var run = Runs(warehouse);
        var label = new InputProblem { Code = "unknown-member", CodeList = "region", File = "a.xlsx", Cell = "A5", Message = "m", Found = "Vlandren", Remedy = "r." };
        var inMap = label with { CodeList = null, Found = "Kinderen" };
        var first = run(First, "a.xlsx", LoadState.Succeeded, null, [label.ToRejection(), label.ToRejection(), inMap.ToRejection(), new Rejection(null, "B5", "x", "not-a-number: this says unknown-member in passing.")]);
        var second = run(First, "b.xlsx", LoadState.Refused, null, [new Rejection(null, "A5", "Vlandren", label.ToString()), new Rejection(null, "A6", "x", "something else [not-a-number]")]);

        Assert.Equal(
            [new UnmatchedLabel("region", "Vlandren", 3, second, "b.xlsx"), new UnmatchedLabel(null, "Kinderen", 1, first, "a.xlsx")], history.UnmatchedLabels());
        Assert.Equal(4, history.RejectionCount(first));
        Assert.Equal(["Kinderen", "x"], history.Rejections(first, 2, 10).Select(r => r.Value));
        var all = new List<Rejection>();
        history.ReadRejections(first, all.Add);
        Assert.Equal(history.Rejections(first, 0, 10), all);
    }

    /// <summary>Keys are not the same on every engine: on a server they go on from one test to the next.</summary>
    private static Func<Slice, string, string, long?, IReadOnlyList<Rejection>, long> Runs(SampleWarehouse<TEngine> warehouse) => (slice, file, state, rerunOf, rejections) =>
    {
        using var connection = warehouse.Engine.Open();
        var key = warehouse.Journal.Begin(connection, slice, null, file, force: false, "Tester", rerunOf, out var alive);
        warehouse.Journal.End(connection, key, state, "because", rejections);
        alive?.Dispose();
        return key;
    };
}

public sealed class LoadHistoryTestsOnSqlite : LoadHistoryTests<SqliteTestEngine>;

public sealed class LoadHistoryTestsOnSqlServer : LoadHistoryTests<SqlServerTestEngine>;
