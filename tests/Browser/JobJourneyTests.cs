using System.Globalization;
using Microsoft.Playwright;
using ReIntegrationBI.Tests.Portal;
using ReIntegrationBI.Warehouse.Accounts;
using ReIntegrationBI.Warehouse.Jobs;
using static Microsoft.Playwright.Assertions;

namespace ReIntegrationBI.Tests.Browser;

/// <summary>
/// An administrator repeats a range of periods after having looked at what that would do, and one load of it again; pauses and resumes what runs by itself, runs it
/// out of turn and cancels that. Each leaves its line in the trail.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class JobJourneyTests(BrowserRoom room, AdminPortal working, JobPortal still) : IClassFixture<AdminPortal>, IClassFixture<JobPortal>
{
    [BrowserFact]
    public Task A_range_is_looked_at_repeated_and_one_load_of_it_again() => RepeatAsync("backfill", byKeyboard: false);

    [BrowserFact(onlyThorough: true)]
    public Task A_range_is_looked_at_repeated_and_one_load_of_it_again_with_the_keyboard_alone() => RepeatAsync("backfill by keyboard", byKeyboard: true);

    [BrowserFact]
    public Task A_job_is_paused_resumed_run_out_of_turn_and_cancelled() => SteerAsync("jobs", byKeyboard: false);

    [BrowserFact(onlyThorough: true)]
    public Task A_job_is_paused_resumed_run_out_of_turn_and_cancelled_with_the_keyboard_alone() => SteerAsync("jobs by keyboard", byKeyboard: true);

    private async Task RepeatAsync(string name, bool byKeyboard)
    {
        var who = Person.Join(working.Parts, Role.Administrator, name.Replace(' ', '.'));
        await using var context = await room.EnterAsync(working.Address);
        var journey = new Journey(await context.NewPageAsync(), name, byKeyboard);
        var page = journey.Page;
        await journey.BeginAsync("/admin");
        await journey.SignInAsync(who);
        await journey.ActAsync(page.Locator(".doors a[href^='/admin/backfill']"), "backfill");
        await journey.FillAsync(page.Locator("#from"), "2015");
        await journey.FillAsync(page.Locator("#to"), "2017");
        await journey.ChooseAsync(page.Locator("#order"), "oldest", "the oldest first");
        await journey.FillAsync(page.Locator("#at-once"), "1");
        var runs = working.Parts.Jobs.Count(new JobFilter());
        await journey.ActAsync(page.Locator("form[method=get] button"), "dry run");
        await Expect(page.Locator("[aria-labelledby=steps] tbody th")).ToHaveTextAsync(["riziv / riziv-annual-report / 2015", "riziv / riziv-annual-report / 2017"]);
        Assert.Equal(runs, working.Parts.Jobs.Count(new JobFilter()));

        await journey.ActAsync(page.Locator("form[action^='/admin/backfill?'] button"), "handed over");
        // The page of the group looks again by itself.
        await Expect(page.Locator("#group-progress[value='2'][max='2']")).ToBeVisibleAsync();
        await Expect(page.Locator(".job-states .succeeded")).ToBeVisibleAsync();
        await journey.ShootAsync("over");
        var group = long.Parse(page.Url.Split("group=")[1].Split('&')[0], CultureInfo.InvariantCulture);
        var asked = working.Parts.Jobs.Search(new JobFilter(Group: group), 0, 10).OrderBy(r => r.Key).ToList();
        Assert.True(asked[0].FinishedAt <= asked[1].StartedAt, "The second slice began before the first was over, though one at once was asked for.");

        await journey.ActAsync(page.Locator("table.journal tbody th a").First, "one of them");
        await journey.ActAsync(page.Locator("form[action*='/rerun?'] button"), "one load again");
        await Expect(page.Locator("main a.button[href^='/admin/loads']")).ToBeVisibleAsync();
        await journey.ShootAsync("loaded again");
        var rerun = working.Parts.Jobs.Find(long.Parse(new Uri(page.Url).Segments[^1], CultureInfo.InvariantCulture))!;
        Assert.Equal((JobState.Succeeded, who.Account.UserName), (rerun.State, rerun.RequestedBy));

        var trail = await TrailAsync(journey, who);
        Assert.Contains(trail, t => t.Contains("riziv 2015 – 2017", StringComparison.Ordinal));
        Assert.Contains(trail, t => t.Contains($"group {group}: all, oldest first, 1 at once, 2 runs, 0 left out", StringComparison.Ordinal));
        var done = working.Parts.Audit.Latest(20).Where(e => e.Actor == who.Account.UserName).Select(e => e.Action);
        Assert.Equal([AuditAction.Rerun, AuditAction.Backfill, AuditAction.SignIn], done);
    }

    private async Task SteerAsync(string name, bool byKeyboard)
    {
        var who = Person.Join(still.Parts, Role.Administrator, name.Replace(' ', '.'));
        await using var context = await room.EnterAsync(still.Client.BaseAddress!.ToString());
        var journey = new Journey(await context.NewPageAsync(), name, byKeyboard);
        var page = journey.Page;
        await journey.BeginAsync("/admin");
        await journey.SignInAsync(who);
        await journey.ActAsync(page.Locator(".doors a[href^='/admin/jobs']"), "jobs");
        await journey.ActAsync(page.Locator("#job-inbox a[href*='#pause']"), "the job");
        await journey.FillAsync(page.Locator("#why"), "the share moves");
        await journey.ActAsync(page.Locator("form[action*='/pause?'] button"), "paused");
        await Expect(page.Locator("dl.facts")).ToContainTextAsync("the share moves");
        Assert.Equal("the share moves", still.Store.Recurring().Single(r => r.Name == "inbox").PausedWhy);

        await journey.ActAsync(page.Locator(".kicker a"), "jobs with one paused");
        await Expect(page.Locator("#job-inbox")).ToContainTextAsync(who.Account.UserName);
        await journey.ActAsync(page.Locator("form[action^='/admin/jobs/inbox/resume'] button"), "resumed");
        Assert.Null(still.Store.Recurring().Single(r => r.Name == "inbox").PausedAt);

        await journey.ActAsync(page.Locator(".kicker a"), "jobs again");
        await journey.ActAsync(page.Locator("form[action^='/admin/jobs/nightly-checks/run'] button"), "run now");
        var key = long.Parse(new Uri(page.Url).Segments[^1], CultureInfo.InvariantCulture);
        Assert.Equal(JobState.Queued, still.Store.Find(key)!.State);
        await journey.ActAsync(page.Locator("form[action*='/cancel?'] button"), "cancelled");
        await Expect(page.Locator(".lead-in .cancelled")).ToBeVisibleAsync();
        Assert.Equal($"cancelled by {who.Account.UserName}", still.Store.Find(key)!.Reason);

        var trail = await TrailAsync(journey, who);
        Assert.Equal(5, trail.Count);
        foreach (var detail in new[] { "paused: the share moves", "resumed", $"run now: run {key}", $"run {key}: check all sources" })
        {
            Assert.Contains(trail, t => t.Contains(detail, StringComparison.Ordinal));
        }
    }

    /// <summary>Goes to the trail by the pages, and gives what somebody did.</summary>
    private static async Task<IReadOnlyList<string>> TrailAsync(Journey journey, Person who)
    {
        var page = journey.Page;
        await journey.ActAsync(page.Locator("nav.tools a[href^='/admin']"), "administration");
        await journey.ActAsync(page.Locator(".doors a[href^='/admin/audit']"), "who did what");
        await journey.FillAsync(page.Locator("#actor"), who.Account.UserName);
        await journey.ActAsync(page.Locator("form.choices button"), "what this administrator did");
        return await page.Locator("table.audit tbody tr").AllTextContentsAsync();
    }
}
