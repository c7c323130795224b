using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Portal.Jobs.Plans;
using ReIntegrationBI.Portal.Jobs.Running;
using ReIntegrationBI.Tests.Behaviour;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.Accounts;
using ReIntegrationBI.Warehouse.Jobs;

namespace ReIntegrationBI.Tests.Jobs.Plans;

public abstract class FreshnessAndRetentionTests<TEngine>
    where TEngine : ITestEngine, new()
{
    [EngineFact]
    public async Task What_was_loaded_is_held_against_the_calendars()
    {
        var (year, late) = (DateTime.UtcNow.Year, (DateTime.UtcNow - new DateTime(2018, 1, 1)).Days);
        using var room = new PlanRoom(
            new TEngine(),
            $$"""
            retention: {}
            sources:
              riziv:
                calendars:
                - {dataset: neurone-regions, every: year, by: '06-30', from: '{{year + 1}}'}
                - {dataset: riziv-annual-report, every: year, by: '01-01', after: 0, warn_after_days: 0, fail_after_days: {{late + 10}} }
              surveys: {}
            """);
        new FileLoads(room.Installation).Load(SampleEdit.Sample("depression-burn-out-par-region-2021.xlsx"), new LoadOptions());
        new FileLoads(room.Installation).Load(SampleEdit.Sample("riziv-jaarverslag-2017.xlsx"), new LoadOptions());

        var run = await room.RunAsync(JobKindCodes.Freshness);
        Assert.Equal((JobState.Succeeded, "1 fresh, 1 late"), (run.State, run.Reason));
        var parts = room.Store.Parts(run.Key);
        Assert.Equal([("riziv / neurone-regions", "fresh"), ("riziv / riziv-annual-report", "late")], parts.Select(p => (p.Subject, p.State)));
        Assert.Equal("edition 2018 is expected by 2018-01-01; the newest loaded is 2017", parts[1].Reason);
        Assert.Contains(room.Store.Log(run.Key, 5), l => l.Level == JobLogLevel.Warning && l.Message.Contains("riziv-annual-report is late", StringComparison.Ordinal));

        // A fortnight on, what was late is overdue.
        room.Clock.Advance(TimeSpan.FromDays(14));
        run = await room.RunAsync(JobKindCodes.Freshness);
        Assert.Equal((JobState.Failed, 1), (run.State, run.Attempt));
        Assert.Contains("riziv / riziv-annual-report: edition 2018", run.Reason, StringComparison.Ordinal);
        Assert.Empty(new FreshnessTable(room.Installation).Lines("surveys"));
    }

    [EngineFact]
    public async Task Without_a_calendar_nothing_is_expected()
    {
        using var room = new PlanRoom(new TEngine());
        var run = await room.RunAsync(JobKindCodes.Freshness);
        Assert.Equal((JobState.Succeeded, "no source has a calendar"), (run.State, run.Reason));
        Assert.Empty(room.Store.Parts(run.Key));
    }

    [EngineFact]
    public async Task What_is_old_goes_is_counted_and_the_rest_stays()
    {
        using var room = new PlanRoom(new TEngine(), "retention: {runs_days: 7, loaded_days: 2, refused_days: 5, audit_days: 30}\nsources: {riziv: {}, surveys: {}}\n");
        room.Installation.Audit.Write("an", AuditAction.Load, "an old event");
        var old = await room.RunAsync(JobKindCodes.Freshness);
        var uploads = new Uploads(room.Folder, room.Clock);
        await uploads.StoreAsync(new MemoryStream([1]), "x.csv", new LoadOptions(), CancellationToken.None);
        room.Clock.Advance(TimeSpan.FromDays(31));
        room.Installation.Audit.Write("an", AuditAction.Load, "a new event");
        Put("riziv", "loaded", 1, 3);
        Put("riziv", "refused", 4, 6, 7);
        Put("surveys", "loaded", 30);
        Directory.CreateDirectory(Path.Combine(room.Folder, "out"));
        File.SetLastWriteTimeUtc(Write(Path.Combine(room.Folder, "out", "report.pdf")), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        var run = await room.RunAsync(JobKindCodes.Retention);
        Assert.Equal((JobState.Succeeded, "7 removed"), (run.State, run.Reason));
        Assert.Equal(
            [
                ("ended runs", "1 older than 7 days"), ("files in loaded", "2 older than 2 days"), ("files in refused", "2 older than 5 days"),
                ("uploads that nobody decided on", "1 older than 1 days"), ("events of the audit trail", "1 older than 30 days"),
            ],
            room.Store.Parts(run.Key).Select(p => (p.Subject, p.Reason!)));
        Assert.Null(room.Store.Find(old.Key));
        Assert.Equal(["1.xlsx"], room.Names("riziv", "loaded"));
        Assert.Equal(["4.xlsx"], room.Names("riziv", "refused"));
        Assert.Empty(room.Names("surveys", "loaded"));
        Assert.Empty(Directory.GetDirectories(Path.Combine(room.Folder, "uploads")));
        Assert.True(File.Exists(Path.Combine(room.Folder, "out", "report.pdf")));

        // That something was taken from the trail stands in the trail.
        Assert.Equal([("retention", AuditAction.Job), ("an", AuditAction.Load)], room.Installation.Audit.Latest(10).Select(e => (e.Actor, e.Action)));
        Assert.StartsWith("0 removed", (await room.RunAsync(JobKindCodes.Retention)).Reason, StringComparison.Ordinal);

        void Put(string source, string folder, params int[] days)
        {
            foreach (var age in days)
            {
                var path = room.Inbox(source, $"{folder}/{age}.xlsx");
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.SetLastWriteTimeUtc(Write(path), room.Clock.GetUtcNow().UtcDateTime.AddDays(-age));
            }
        }
    }

    [EngineFact]
    public async Task The_audit_trail_is_kept_for_ever_unless_days_are_set()
    {
        using var room = new PlanRoom(new TEngine());
        room.Installation.Audit.Write("an", AuditAction.Load, "an old event");
        room.Clock.Advance(TimeSpan.FromDays(20_000));
        await room.RunAsync(JobKindCodes.Retention);
        Assert.Single(room.Installation.Audit.Latest(10));
    }

    private static string Write(string path)
    {
        File.WriteAllText(path, "x");
        return path;
    }
}

public sealed class FreshnessAndRetentionTestsOnSqlite : FreshnessAndRetentionTests<SqliteTestEngine>;

public sealed class FreshnessAndRetentionTestsOnSqlServer : FreshnessAndRetentionTests<SqlServerTestEngine>;
