using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using ReIntegrationBI.Portal.Jobs.Running;
using ReIntegrationBI.Warehouse.Accounts;
using ReIntegrationBI.Warehouse.Jobs;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Tests.Portal;

public sealed class JobPageTests : IClassFixture<JobPortal>, IDisposable
{
    private readonly JobPortal _portal;

    public JobPageTests(JobPortal portal)
    {
        _portal = portal;
    }

    public void Dispose() => _portal.Clear();

    [Fact]
    public async Task The_dashboard_counts_names_the_nodes_and_shows_how_far_runs_are()
    {
        Assert.Contains("No process takes runs now", await _portal.PageAsync("/admin/jobs"), StringComparison.Ordinal);
        using var alive = _portal.Store.Enter(JobPortal.Node);
        var old = _portal.Begin(_portal.Ask("old"));
        _portal.Store.End(old, JobState.Failed, "refused");
        _portal.Clock.Step(TimeSpan.FromDays(2));
        var run = _portal.Begin(_portal.Ask("under way"));
        _portal.Store.Progress(run, 30, 120, "reading rows");
        _portal.Clock.Step(TimeSpan.FromSeconds(90));

        var answer = await _portal.Client.GetAsync("/admin/jobs?lang=en");
        Assert.Equal("5", answer.Headers.GetValues("Refresh").Single());
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Matches($"href=\"/admin/runs\\?state=failed&lang=en\" aria-label=\"failed: {_portal.Store.CountByState()[JobState.Failed]}\"", page);
        Assert.Contains("href=\"/admin/runs?state=failed&since=24h&lang=en\" aria-label=\"failed, 24 h: 0\"", page, StringComparison.Ordinal);
        Assert.Matches($"<label for=\"progress-{run.Key}\">reading rows</label>\\s*<progress id=\"progress-{run.Key}\" max=\"120\" value=\"30\"></progress>\\s*<span class=\"value\">30 of 120<", page);
        Assert.Contains("1 min 30 s ago", page, StringComparison.Ordinal);
        Assert.Contains($"<th scope=\"row\" class=\"file\">{JobPortal.Node}</th>", page, StringComparison.Ordinal);
        Assert.Contains($"action=\"/admin/runs/{run.Key}/cancel?lang=en\"", page, StringComparison.Ordinal);

        // It entered two days ago and has not been heard of since.
        Assert.Contains("does not answer", page, StringComparison.Ordinal);
        _portal.Store.Beat(JobPortal.Node);
        Assert.DoesNotContain("does not answer", await _portal.PageAsync("/admin/jobs"), StringComparison.Ordinal);

        // Whoever reads it can make it stand still, and it stands still where nothing goes on.
        var still = await _portal.Client.GetAsync("/admin/jobs?lang=en&refresh=no");
        Assert.False(still.Headers.Contains("Refresh"));
        _portal.Store.End(run, JobState.Succeeded, null);
        Assert.False((await _portal.Client.GetAsync("/admin/jobs?lang=en")).Headers.Contains("Refresh"));
    }

    [Fact]
    public async Task A_recurring_job_is_told_with_its_next_time_its_last_run_and_its_trend()
    {
        long last = 0;
        for (var i = 1; i <= 22; i++)
        {
            var run = _portal.Begin(_portal.Ask("all sources", o => o with { Recurring = "nightly-checks" }));
            _portal.Clock.Step(TimeSpan.FromSeconds(i));
            _portal.Store.End(run, i == 20 ? JobState.Failed : i == 21 ? JobState.Cancelled : JobState.Succeeded, null);
            last = run.Key;
        }

        var page = await _portal.PageAsync("/admin/jobs");
        var row = Row(page, "job-nightly-checks");
        var (now, next) = (_portal.Clock.GetUtcNow(), _portal.Parts.Plan.Recurring.Single(j => j.Name == "nightly-checks").When.Next(_portal.Clock.GetUtcNow())!.Value);
        Assert.True(next - now < TimeSpan.FromDays(1));
        Assert.Contains($"in {(int)(next - now).TotalHours} h", row, StringComparison.Ordinal);
        Assert.Contains($"<time class=\"nowrap\" datetime=\"{next.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}\">{next.UtcDateTime.ToString("d MMM yyyy", CultureInfo.InvariantCulture)} 03:00</time>", row, StringComparison.Ordinal);
        Assert.Contains("Checks: all sources", row, StringComparison.Ordinal);
        Assert.Contains($"href=\"/admin/runs/{last}?lang=en\">Run {last}<", row, StringComparison.Ordinal);
        Assert.Contains("<td class=\"num\">22 s</td>", row, StringComparison.Ordinal);

        // Twenty bars; each state has a shape of its own, and the words say the same.
        Assert.Equal((18, 1, 1, 1), (Count("class=\"done\""), Count("class=\"failed\""), Count("class=\"mark\""), Count("class=\"other\"")));
        Assert.Contains("aria-label=\"The last 20 runs: 18 succeeded, 1 ", row, StringComparison.Ordinal);
        Assert.Contains("from 3.0 s to 22 s\"", row, StringComparison.Ordinal);
        Assert.Equal(20, Regex.Count(row, "<li><a class=\"target\" href=\"/admin/runs/"));
        Assert.Matches("> failed, 20 s</li>", row);

        var own = await _portal.PageAsync("/admin/jobs/nightly-checks");
        Assert.Equal(5, Regex.Count(own, "<li><time class=\"nowrap\" datetime=\"[^\"]+T02:00:00Z\">[^<]+ 03:00</time></li>"));
        Assert.Contains("only on working day 5 of the month", await _portal.PageAsync("/admin/jobs/monthly-report"), StringComparison.Ordinal);

        int Count(string text) => Regex.Count(row, text);
    }

    [Fact]
    public async Task A_job_is_paused_with_a_reason_and_resumed_and_the_trail_says_who_did()
    {
        const string page = "/admin/jobs/inbox";
        var silent = await _portal.SendAsync(page, "/admin/jobs/inbox/pause", new() { ["why"] = " " });
        Assert.Equal(HttpStatusCode.BadRequest, silent.StatusCode);
        Assert.Contains("Write why", await silent.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var paused = await _portal.SendAsync(page, "/admin/jobs/inbox/pause", new() { ["why"] = "the share <moves>" });
        Assert.Equal(page, paused.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal((AuditAction.Job, "inbox", AuditEvent.Done, "paused: the share <moves>"), _portal.Last());
        var row = Row(await _portal.PageAsync("/admin/jobs"), "job-inbox");
        Assert.Contains($"by {JobPortal.Administrator}", row, StringComparison.Ordinal);
        Assert.Contains(": the share <moves>", row, StringComparison.Ordinal);
        Assert.DoesNotContain("/admin/jobs/inbox/pause", row, StringComparison.Ordinal);
        Assert.Contains("href=\"/admin/jobs/inbox?lang=en\"", (await _portal.PageAsync("/admin"))[..], StringComparison.Ordinal);
        Assert.NotNull(_portal.Store.Recurring().Single(r => r.Name == "inbox").PausedAt);

        await _portal.SendAsync("/admin/jobs", "/admin/jobs/inbox/resume");
        Assert.Equal((AuditAction.Job, "inbox", AuditEvent.Done, "resumed"), _portal.Last());
        Assert.Null(_portal.Store.Recurring().Single(r => r.Name == "inbox").PausedAt);
        Assert.DoesNotContain("href=\"/admin/jobs/inbox?lang=en\"", await _portal.PageAsync("/admin"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_is_run_out_of_turn_as_whoever_asked()
    {
        var answer = await _portal.SendAsync("/admin/jobs", "/admin/jobs/nightly-checks/run");
        var key = KeyOf(answer);
        var run = _portal.Store.Find(key)!;
        Assert.Equal((JobState.Queued, "check", "nightly-checks", JobPortal.Administrator), (run.State, run.Kind, run.Recurring, run.RequestedBy));
        Assert.Equal((AuditAction.Job, "nightly-checks", AuditEvent.Done, $"run now: run {key}"), _portal.Last());
        Assert.Contains("No process takes runs now", await _portal.PageAsync($"/admin/runs/{key}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_tells_its_course_its_parts_its_log_and_its_input()
    {
        var load = _portal.Parts.Journal.Latest(1).Single().LoadKey;
        var first = _portal.Begin(_portal.Ask("the story"));
        _portal.Store.Log(first, JobLogLevel.Warning, "a <strange> row");
        _portal.Clock.Step(TimeSpan.FromSeconds(5));
        _portal.Store.Retry(first, _portal.Clock.GetUtcNow().UtcDateTime.AddMinutes(2), "the database was busy");
        var waiting = await _portal.PageAsync($"/admin/runs/{first.Key}");
        Assert.Contains("Not before", waiting, StringComparison.Ordinal);
        Assert.Contains("(in 2 min)", waiting, StringComparison.Ordinal);
        Assert.Equal("30", (await _portal.Client.GetAsync($"/admin/runs/{first.Key}")).Headers.GetValues("Refresh").Single());

        _portal.Clock.Step(TimeSpan.FromMinutes(3));
        var second = _portal.Begin(first.Key);
        _portal.Store.AddPart(second, new JobPart("riziv-jaarverslag-2017.xlsx", "passed", load, "as before"));
        _portal.Clock.Step(TimeSpan.FromSeconds(7));
        _portal.Store.End(second, JobState.Succeeded, "one loaded");

        var page = await _portal.PageAsync($"/admin/runs/{first.Key}");
        var steps = Regex.Matches(Table(page, "transitions"), "<span class=\"state ([a-z]+)\">.*?<td class=\"num\">([0-9]*)</td>\\s*<td class=\"file\">([^<]*)</td>\\s*<td lang=\"en\" class=\"message\">([^<]*)</td>", RegexOptions.Singleline)
            .Select(m => (m.Groups[1].Value, m.Groups[2].Value, m.Groups[3].Value, m.Groups[4].Value));
        Assert.Equal(
            [
                ("queued", "", "", "asked for by an"), ("running", "1", JobPortal.Node, ""), ("retrying", "1", JobPortal.Node, "the database was busy"),
                ("running", "2", JobPortal.Node, ""), ("succeeded", "2", JobPortal.Node, "one loaded"),
            ],
            steps);
        Assert.Contains("a <strange> row", Table(page, "log"), StringComparison.Ordinal);
        Assert.Contains("&lt;strange&gt;", await _portal.Client.GetStringAsync($"/admin/runs/{first.Key}?lang=en"), StringComparison.Ordinal);
        Assert.Matches("<dt><code>Source</code></dt>\\s*<dd>riziv</dd>", page);
        var parts = Table(page, "results");
        Assert.Contains($"/admin/loads/{load}?lang=en", parts, StringComparison.Ordinal);
        Assert.Contains($"action=\"/admin/loads/{load}/rerun?lang=en\"", parts, StringComparison.Ordinal);
        Assert.False((await _portal.Client.GetAsync($"/admin/runs/{first.Key}")).Headers.Contains("Refresh"));

        // From the part straight to a rerun of its load.
        var rerun = _portal.Store.Find(KeyOf(await _portal.SendAsync($"/admin/runs/{first.Key}", $"/admin/loads/{load}/rerun")))!;
        Assert.Equal(("rerun", JobQueue.InputOf(new RerunInput(load, 0.01m))), (rerun.Kind, rerun.Input));
    }

    [Fact]
    public async Task What_holds_up_a_run_is_named_and_linked()
    {
        using var alive = _portal.Store.Enter(JobPortal.Node);
        var holder = _portal.Begin(_portal.Ask("holds", o => o with { Exclusive = "slice:a" }));
        var held = _portal.Ask("is held", o => o with { Exclusive = "slice:a" });
        Assert.Matches($"Only one run may touch slice:a at a time.*?href=\"/admin/runs/{holder.Key}\\?lang=en\"", Holds(await _portal.PageAsync($"/admin/runs/{held}")));
        Assert.Contains("<code>slice:a</code>", await _portal.PageAsync($"/admin/runs/{held}"), StringComparison.Ordinal);

        var group = _portal.Store.EnqueueGroup("backfill", "riziv 2014 – 2017", 1, "an", [Order("first"), Order("second")]);
        var first = _portal.Store.Search(new JobFilter(Group: group), 0, 10).MinBy(r => r.Key)!.Key;
        _portal.Begin(first);
        Assert.Contains($"Group {group} has 1 running", Holds(await _portal.PageAsync($"/admin/runs/{first + 1}")), StringComparison.Ordinal);

        var report = _portal.Ask("monthly-policy-report", o => o with { Waits = true });
        _portal.Store.SetNeeds(report, [new JobNeed("the load of riziv 2026", holder.Key), new JobNeed("the check stock-has-every-year")]);
        var page = await _portal.PageAsync($"/admin/runs/{report}");
        Assert.Matches($"the load of riziv 2026 <a class=\"target\" href=\"/admin/runs/{holder.Key}\\?lang=en\"", Holds(page));
        Assert.Contains("the check stock-has-every-year", Holds(page), StringComparison.Ordinal);
        Assert.Matches($"What waits for this</h2>\\s*<ul class=\"found\">\\s*<li><a class=\"target\" href=\"/admin/runs/{report}\\?lang=en\"", await _portal.PageAsync($"/admin/runs/{holder.Key}"));

        var dependencies = await _portal.PageAsync("/admin/jobs/dependencies");
        Assert.Matches($"href=\"/admin/runs/{report}\\?lang=en\".*?the load of riziv 2026 <a class=\"target\" lang=\"en\" href=\"/admin/runs/{holder.Key}\\?lang=en\"", dependencies.ReplaceLineEndings(" "));

        static JobOrder Order(string subject) => new("rerun", subject, "{}", "an") { Priority = 1 };

        static string Holds(string page) => Regex.Match(page, "<h2 id=\"holds\">.*?</ul>", RegexOptions.Singleline).Value.ReplaceLineEndings(" ");
    }

    [Fact]
    public async Task A_run_is_cancelled_before_it_begins_asked_to_stop_while_it_runs_and_not_when_it_is_over()
    {
        var key = _portal.Ask("not begun");
        var page = $"/admin/runs/{key}";
        var html = await _portal.Client.GetStringAsync(page + "?lang=en");
        Assert.Equal(key, KeyOf(await PortalForms.SendFormAsync(_portal.Client, html, page + "/cancel")));
        Assert.Equal((JobState.Cancelled, $"cancelled by {JobPortal.Administrator}"), (_portal.Store.Find(key)!.State, _portal.Store.Find(key)!.Reason));
        Assert.Equal((AuditAction.Run, $"run {key}: check not begun", AuditEvent.Done, "cancelled"), _portal.Last());

        // The page that still offers it is out of date.
        var late = await PortalForms.SendFormAsync(_portal.Client, html, page + "/cancel");
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Equal(AuditEvent.Refused, _portal.Last().Outcome);

        var running = _portal.Begin(_portal.Ask("under way"));
        await _portal.SendAsync($"/admin/runs/{running.Key}", $"/admin/runs/{running.Key}/cancel");
        Assert.Equal((JobState.Running, JobPortal.Administrator), (_portal.Store.Find(running.Key)!.State, _portal.Store.Find(running.Key)!.CancelAskedBy));
        Assert.Equal("asked to stop", _portal.Last().Detail);
        Assert.DoesNotContain($"/admin/runs/{running.Key}/cancel", await _portal.PageAsync($"/admin/runs/{running.Key}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_is_over_is_asked_for_again()
    {
        var run = _portal.Begin(_portal.Ask("fails", o => o with { Exclusive = "x" }));
        _portal.Store.End(run, JobState.Failed, "wrong");
        Assert.Contains($"href=\"/admin/runs/{run.Key}?lang=en\"", await _portal.PageAsync("/admin"), StringComparison.Ordinal);

        var page = await _portal.Client.GetStringAsync($"/admin/runs/{run.Key}?lang=en");
        var key = KeyOf(await PortalForms.SendFormAsync(_portal.Client, page, $"/admin/runs/{run.Key}/again"));
        var again = _portal.Store.Find(key)!;
        Assert.Equal((JobState.Queued, run.Kind, run.Subject, run.Input, "x", JobPortal.Administrator), (again.State, again.Kind, again.Subject, again.Input, again.Exclusive, again.RequestedBy));
        Assert.Equal((AuditAction.Run, $"run {run.Key}: check fails", AuditEvent.Done, $"again: run {key}"), _portal.Last());

        // It needs attention until the same work came to its end.
        _portal.Store.End(_portal.Store.Claim(JobPortal.Node)!, JobState.Succeeded, null);
        Assert.DoesNotContain($"href=\"/admin/runs/{run.Key}?lang=en\"", await _portal.PageAsync("/admin"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runs_are_found_by_what_stands_in_the_address_in_pages()
    {
        for (var i = 0; i < 51; i++)
        {
            _portal.Ask($"many {i}");
        }

        Assert.Contains("51 runs, newest first", await _portal.PageAsync("/admin/runs?text=MANY%20"), StringComparison.Ordinal);
        var second = await _portal.PageAsync("/admin/runs?text=many%20&page=2");
        Assert.Contains("Page 2 of 2", second, StringComparison.Ordinal);
        Assert.Contains(">Checks: many 0", Regex.Replace(second, "\\s+", " ").Replace("> Checks", ">Checks", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("href=\"?lang=en&text=many%20\" rel=\"prev\"", second.Replace("text=many\"", "text=many%20\"", StringComparison.Ordinal), StringComparison.Ordinal);
        foreach (var nothing in new[] { "state=running", "kind=none", "recurring=none", "group=999", "text=many%25" })
        {
            Assert.Contains("No run is like this", await _portal.PageAsync("/admin/runs?" + nothing), StringComparison.Ordinal);
        }

        Assert.Contains("A group is a number", await _portal.PageAsync("/admin/runs?group=abc"), StringComparison.Ordinal);
        _portal.Clock.Step(TimeSpan.FromDays(2));
        Assert.Contains("No run is like this", await _portal.PageAsync("/admin/runs?text=many&since=24h"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backfill_becomes_a_group_whose_rest_is_cancelled_at_once()
    {
        var plan = "/admin/backfill?source=riziv&from=2014&to=2017&order=oldest&at-once=1&limit=5%25";
        Assert.Equal(["riziv / riziv-annual-report / 2014", "riziv / riziv-annual-report / 2015", "riziv / riziv-annual-report / 2017"], Slices(await _portal.PageAsync(plan)));
        Assert.Empty(_portal.Store.Unfinished());

        var answer = await _portal.SendAsync(plan, "/admin/backfill");
        Assert.Equal("/admin/runs", answer.RequestMessage!.RequestUri!.AbsolutePath);
        var group = long.Parse(Regex.Match(answer.RequestMessage.RequestUri.Query, "group=([0-9]+)").Groups[1].Value, CultureInfo.InvariantCulture);
        var runs = _portal.Store.Search(new JobFilter(Group: group), 0, 10).OrderBy(r => r.Key).ToList();
        Assert.Equal(3, runs.Count);
        Assert.Equal("slice:riziv/riziv-annual-report/2014", runs[0].Exclusive);
        Assert.All(runs, r => Assert.Equal(("rerun", JobState.Queued, JobPortal.Administrator), (r.Kind, r.State, r.RequestedBy)));
        Assert.Equal(JobQueue.InputOf(new RerunInput(_portal.Parts.History.Slices("riziv")[0].LoadKey, 0.05m)), runs[0].Input);
        Assert.Equal((1, "riziv 2014 – 2017"), (_portal.Store.FindGroup(group)!.AtOnce, _portal.Store.FindGroup(group)!.Subject));
        Assert.Equal((AuditAction.Backfill, "riziv 2014 – 2017", AuditEvent.Done, $"group {group}: all, oldest first, 1 at once, 3 runs, 0 left out"), _portal.Last());

        var done = _portal.Begin(runs[0].Key);
        _portal.Store.End(done, JobState.Failed, "refused");
        var running = _portal.Begin(runs[1].Key);
        var page = await _portal.PageAsync($"/admin/runs?group={group}");
        Assert.Contains("<progress id=\"group-progress\" max=\"3\" value=\"1\"></progress>", page, StringComparison.Ordinal);
        Assert.Matches($"state=failed&lang=en\"><span class=\"state failed\">failed</span></a> 1</li>", page);
        await _portal.SendAsync($"/admin/runs?group={group}", $"/admin/runs/groups/{group}/cancel");
        Assert.Equal([JobState.Failed, JobState.Running, JobState.Cancelled], runs.Select(r => _portal.Store.Find(r.Key)!.State));
        Assert.Null(_portal.Store.Find(running.Key)!.CancelAskedBy);
        Assert.Equal((AuditAction.Run, $"group {group}: riziv 2014 – 2017", "cancelled 1 runs that had not begun"), (_portal.Last().Action, _portal.Last().Subject, _portal.Last().Detail));
        Assert.Equal(HttpStatusCode.NotFound, (await SendElsewhereAsync($"/admin/runs?group={group}", "/admin/runs/groups/99999/cancel")).StatusCode);
    }

    [Theory]
    [InlineData("at-once=0", "from 1 to 8")]
    [InlineData("at-once=9", "from 1 to 8")]
    [InlineData("at-once=two", "from 1 to 8")]
    [InlineData("only=some", "is no choice of slices")]
    public async Task A_backfill_that_cannot_be_is_told_so(string choice, string told)
    {
        var answer = await _portal.Client.GetAsync("/admin/backfill?lang=en&source=riziv&from=2014&to=2017&" + choice);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(told, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_depends_on_what_is_read_from_the_definitions()
    {
        var page = await _portal.PageAsync("/admin/jobs/dependencies");
        var report = Table(page, "report-monthly-policy-report");
        Assert.Equal(["cases", "process", "recommendations", "riziv", "surveys", "trajectories"], Regex.Matches(report, "href=\"#source-([a-z]+)\"").Select(m => m.Groups[1].Value));
        var last = _portal.Parts.History.Search(new LoadFilter(LoadState.Succeeded, "riziv"), 0, 1).Single().LoadKey;
        Assert.Contains($"href=\"/admin/loads/{last}?lang=en\"", report, StringComparison.Ordinal);
        Assert.Contains("/admin/checks?lang=en#schemes-make-the-whole-official", report, StringComparison.Ordinal);
        Assert.DoesNotContain("/admin/checks?lang=en#schemes-make-the-whole\"", report, StringComparison.Ordinal);
        Assert.Matches("Made by itself by <a class=\"target\" href=\"/admin/jobs/monthly-report\\?lang=en\">monthly-report</a>. Waits for riziv, at most 5 days.", page);
        Assert.Contains("Recipients: 0", page, StringComparison.Ordinal);
        Assert.Contains("<span class=\"state overdue\">overdue</span>", report, StringComparison.Ordinal);
        Assert.Contains("riziv-annual-report: 2018 expected by 31 Dec 2019; newest loaded: 2017", report, StringComparison.Ordinal);
        var sources = Table(page, "sources");
        Assert.Contains("/admin/checks?lang=en#schemes-make-the-whole\"", sources, StringComparison.Ordinal);
        Assert.Contains("href=\"#report-monthly-policy-report\"", sources, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/admin/jobs")]
    [InlineData("/admin/jobs/nightly-checks")]
    [InlineData("/admin/jobs/dependencies")]
    [InlineData("/admin/runs")]
    [InlineData("/admin/runs/{queued}")]
    [InlineData("/admin/runs/{running}")]
    [InlineData("/admin/backfill?source=riziv&from=2014&to=2017&only=failed")]
    public async Task Every_page_has_one_heading_in_each_language_a_token_in_each_form_and_no_id_twice(string address)
    {
        var running = _portal.Begin(_portal.Ask("runs"));
        _portal.Store.Log(running, JobLogLevel.Information, "x");
        _portal.Store.AddPart(running, new JobPart("p", "passed"));
        address = address.Replace("{running}", $"{running.Key}", StringComparison.Ordinal).Replace("{queued}", $"{_portal.Ask("waits its turn")}", StringComparison.Ordinal);
        await WholePage.MustBeAsync(_portal.Client, address);
    }

    [Theory]
    [InlineData("/admin/jobs/no-such-job")]
    [InlineData("/admin/runs/99999")]
    public async Task What_is_not_there_is_said_in_words(string address)
    {
        var answer = await _portal.Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("<h1", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/admin/jobs/inbox/run")]
    [InlineData("/admin/jobs/inbox/pause")]
    [InlineData("/admin/runs/1/again")]
    public async Task A_form_without_its_token_changes_nothing(string address)
    {
        var before = _portal.Store.Count(new JobFilter());
        Assert.Equal(HttpStatusCode.BadRequest, (await _portal.Client.PostAsync(address, new FormUrlEncodedContent([new("why", "x")]))).StatusCode);
        Assert.Equal(before, _portal.Store.Count(new JobFilter()));
        Assert.All(_portal.Store.Recurring(), r => Assert.Null(r.PausedAt));
    }

    /// <summary>Sends the first form of a page with its token to another address.</summary>
    private async Task<HttpResponseMessage> SendElsewhereAsync(string page, string address)
    {
        var token = Regex.Match(await _portal.Client.GetStringAsync(page), $"name=\"{SignedIn.TokenField}\" value=\"([^\"]+)\"").Groups[1].Value;
        return await _portal.Client.PostAsync(address, new FormUrlEncodedContent([new(SignedIn.TokenField, token)]));
    }

    private static long KeyOf(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var path = answer.RequestMessage!.RequestUri!.AbsolutePath;
        Assert.StartsWith("/admin/runs/", path, StringComparison.Ordinal);
        return long.Parse(path.Split('/')[^1], CultureInfo.InvariantCulture);
    }

    private static IEnumerable<string> Slices(string page) => Regex.Matches(Table(page, "steps"), "<th scope=\"row\">([^<]+)</th>").Select(m => m.Groups[1].Value);

    private static string Row(string page, string id) => Regex.Match(page, $"<tr id=\"{id}\">.*?</tr>", RegexOptions.Singleline) is { Success: true } row ? row.Value : throw new InvalidOperationException($"no row {id}:\n{page}");

    /// <summary>The table below the heading with an id.</summary>
    private static string Table(string page, string heading) =>
        Regex.Match(page, $"aria-labelledby=\"{heading}\"[^>]*>\\s*<table.*?</table>", RegexOptions.Singleline) is { Success: true } table ? table.Value : throw new InvalidOperationException($"no table {heading}:\n{page}");
}
