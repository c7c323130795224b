using Microsoft.AspNetCore.Http;
using ReIntegrationBI.Tests.Behaviour;
using ReIntegrationBI.Tests.Commands;

namespace ReIntegrationBI.Tests.Jobs.Plans;

public class PlanCommandsTests
{
    private const string Regions = "depression-burn-out-par-region-2021.xlsx", Report = "riziv-jaarverslag-2017.xlsx";

    [Fact]
    public void Inbox_loads_what_is_complete_puts_it_away_and_says_what_was_refused()
    {
        using var folder = new TempFolder();
        var inbox = Data(folder, "inbox: {settle_seconds: 1}\nsources: {riziv: {}}\n", "inbox/riziv");
        File.Copy(SampleEdit.Sample(Regions), Path.Combine(inbox, Regions));
        File.Copy(SampleEdit.Sample(Regions), Path.Combine(inbox, Report));

        var run = CommandRun.In(folder, "inbox");
        Assert.Equal(3, run.Code);
        Assert.Contains(run.Lines, l => l.Contains("succeeded", StringComparison.Ordinal) && l.Contains(Regions, StringComparison.Ordinal));
        Assert.Contains("Looking again in 1 s", run.Messages, StringComparison.Ordinal);
        Assert.Contains("Refused 1 of 2 files", run.Messages, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(inbox, "loaded", Regions)));
        Assert.True(File.Exists(Path.Combine(inbox, "refused", Report + ".why.txt")));

        run = CommandRun.In(folder, "inbox", "--source", "riziv");
        Assert.Equal((0, ""), (run.Code, run.Output));
        Assert.Contains("Nothing to load", run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void An_inbox_that_is_not_there_and_a_plan_that_is_wrong_are_told()
    {
        using var folder = new TempFolder();
        Data(folder, "sources: {riziv: {inbox: /no/such/disk}}\n");
        var run = CommandRun.In(folder, "inbox");
        Assert.Equal((1, ""), (run.Code, run.Output));
        Assert.Contains("The inbox of riziv is not there: /no/such/disk", run.Messages, StringComparison.Ordinal);

        Data(folder, "sources:\n  riziv:\n    inboxes: /no\n");
        run = CommandRun.In(folder, "freshness");
        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains("jobs.yaml, line 3, sources / riziv: found the key 'inboxes'", run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fetch_loads_what_changed_and_freshness_ends_with_4_where_something_is_overdue()
    {
        await using var server = await FetchServer.StartAsync();
        var content = File.ReadAllBytes(SampleEdit.Sample(Report));
        server.Answer = async context =>
        {
            context.Response.Headers.ETag = "\"one\"";
            if (context.Request.Headers.IfNoneMatch == "\"one\"")
            {
                context.Response.StatusCode = 304;
                return;
            }

            await context.Response.Body.WriteAsync(content);
        };
        using var folder = new TempFolder();
        Data(
            folder,
            $$"""
            sources:
              riziv:
                addresses:
                - {name: report, url: '{{server.Address}}/x', file: '{{Report}}'}
                calendars:
                - {dataset: riziv-annual-report, every: year, by: '12-31', from: '2017'}
              surveys:
                calendars:
                - {every: month, by: 31, after: 60, from: '2100-01', warn_after_days: 3660, fail_after_days: 3660}
            """);
        var run = await Task.Run(() => CommandRun.In(folder, "fetch", "report"));
        Assert.Equal(0, run.Code);
        Assert.Contains(run.Lines, l => l.Contains("succeeded", StringComparison.Ordinal) && l.Contains(Report, StringComparison.Ordinal));
        run = await Task.Run(() => CommandRun.In(folder, "fetch"));
        Assert.Equal((0, ""), (run.Code, run.Output));
        Assert.Contains("report: unchanged since it was loaded", run.Messages, StringComparison.Ordinal);

        run = await Task.Run(() => CommandRun.In(folder, "freshness"));
        Assert.Equal(4, run.Code);
        Assert.Contains("Overdue: riziv / riziv-annual-report.", run.Messages, StringComparison.Ordinal);
        Assert.Matches(@"riziv +riziv-annual-report +2018 +2019-12-31 +2017 +overdue", run.Output);
        Assert.Matches(@"surveys +\(any\) +2100-01 +2105-01-31 +none +fresh", run.Output);
        run = await Task.Run(() => CommandRun.In(folder, "freshness", "--source", "surveys"));
        Assert.Equal(0, run.Code);
    }

    private static string Data(TempFolder folder, string plan, string below = "")
    {
        var path = folder.File("data/" + below);
        Directory.CreateDirectory(path);
        File.WriteAllText(folder.File("data/jobs.yaml"), plan);
        return path;
    }
}
