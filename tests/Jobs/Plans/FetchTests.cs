using Microsoft.AspNetCore.Http;
using ReIntegrationBI.Portal.Jobs.Plans;
using ReIntegrationBI.Portal.Jobs.Running;
using ReIntegrationBI.Tests.Behaviour;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.Jobs;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Tests.Jobs.Plans;

public abstract class FetchTests<TEngine> : IAsyncLifetime
    where TEngine : ITestEngine, new()
{
    private const string Regions = "depression-burn-out-par-region-2021.xlsx";
    private const string Workbooks = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static readonly byte[] Content = File.ReadAllBytes(SampleEdit.Sample(Regions));

    private FetchServer _server = null!;
    private PlanRoom _room = null!;

    public async Task InitializeAsync()
    {
        _server = await FetchServer.StartAsync();
        _room = new PlanRoom(
            new TEngine(),
            $$"""
            fetch: {timeout_seconds: 60, most_megabytes: 1}
            sources:
              riziv:
                addresses:
                - {name: regions, url: '{{_server.Address}}/regions.xlsx', file: '{{Regions}}'}
                - {name: other, url: '{{_server.Address}}/other', file: riziv-jaarverslag-2017.xlsx}
            """);
    }

    [EngineFact]
    public async Task What_is_fetched_is_loaded_and_not_sent_again_while_it_is_unchanged()
    {
        _server.Answer = async context =>
        {
            context.Response.Headers.ETag = "\"v1\"";
            context.Response.Headers.LastModified = "Tue, 03 Nov 2026 10:00:00 GMT";
            if (context.Request.Headers.IfNoneMatch == "\"v1\"" && context.Request.Headers.IfModifiedSince == "Tue, 03 Nov 2026 10:00:00 GMT")
            {
                context.Response.StatusCode = 304;
                return;
            }

            await SendAsync(context, Content);
        };
        var first = await FetchAsync();
        Assert.Equal(JobState.Succeeded, first.State);
        Assert.Contains("6 rows loaded", first.Reason, StringComparison.Ordinal);
        Assert.Equal(("regions", LoadState.Succeeded), (_room.Store.Parts(first.Key).Single().Subject, _room.Store.Parts(first.Key).Single().State));
        Assert.Equal((Regions, "an"), (_room.Installation.Journal.Latest(1)[0].FileName, _room.Installation.Journal.Latest(1)[0].StartedBy));

        var second = await FetchAsync();
        Assert.Equal(JobState.Succeeded, second.State);
        Assert.Contains("unchanged", second.Reason, StringComparison.Ordinal);
        Assert.Single(_room.Installation.Journal.Latest(10));
        Assert.Equal(0, _server.Requests[0].IfNoneMatch.Count);
        Assert.Contains("ReIntegrationBI", _server.Requests[0].UserAgent.ToString(), StringComparison.Ordinal);
        AssertNothingStays();
    }

    [EngineFact]
    public async Task Half_a_download_is_not_loaded_and_tried_again()
    {
        _server.Answer = async context =>
        {
            context.Response.ContentType = Workbooks;
            context.Response.ContentLength = Content.Length;
            await context.Response.Body.WriteAsync(Content.AsMemory(0, Content.Length / 2));
            await context.Response.Body.FlushAsync();
            context.Abort();
        };
        var run = await FetchAsync();
        Assert.Equal(JobState.Retrying, run.State);
        Assert.Contains("nothing was loaded", run.Reason, StringComparison.Ordinal);
        Assert.Empty(_room.Installation.Journal.Latest(10));
        AssertNothingStays();

        _server.Answer = context => SendAsync(context, Content);
        _room.Clock.Advance(TimeSpan.FromMinutes(1));
        await _room.WorkAsync();
        Assert.Equal((JobState.Succeeded, 2), (_room.Store.Find(run.Key)!.State, _room.Store.Find(run.Key)!.Attempt));
    }

    [EngineFact]
    public async Task A_server_in_trouble_is_asked_again_and_one_that_does_not_know_the_file_is_not()
    {
        _server.Answer = Status(500);
        var run = await FetchAsync();
        Assert.Equal(JobState.Retrying, run.State);
        Assert.Contains("answered 500", run.Reason, StringComparison.Ordinal);
        _server.Answer = context => SendAsync(context, Content);
        _room.Clock.Advance(TimeSpan.FromMinutes(1));
        await _room.WorkAsync();
        Assert.Equal(JobState.Succeeded, _room.Store.Find(run.Key)!.State);

        _server.Answer = Status(404);
        run = await FetchAsync();
        Assert.Equal(JobState.Failed, run.State);
        Assert.Contains("correct the url of regions", run.Reason, StringComparison.Ordinal);
    }

    [EngineFact]
    public async Task A_web_page_in_place_of_the_file_is_refused_with_what_to_do()
    {
        foreach (var (type, text) in new[] { ("text/html; charset=utf-8", "Please sign in"), (Workbooks, "\uFEFF\n<!DOCTYPE html><p>The page has moved</p>") })
        {
            _server.Answer = context => SendAsync(context, System.Text.Encoding.UTF8.GetBytes(text), type);
            var run = await FetchAsync();
            Assert.Equal((JobState.Failed, 1), (run.State, run.Attempt));
            Assert.Contains("web page in place of the file", run.Reason, StringComparison.Ordinal);
            Assert.Contains("Open the address in a browser", run.Reason, StringComparison.Ordinal);
        }

        Assert.Equal([LoadState.Refused, LoadState.Refused], _room.Installation.Journal.Latest(10).Select(l => l.State));
        AssertNothingStays();
    }

    [EngineFact]
    public async Task Redirects_lead_to_other_addresses_and_to_nothing_else()
    {
        _server.Answer = context => context.Request.Path == "/regions.xlsx"
            ? RedirectAsync(context, "/moved/here.xlsx")
            : SendAsync(context, Content);
        Assert.Equal(JobState.Succeeded, (await FetchAsync()).State);

        foreach (var to in new[] { "file:///etc/passwd", "ftp://example.be/x.xlsx" })
        {
            _server.Answer = context => RedirectAsync(context, to);
            var run = await FetchAsync();
            Assert.Equal((JobState.Failed, 1), (run.State, run.Attempt));
            Assert.Contains($"'{to}'", run.Reason, StringComparison.Ordinal);
        }

        _server.Answer = context => RedirectAsync(context, "/again");
        Assert.Contains("more than 5 times", (await FetchAsync()).Reason, StringComparison.Ordinal);
        Assert.Single(_room.Installation.Journal.Latest(10));
    }

    [EngineFact]
    public async Task What_is_larger_than_it_may_be_is_not_taken_whether_it_says_so_or_not()
    {
        foreach (var says in new[] { true, false })
        {
            _server.Answer = async context =>
            {
                context.Response.ContentLength = says ? 2_000_000 : null;
                await context.Response.Body.WriteAsync(new byte[2_000_000], context.RequestAborted);
            };
            var run = await FetchAsync();
            Assert.Equal(JobState.Failed, run.State);
            Assert.Contains("more than the 1 MB", run.Reason, StringComparison.Ordinal);
        }

        Assert.Empty(_room.Installation.Journal.Latest(10));
        AssertNothingStays();
    }

    [EngineFact]
    public async Task A_server_that_does_not_come_to_an_end_is_left_after_a_while()
    {
        var began = new TaskCompletionSource();
        _server.Answer = async context =>
        {
            await context.Response.Body.WriteAsync(Content.AsMemory(0, 100));
            await context.Response.Body.FlushAsync();
            began.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        };
        var fetch = FetchAsync();
        await began.Task;
        _room.Clock.Advance(TimeSpan.FromSeconds(61));
        var run = await fetch;
        Assert.Equal(JobState.Retrying, run.State);
        Assert.Contains("within 60 s", run.Reason, StringComparison.Ordinal);
        AssertNothingStays();
    }

    [EngineFact]
    public async Task What_was_refused_is_sent_again_and_a_content_from_another_address_counts_for_nothing()
    {
        _server.Answer = async context =>
        {
            context.Response.Headers.ETag = "\"v1\"";
            await SendAsync(context, context.Request.Path == "/other" ? Content : Content[..^50]);
        };
        Assert.Equal(JobState.Failed, (await FetchAsync()).State);
        Assert.Equal(JobState.Failed, (await FetchAsync()).State);
        Assert.All(_server.Requests, r => Assert.Equal(0, r.IfNoneMatch.Count));

        var store = new AddressStore(_room.Installation.Engine);
        store.Save("regions", new AddressState("http://elsewhere.example/", "\"v1\"", null, new string('a', 64), new DateTime(2026, 1, 1)));
        store.Save("regions", new AddressState("http://elsewhere.example/x", "\"v2\"", null, new string('b', 64), new DateTime(2026, 1, 2)));
        Assert.Equal(new AddressState("http://elsewhere.example/x", "\"v2\"", null, new string('b', 64), new DateTime(2026, 1, 2)), store.Find("regions"));
        await FetchAsync();
        Assert.Equal(0, _server.Requests[^1].IfNoneMatch.Count);
    }

    [EngineFact]
    public async Task Told_no_address_it_asks_for_each_in_a_run_of_its_own()
    {
        _server.Answer = context => SendAsync(context, Content);
        var all = await _room.RunAsync(JobKindCodes.Fetch, new FetchInput());
        Assert.Equal((JobState.Succeeded, "2 addresses asked for"), (all.State, all.Reason));
        Assert.Equal(
            [("address:regions", JobState.Succeeded), ("address:other", JobState.Failed)],
            _room.Runs(JobKindCodes.Fetch).Skip(1).Select(r => (r.Exclusive!, r.State)));
        Assert.Equal(JobState.Failed, (await _room.RunAsync(JobKindCodes.Fetch, new FetchInput("no-such"))).State);
        Assert.Null((await _room.RunAsync(JobKindCodes.Fetch, new FetchInput(Source: "surveys"))).Reason);
    }

    public async Task DisposeAsync()
    {
        _room.Dispose();
        await _server.DisposeAsync();
    }

    private Task<JobRun> FetchAsync() => _room.RunAsync(JobKindCodes.Fetch, new FetchInput("regions"));

    private void AssertNothingStays()
    {
        var quarantine = Path.Combine(_room.Folder, "uploads");
        Assert.True(!Directory.Exists(quarantine) || Directory.GetFileSystemEntries(quarantine).Length == 0, "Something stays in the quarantine.");
    }

    private static RequestDelegate Status(int code) => context =>
    {
        context.Response.StatusCode = code;
        return Task.CompletedTask;
    };

    private static Task RedirectAsync(HttpContext context, string to)
    {
        context.Response.StatusCode = 302;
        context.Response.Headers.Location = to;
        return Task.CompletedTask;
    }

    private static async Task SendAsync(HttpContext context, byte[] content, string type = Workbooks)
    {
        context.Response.ContentType = type;
        context.Response.ContentLength = content.Length;
        await context.Response.Body.WriteAsync(content, context.RequestAborted);
    }
}

public sealed class FetchTestsOnSqlite : FetchTests<SqliteTestEngine>;

public sealed class FetchTestsOnSqlServer : FetchTests<SqlServerTestEngine>;
