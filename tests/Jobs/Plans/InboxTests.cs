using System.Text;
using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Portal.Jobs.Plans;
using ReIntegrationBI.Portal.Jobs.Running;
using ReIntegrationBI.Tests.Behaviour;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Tests.Trajectories;
using ReIntegrationBI.Warehouse.Jobs;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Tests.Jobs.Plans;

public abstract class InboxTests<TEngine> : IDisposable
    where TEngine : ITestEngine, new()
{
    private const string Regions = "depression-burn-out-par-region-2021.xlsx", Report = "riziv-jaarverslag-2017.xlsx";

    private readonly PlanRoom _room = new(new TEngine());

    [EngineFact]
    public async Task A_file_that_is_the_same_at_two_looks_is_loaded_once_and_put_away()
    {
        _room.Put("riziv", SampleEdit.Sample(Regions));
        var first = await _room.LookAsync();
        Assert.Equal((JobState.Succeeded, null), (first.State, first.Reason));
        Assert.Empty(_room.Runs(JobKindCodes.LoadInbox));

        var second = await _room.LookAsync();
        Assert.Contains(Regions, second.Reason, StringComparison.Ordinal);
        var run = Assert.Single(_room.Runs(JobKindCodes.LoadInbox));
        Assert.Equal((JobState.Succeeded, "slice:riziv/neurone-regions/2021", $"riziv: {Regions}"), (run.State, run.Exclusive, run.Subject));
        Assert.Contains("6 rows loaded", run.Reason, StringComparison.Ordinal);
        var part = Assert.Single(_room.Store.Parts(run.Key));
        Assert.Equal((Regions, LoadState.Succeeded), (part.Subject, part.State));
        Assert.Equal("inbox", _room.Installation.Journal.Find(part.LoadKey!.Value)!.StartedBy);
        Assert.Empty(_room.Names("riziv"));
        Assert.Equal([Regions], _room.Names("riziv", Inboxes.Loaded));
        Assert.Equal(_room.Clock.GetUtcNow().UtcDateTime, File.GetLastWriteTimeUtc(_room.Inbox("riziv", "loaded/" + Regions)));

        Assert.Null((await _room.LookAsync()).Reason);
        Assert.Single(_room.Runs(JobKindCodes.LoadInbox));
    }

    [EngineFact]
    public async Task A_refused_file_is_put_away_with_what_is_wrong_beside_it_and_not_tried_again()
    {
        var wrong = Path.Combine(_room.Folder, Report);
        File.Copy(SampleEdit.Sample(Regions), wrong, overwrite: true);
        _room.Put("riziv", wrong);
        await _room.LookAsync();
        await _room.LookAsync();

        var run = Assert.Single(_room.Runs(JobKindCodes.LoadInbox));
        Assert.Equal((JobState.Failed, 1), (run.State, run.Attempt));
        Assert.Equal(LoadState.Refused, Assert.Single(_room.Store.Parts(run.Key)).State);
        Assert.Empty(_room.Names("riziv"));
        Assert.Equal([Report, Report + ".why.txt"], _room.Names("riziv", Inboxes.Refused));
        var why = File.ReadAllText(_room.Inbox("riziv", $"refused/{Report}.why.txt"));
        Assert.Contains("sheet 'Tabel 1'", why, StringComparison.Ordinal);
        Assert.Contains("expected", why, StringComparison.Ordinal);
        Assert.Contains(run.Reason!, why, StringComparison.Ordinal);
        Assert.Contains("put it into", why, StringComparison.Ordinal);

        // The same file put there again is looked at again, and nothing is written over.
        _room.Put("riziv", wrong);
        await _room.LookAsync();
        await _room.LookAsync();
        Assert.Equal(
            [Report, Report + ".why.txt", "riziv-jaarverslag-2017 (2).xlsx", "riziv-jaarverslag-2017 (2).xlsx.why.txt"],
            _room.Names("riziv", Inboxes.Refused).OrderBy(n => n.Contains('(')).ThenBy(n => n, StringComparer.Ordinal));
        Assert.Equal(2, _room.Runs(JobKindCodes.LoadInbox).Count);
    }

    [EngineFact]
    public async Task A_file_that_grows_is_taken_when_it_has_come_to_its_end()
    {
        var content = File.ReadAllBytes(SampleEdit.Sample(Regions));
        var path = _room.Inbox("riziv", Regions);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        foreach (var share in new[] { 3, 2, 1 })
        {
            File.WriteAllBytes(path, content[..(content.Length / share)]);
            // A copy can keep the time of its original from the first byte on: the size alone tells.
            File.SetLastWriteTimeUtc(path, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
            await _room.LookAsync();
            Assert.Empty(_room.Runs(JobKindCodes.LoadInbox));
        }

        await _room.LookAsync();
        Assert.Equal(JobState.Succeeded, Assert.Single(_room.Runs(JobKindCodes.LoadInbox)).State);
        Assert.Equal([Regions], _room.Names("riziv", Inboxes.Loaded));
    }

    [EngineFact]
    public async Task A_file_to_which_somebody_has_just_written_waits()
    {
        var path = _room.Put("riziv", SampleEdit.Sample(Regions));
        await _room.LookAsync();
        _room.Clock.Advance(TimeSpan.FromMinutes(1));
        File.SetLastWriteTimeUtc(path, _room.Clock.GetUtcNow().UtcDateTime.AddSeconds(-5));
        Assert.Null((await _room.RunAsync(JobKindCodes.Inbox)).Reason);
        _room.Clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Null((await _room.RunAsync(JobKindCodes.Inbox)).Reason);
        Assert.NotNull((await _room.LookAsync()).Reason);
        Assert.Single(_room.Runs(JobKindCodes.LoadInbox));
    }

    [EngineFact]
    public async Task The_same_file_put_there_again_is_a_no_op_and_writes_over_nothing()
    {
        for (var time = 1; time <= 2; time++)
        {
            var path = _room.Put("riziv", SampleEdit.Sample(Regions));
            File.SetLastWriteTimeUtc(path, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
            await _room.LookAsync();
            await _room.LookAsync();
        }

        var runs = _room.Runs(JobKindCodes.LoadInbox);
        Assert.Equal([JobState.Succeeded, JobState.Succeeded], runs.Select(r => r.State));
        Assert.Equal(LoadState.NoOp, Assert.Single(_room.Store.Parts(runs[1].Key)).State);
        Assert.Equal(["depression-burn-out-par-region-2021 (2).xlsx", Regions], _room.Names("riziv", Inboxes.Loaded));
    }

    [EngineFact]
    public async Task Identifiers_of_persons_do_not_stay()
    {
        _room.Put("trajectories", Write("good.trajectories.csv", MadeEventFile.Csv(20, 1)));
        _room.Put("trajectories", Write("wrong.trajectories.csv", "who,what\nAn Peeters,x\n"));
        await _room.LookAsync();
        await _room.LookAsync();
        Assert.Equal(["failed", "succeeded"], _room.Runs(JobKindCodes.LoadInbox).Select(r => r.State).Order());
        Assert.Empty(_room.Names("trajectories"));
        Assert.Empty(_room.Names("trajectories", Inboxes.Loaded));
        Assert.Equal(["wrong.trajectories.csv", "wrong.trajectories.csv.why.txt"], _room.Names("trajectories", Inboxes.Refused));
        Assert.DoesNotContain("Peeters", File.ReadAllText(_room.Inbox("trajectories", "refused/wrong.trajectories.csv.why.txt")), StringComparison.Ordinal);
        Assert.All(_room.Runs(JobKindCodes.LoadInbox), r => Assert.DoesNotContain("Peeters", r.Reason, StringComparison.Ordinal));

        _room.Clock.Advance(TimeSpan.FromDays(1));
        await _room.LookAsync();
        Assert.Equal(["wrong.trajectories.csv.why.txt"], _room.Names("trajectories", Inboxes.Refused));
    }

    [EngineFact]
    public async Task What_is_half_hidden_or_put_away_is_not_looked_at()
    {
        var sample = SampleEdit.Sample(Regions);
        foreach (var name in new[] { "." + Regions, "~$" + Regions, Regions + ".part", Regions + ".TMP", "loaded/" + Regions, "refused/" + Regions, "other/" + Regions })
        {
            _room.Put("riziv", sample, name);
        }

        File.CreateSymbolicLink(_room.Inbox("riziv", Regions), sample);
        await _room.LookAsync();
        Assert.Null((await _room.LookAsync()).Reason);
        Assert.Empty(_room.Runs(JobKindCodes.LoadInbox));
    }

    [EngineFact]
    public async Task An_inbox_that_is_not_there_fails_the_look_and_the_others_are_looked_into()
    {
        using var room = new PlanRoom(new TEngine(), "sources: {surveys: {inbox: /no/such/disk/surveys}, riziv: {}}\n");
        room.Put("riziv", SampleEdit.Sample(Regions));
        await room.LookAsync();
        var look = await room.LookAsync();
        Assert.Equal(JobState.Failed, look.State);
        Assert.Contains("/no/such/disk/surveys", look.Reason, StringComparison.Ordinal);
        Assert.Contains(room.Store.Log(look.Key, 10), l => l.Level == JobLogLevel.Warning && l.Message.Contains("surveys is not there", StringComparison.Ordinal));
        Assert.Contains(room.Store.Parts(look.Key), p => p is { Subject: "surveys", State: "unreachable" });
        Assert.Equal(JobState.Succeeded, Assert.Single(room.Runs(JobKindCodes.LoadInbox)).State);
    }

    [EngineFact]
    public async Task A_file_that_vanished_or_changed_before_its_load_is_not_loaded()
    {
        var gone = InboxFile.At("riziv", _room.Put("riziv", SampleEdit.Sample(Regions)))!;
        File.Delete(gone.Path);
        var run = await _room.RunAsync(JobKindCodes.LoadInbox, gone);
        Assert.Equal((JobState.Failed, 1), (run.State, run.Attempt));
        Assert.Contains("no longer in the inbox", run.Reason, StringComparison.Ordinal);

        var changed = InboxFile.At("riziv", _room.Put("riziv", SampleEdit.Sample(Regions)))!;
        File.AppendAllText(changed.Path, "more");
        run = await _room.RunAsync(JobKindCodes.LoadInbox, changed);
        Assert.Equal(JobState.Succeeded, run.State);
        Assert.Contains("the next look takes it", run.Reason, StringComparison.Ordinal);
        Assert.Equal([Regions], _room.Names("riziv"));
        Assert.Empty(_room.Installation.Journal.Latest(10));
    }

    [EngineFact]
    public async Task A_slice_that_is_busy_is_tried_again_and_the_file_stays_until_then()
    {
        _room.Put("riziv", SampleEdit.Sample(Regions));
        await _room.LookAsync();
        using (_room.Installation.Engine.TryLock("slice-riziv/neurone-regions/2021", TimeSpan.Zero))
        {
            await _room.LookAsync();
            var busy = Assert.Single(_room.Runs(JobKindCodes.LoadInbox));
            Assert.Equal((JobState.Retrying, 1), (busy.State, busy.Attempt));
            Assert.Equal([Regions], _room.Names("riziv"));
        }

        await _room.LookAsync();
        var run = Assert.Single(_room.Runs(JobKindCodes.LoadInbox));
        Assert.Equal((JobState.Succeeded, 2), (run.State, run.Attempt));
        Assert.Equal([Regions], _room.Names("riziv", Inboxes.Loaded));
    }

    [EngineFact]
    public async Task A_run_whose_node_died_after_the_file_was_put_away_says_what_came_of_it()
    {
        var file = InboxFile.At("riziv", _room.Put("riziv", SampleEdit.Sample(Regions)))!;
        var key = _room.Queue.Enqueue(new JobOrder(JobKindCodes.LoadInbox, "x", JobQueue.InputOf(file), "inbox")).Key;
        var died = _room.Store.Claim("node that dies")!;
        var load = new InboxLoads(_room.Installation).Load(file, "inbox", decided => _room.Store.AddPart(died, JobPart.Of(decided.Outcome!)));
        Assert.True(load.End.IsDone);
        Assert.Single(_room.Store.TakeFromTheDead(3));
        await _room.WorkAsync();
        Assert.Equal((JobState.Succeeded, 2), (_room.Store.Find(key)!.State, _room.Store.Find(key)!.Attempt));
        Assert.Single(_room.Installation.Journal.Latest(10));
    }

    [EngineFact]
    public async Task What_others_refer_to_is_loaded_first()
    {
        var surveys = Path.Combine(SampleWarehouse.Root, "samples", "surveys", "cm2023.survey.xlsx");
        _room.Put("surveys", Write("cm2023.respondents.csv", "x\n"));
        _room.Put("surveys", surveys);
        await _room.LookAsync();
        await _room.LookAsync();
        Assert.Equal(["surveys: cm2023.survey.xlsx"], _room.Runs(JobKindCodes.LoadInbox).Select(r => r.Subject));
        await _room.LookAsync();
        Assert.Equal(["surveys: cm2023.survey.xlsx", "surveys: cm2023.respondents.csv"], _room.Runs(JobKindCodes.LoadInbox).Select(r => r.Subject));
    }

    /// <summary>A name that no layout fits is a refusal with what to do, not a file that nobody speaks of.</summary>
    [EngineFact]
    public async Task A_file_that_nobody_knows_is_refused_under_its_own_name()
    {
        _room.Put("riziv", SampleEdit.Sample(Regions), "holiday photos.xlsx");
        await _room.LookAsync();
        await _room.LookAsync();
        var run = Assert.Single(_room.Runs(JobKindCodes.LoadInbox));
        Assert.Equal((JobState.Failed, "slice:unknown:holiday photos.xlsx"), (run.State, run.Exclusive));
        Assert.Contains("Rename the file", File.ReadAllText(_room.Inbox("riziv", "refused/holiday photos.xlsx.why.txt")), StringComparison.Ordinal);
    }

    [EngineFact]
    public void Looks_remember_what_stands_in_an_inbox_and_forget_what_is_gone()
    {
        var store = new InboxStore(_room.Installation.Engine, _room.Clock);
        var (settle, hash) = (TimeSpan.FromSeconds(10), new string('a', 64));
        var file = new InboxSighting(hash, 10, new DateTime(2026, 1, 1));
        Assert.Empty(store.Look("riziv", [file], settle));
        Assert.Empty(store.Look("riziv", [file], settle));
        _room.Clock.Advance(settle);
        Assert.Equal([hash], store.Look("riziv", [file], settle));
        Assert.Empty(store.Look("riziv", [file with { SizeBytes = 11 }], settle));
        _room.Clock.Advance(settle);
        Assert.Empty(store.Look("riziv", [file], settle));
        _room.Clock.Advance(settle);
        Assert.Empty(store.Look("surveys", [], settle));
        Assert.Equal([hash], store.Look("riziv", [file], settle));
        Assert.Empty(store.Look("riziv", [], settle));
        Assert.Empty(store.Look("riziv", [file], settle));
    }

    public void Dispose() => _room.Dispose();

    private string Write(string name, string text)
    {
        var path = Path.Combine(_room.Folder, name);
        File.WriteAllText(path, text, new UTF8Encoding(false));
        return path;
    }
}

public sealed class InboxTestsOnSqlite : InboxTests<SqliteTestEngine>;

public sealed class InboxTestsOnSqlServer : InboxTests<SqlServerTestEngine>;
