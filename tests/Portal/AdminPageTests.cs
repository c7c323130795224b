using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Tests.Behaviour;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Tests.Surveys.Loading;
using ReIntegrationBI.Warehouse.Accounts;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Tests.Portal;

public sealed class AdminPageTests(AdminPortal portal) : IClassFixture<AdminPortal>
{
    private const string Sheet1 = "xl/worksheets/sheet1.xml";

    private int Loads => portal.Parts.History.Count(new LoadFilter());

    [Fact]
    public async Task Three_bad_rows_are_seen_before_the_load_kept_by_it_taken_along_and_loaded_again()
    {
        var name = AdminPortal.Regions.Replace(".xlsx", "-x.xlsx", StringComparison.Ordinal);
        var file = portal.Changed(SampleEdit.Workbook(AdminPortal.Regions, Sheet1, ("38.758", "38.75O"), ("12.990", "=12990"), ("Bruxelles / Brussel", "Bruxxelles")));
        var before = State();

        var answer = await portal.UploadAsync(name, file, limit: "70%");
        var preview = await answer.Content.ReadAsStringAsync();
        Assert.Equal(["B5", "C6", "A7"], Cells(Table(preview, "rejections")));
        Assert.Contains("38.75O", Table(preview, "rejections"), StringComparison.Ordinal);
        Assert.Contains("5 read, 2 to load, 3 rejected, 6 would be replaced", preview, StringComparison.Ordinal);
        Assert.Contains("neurone-regions", preview, StringComparison.Ordinal);
        Assert.Contains("33383", Table(preview, "rows"), StringComparison.Ordinal);
        var trail = portal.Trail()[0];
        Assert.Equal((AuditAction.Upload, name), (trail.Action, trail.Subject));

        // A preview leaves nothing behind: no row, no line in the journal, no kept content.
        Assert.Equal(before, State());
        Assert.DoesNotContain(portal.FilesUnder("files"), f => Path.GetFileName(f) == Hash(file));
        Assert.Empty(portal.FilesUnder("passing"));

        var upload = answer.RequestMessage!.RequestUri!.AbsolutePath;
        var done = await portal.DoneAsync(await PortalForms.SendFormAsync(portal.Client, preview, upload + "/load"));
        var key = Assert.Single(AdminPortal.LoadsOf(done));
        var load = portal.Parts.Journal.Find(key)!;
        Assert.Equal((LoadState.Succeeded, 2, 3, 6), (load.State, load.RowsLoaded, load.RowsRejected, load.RowsSuperseded));
        Assert.Equal(AdminPortal.Administrator, load.StartedBy);
        Assert.Empty(portal.FilesUnder("uploads"));

        var page = await portal.Client.GetStringAsync($"/admin/loads/{key}?lang=en");
        Assert.Equal(["B5", "C6", "A7"], Cells(Table(page, "rejections")));
        var csv = await portal.Client.GetAsync($"/admin/loads/{key}/rejections.csv");
        Assert.Equal("text/csv", csv.Content.Headers.ContentType!.MediaType);
        var lines = SurveyInstallation<SqliteTestEngine>.Csv((await csv.Content.ReadAsStringAsync()).TrimStart('\uFEFF'));
        Assert.Equal(["38.75O", "'=12990", "Bruxxelles"], lines.Select(l => l["found"]));
        Assert.Equal(["B5", "C6", "A7"], lines.Select(l => l["cell"]));
        Assert.All(lines, l => Assert.Equal("rejected", l["kind"]));
        Assert.Contains(portal.Trail(), a => a.Action == AuditAction.Extract && a.Subject.Contains(name, StringComparison.Ordinal));

        // Readers learn how many rows were rejected, and not what stood in them.
        var reading = await portal.Reader.GetStringAsync($"/loads/{key}?lang=en");
        Assert.Contains("3 rejected", reading, StringComparison.Ordinal);
        Assert.DoesNotContain("38.75O", reading, StringComparison.Ordinal);

        // The label without a member is named with its code list and what is spelt like it.
        var codes = await portal.Client.GetStringAsync("/admin/codes?lang=en");
        var label = Regex.Match(codes, "<th scope=\"row\">Bruxxelles</th>\\s*<td>region</td>.*?</tr>", RegexOptions.Singleline);
        Assert.True(label.Success);
        Assert.Contains("Bruxelles", label.Value.Replace("Bruxxelles", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("region.csv", label.Value, StringComparison.Ordinal);

        // Loading it again keeps the usual limit, so it is refused; with the limit that it had, it is not.
        var refused = await portal.DoneAsync(await PortalForms.SendAsync(portal.Client, $"/admin/loads/{key}?lang=en", $"/admin/loads/{key}/rerun"));
        Assert.Equal(LoadState.Refused, portal.Parts.Journal.Find(AdminPortal.LoadsOf(refused).Single())!.State);
        var again = await portal.DoneAsync(await PortalForms.SendAsync(
            portal.Client, $"/admin/loads/{key}?lang=en", $"/admin/loads/{key}/rerun", new() { ["limit"] = "70%" }));
        var rerun = portal.Parts.Journal.Find(AdminPortal.LoadsOf(again).Single())!;
        Assert.Equal((LoadState.Succeeded, (long?)key, 2, 3), (rerun.State, rerun.RerunOf, rerun.RowsLoaded, rerun.RowsRejected));
        Assert.Equal(3, portal.Parts.History.Chain(key, 50).Count);
        Assert.Contains($"/admin/loads/{rerun.LoadKey}?", Chain(await portal.Client.GetStringAsync($"/admin/loads/{key}?lang=en")), StringComparison.Ordinal);
        Assert.Equal(2, portal.Trail().Count(a => a.Action == AuditAction.Rerun && a.Subject.StartsWith($"load {key}:", StringComparison.Ordinal)));

        // The bad rows were only tried: the file as published takes their place again.
        var mended = await portal.UploadAsync(name, File.ReadAllBytes(SampleEdit.Sample(AdminPortal.Regions)));
        await portal.DoneAsync(await PortalForms.SendFormAsync(
            portal.Client, await mended.Content.ReadAsStringAsync(), mended.RequestMessage!.RequestUri!.AbsolutePath + "/load", new() { ["force"] = "yes" }));
        Assert.Equal(6, portal.Parts.Journal.Latest(1).Single().RowsLoaded);
    }

    [Fact]
    public async Task A_file_in_another_layout_is_told_why_and_nothing_changes()
    {
        var file = portal.Changed(SampleEdit.Workbook("riziv-jaarverslag-2017.xlsx", Sheet1, ("Aantal invaliden op 31 december - Evolutie 2016-2017", "Aantal dossiers - Evolutie 2016-2017")));
        var before = State();
        var answer = await portal.UploadAsync("riziv-jaarverslag-2017-x.xlsx", file);
        var preview = await answer.Content.ReadAsStringAsync();
        var problems = Table(preview, "problems");
        foreach (var part in new[] { "Tabel 1", ">A1<", "the title is another one", "Aantal dossiers", "<code>" })
        {
            Assert.Contains(part, problems, StringComparison.Ordinal);
        }

        var upload = answer.RequestMessage!.RequestUri!.AbsolutePath;
        Assert.DoesNotContain($"action=\"{upload}/load", preview, StringComparison.Ordinal);
        Assert.Equal(before, State());

        var cancelled = await PortalForms.SendFormAsync(portal.Client, preview, upload + "/cancel");
        Assert.Equal("/admin/upload", cancelled.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Empty(portal.FilesUnder("uploads"));
        Assert.Equal(HttpStatusCode.NotFound, (await portal.Client.GetAsync(upload)).StatusCode);
        Assert.Equal(before, State());
    }

    [Fact]
    public async Task The_limit_of_rejections_that_is_exceeded_is_said_with_the_rejections()
    {
        var file = portal.Changed(SampleEdit.Workbook(AdminPortal.Regions, Sheet1, ("38.758", "38.75O")));
        var answer = await portal.UploadAsync(AdminPortal.Regions, file);
        var preview = await answer.Content.ReadAsStringAsync();
        Assert.Contains("The limit of 1% is exceeded", preview, StringComparison.Ordinal);
        Assert.Contains("38.75O", Table(preview, "problems"), StringComparison.Ordinal);
        await PortalForms.SendFormAsync(portal.Client, preview, answer.RequestMessage!.RequestUri!.AbsolutePath + "/cancel");
    }

    [Fact]
    public async Task The_same_file_again_is_known_before_it_is_loaded()
    {
        const string name = "riziv-jaarverslag-2015.xlsx";
        var answer = await portal.UploadAsync(name, File.ReadAllBytes(SampleEdit.Sample(name)));
        var preview = await answer.Content.ReadAsStringAsync();
        Assert.Contains("The same file was loaded before", preview, StringComparison.Ordinal);
        var done = await portal.DoneAsync(await PortalForms.SendFormAsync(portal.Client, preview, answer.RequestMessage!.RequestUri!.AbsolutePath + "/load"));
        Assert.Equal(LoadState.NoOp, portal.Parts.Journal.Find(AdminPortal.LoadsOf(done).Single())!.State);
    }

    [Fact]
    public async Task A_file_above_the_limit_is_not_taken_and_leaves_nothing()
    {
        var page = await portal.Client.GetStringAsync("/admin/upload?lang=en");
        Assert.Contains("At most 1 MB", page, StringComparison.Ordinal);
        var answer = await PortalForms.SendFormAsync(portal.Client, page, "/admin/upload", file: ("riziv-jaarverslag-2017.xlsx", new byte[(1 << 20) + 1]));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("The file is too large", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(portal.FilesUnder("uploads"));
        Assert.Contains(portal.Trail(), a => a is { Action: AuditAction.Upload, Outcome: AuditEvent.Refused });
    }

    [Theory]
    [InlineData("../../../../riziv-jaarverslag-2017.xlsx")]
    [InlineData("..\\..\\riziv-jaarverslag-2017.xlsx")]
    [InlineData("/etc/riziv-jaarverslag-2017.xlsx")]
    public async Task A_name_that_points_elsewhere_stays_in_quarantine(string name)
    {
        var before = portal.FilesUnder("");
        var answer = await portal.UploadAsync(name, File.ReadAllBytes(SampleEdit.Sample("riziv-jaarverslag-2017.xlsx")));
        var added = portal.FilesUnder("").Except(before).Where(f => f.EndsWith(".xlsx", StringComparison.Ordinal)).ToList();
        Assert.Equal("riziv-jaarverslag-2017.xlsx", Path.GetFileName(Assert.Single(added)));
        Assert.StartsWith(Path.Combine(portal.Folder, "uploads"), added[0], StringComparison.Ordinal);
        var preview = await answer.Content.ReadAsStringAsync();
        Assert.Contains("riziv-annual-report-2017", preview, StringComparison.Ordinal);
        await PortalForms.SendFormAsync(portal.Client, preview, answer.RequestMessage!.RequestUri!.AbsolutePath + "/cancel");
    }

    [Fact]
    public async Task A_file_of_persons_is_shown_without_a_value_removed_at_once_and_loaded_only_as_it_was_shown()
    {
        Assert.Equal(LoadState.Succeeded, (await LoadedAsync(SmallSurvey.CodebookName, Encoding.UTF8.GetBytes(SmallSurvey.Codebook))).State);
        var bad = Encoding.UTF8.GetBytes(SampleEdit.Replace(SmallSurvey.Respondents, "p4;1;;yes;;no;", "p4;1;;yes;;perhapsnot;"));
        var before = State();

        var preview = await (await portal.UploadAsync(SmallSurvey.RespondentsName, bad, limit: "50%")).Content.ReadAsStringAsync();
        Assert.Contains("This file is about persons", preview, StringComparison.Ordinal);
        Assert.Contains("rejections", preview, StringComparison.Ordinal);
        Assert.NotEmpty(Regex.Matches(Table(preview, "rejections"), "<tr>").Skip(1));
        foreach (var value in new[] { "perhapsnot", ">p1<", ">p4<" })
        {
            Assert.DoesNotContain(value, preview, StringComparison.Ordinal);
        }

        Assert.Empty(portal.FilesUnder("uploads"));
        Assert.Empty(portal.FilesUnder("passing"));
        Assert.Equal(before, State());

        // Another file than the one that was shown is only shown.
        var other = await PortalForms.SendFormAsync(
            portal.Client, preview, "/admin/upload", file: (SmallSurvey.RespondentsName, Encoding.UTF8.GetBytes(SmallSurvey.Respondents)));
        Assert.Contains("This is another file", await other.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(before, State());

        var done = await portal.DoneAsync(await PortalForms.SendFormAsync(portal.Client, preview, "/admin/upload", file: (SmallSurvey.RespondentsName, bad)));
        var load = portal.Parts.Journal.Find(AdminPortal.LoadsOf(done).Single())!;
        Assert.True(load.State == LoadState.Succeeded, load.Reason);
        Assert.Empty(portal.FilesUnder("uploads"));
        Assert.Empty(portal.FilesUnder("passing"));
        Assert.DoesNotContain(portal.FilesUnder("files"), f => Path.GetFileName(f) == load.Sha256);

        // Its content is not kept: it cannot be loaded again, and a backfill says so.
        Assert.Contains("files of persons never are", await portal.Client.GetStringAsync($"/admin/loads/{load.LoadKey}?lang=en"), StringComparison.Ordinal);
        var plan = await portal.Client.GetStringAsync("/admin/backfill?lang=en&source=surveys&from=2025&to=2025");
        var steps = Regex.Matches(Table(plan, "steps"), "<th scope=\"row\">([^<]+)</th>.*?<td>([^<]+)</td>\\s*</tr>", RegexOptions.Singleline);
        Assert.Equal(
            [("surveys / small/questionnaire / 2025-02", true), ("surveys / small/respondents / 2025-02", false)],
            steps.Select(m => (m.Groups[1].Value, m.Groups[2].Value == "yes")));
        Assert.Single(await portal.BackfilledAsync(await PortalForms.SendFormAsync(portal.Client, plan, "/admin/backfill")));
    }

    [Fact]
    public async Task Backfill_shows_what_it_would_repeat_and_repeats_it_newest_first()
    {
        var loads = Loads;
        var plan = await portal.Client.GetStringAsync("/admin/backfill?lang=en&source=riziv&from=2015&to=2018");
        Assert.Equal(["riziv / riziv-annual-report / 2017", "riziv / riziv-annual-report / 2015"], Regex.Matches(Table(plan, "steps"), "<th scope=\"row\">([^<]+)</th>").Select(m => m.Groups[1].Value));
        Assert.Equal(loads, Loads);

        var done = await portal.BackfilledAsync(await PortalForms.SendFormAsync(portal.Client, plan, "/admin/backfill"));
        var runs = done.Select(k => portal.Parts.Journal.Find(k)!).ToList();
        Assert.Equal(["2017", "2015"], runs.Select(r => r.Period));
        Assert.All(runs, r => Assert.Equal(LoadState.Succeeded, r.State));
        Assert.All(runs, r => Assert.Equal(r.FileName, portal.Parts.Journal.Find(r.RerunOf!.Value)!.FileName));
        Assert.Contains(portal.Trail(), a => a is { Action: AuditAction.Backfill, Actor: AdminPortal.Administrator });
    }

    [Theory]
    [InlineData("source=riziv&from=2018&to=2015", "runs backwards")]
    [InlineData("source=riziv&from=twenty&to=2015", "is no period")]
    [InlineData("source=nothing&from=2015&to=2018", "Nothing was loaded of a source")]
    public async Task A_range_that_is_none_is_told_so(string range, string told)
    {
        var answer = await portal.Client.GetAsync("/admin/backfill?lang=en&" + range);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(told, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Checks_run_on_request_and_name_what_they_found()
    {
        var done = await portal.DoneAsync(await PortalForms.SendAsync(portal.Client, "/admin/checks?lang=en", "/admin/checks"));
        Assert.Contains("state passed", done, StringComparison.Ordinal);
        var page = await portal.Client.GetStringAsync("/admin/checks?lang=en");
        var latest = portal.Parts.Checks.Latest();
        Assert.NotEmpty(latest);
        Assert.All(latest, o => Assert.Contains($"id=\"{o.Code}\"", page, StringComparison.Ordinal));
        Assert.Equal(latest.Sum(o => o.Offenders.Count), Regex.Count(page, " ≠ "));
        Assert.Contains(portal.Trail(), a => a.Action == AuditAction.Check);
    }

    [Fact]
    public async Task The_journal_is_filtered_by_what_stands_in_the_address()
    {
        Assert.Contains("riziv-jaarverslag-2017.xlsx", await portal.Client.GetStringAsync("/admin/loads?lang=en&text=JAARVERSLAG-2017&state=succeeded&source=riziv&from=2020-01-01"), StringComparison.Ordinal);
        foreach (var nothing in new[] { "text=100%25", "state=running", "source=nothing", "to=2020-01-01", "text=_aarverslag" })
        {
            Assert.Contains("No load is like this", await portal.Client.GetStringAsync("/admin/loads?lang=en&" + nothing), StringComparison.Ordinal);
        }

        Assert.Contains("it does not count", (await portal.Client.GetStringAsync("/admin/loads?lang=en&from=yesterday")).Replace("and does not count", "it does not count", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/admin/upload")]
    [InlineData("/admin/checks")]
    [InlineData("/admin/backfill")]
    [InlineData("/admin/loads/1/rerun")]
    public async Task A_form_without_its_token_changes_nothing(string address)
    {
        var before = State();
        var answer = await portal.Client.PostAsync(address, new FormUrlEncodedContent([new("source", "riziv"), new("from", "2015"), new("to", "2018")]));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        await Task.Delay(100);
        Assert.Equal(before, State());
    }

    [Theory]
    [InlineData("/admin")]
    [InlineData("/admin/loads")]
    [InlineData("/admin/loads/1")]
    [InlineData("/admin/upload")]
    [InlineData("/admin/backfill")]
    [InlineData("/admin/checks")]
    [InlineData("/admin/codes")]
    [InlineData("/admin/codes?list=publication")]
    public async Task Every_page_has_one_heading_in_each_language_a_token_in_each_form_and_no_id_twice(string address)
    {
        await WholePage.MustBeAsync(portal.Client, address);
    }

    [Theory]
    [InlineData("/admin/loads/99999")]
    [InlineData("/admin/loads/99999/rejections.csv")]
    [InlineData("/admin/runs/99999")]
    [InlineData("/admin/upload/00000000000000000000000000000000")]
    [InlineData("/admin/upload/..%2F..%2Fetc")]
    [InlineData("/admin/codes?list=none")]
    public async Task What_is_not_there_is_said_in_words(string address)
    {
        var answer = await portal.Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("<h1", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    /// <summary>Every row of the warehouse and its staging, but for who did what and who was there.</summary>
    private string State()
    {
        using var connection = portal.Database.Engine.Open();
        return string.Join('\n', WarehouseDump.Tables(connection, portal.Database.Tables(connection).Except(["AuditEvent", "UserSession", "UserAccount"])));
    }

    private async Task<LoadRecord> LoadedAsync(string name, byte[] content)
    {
        var answer = await portal.UploadAsync(name, content);
        var preview = await answer.Content.ReadAsStringAsync();
        var done = await portal.DoneAsync(await PortalForms.SendFormAsync(portal.Client, preview, answer.RequestMessage!.RequestUri!.AbsolutePath + "/load"));
        return portal.Parts.Journal.Find(AdminPortal.LoadsOf(done).Single())!;
    }

    private static string Hash(byte[] content) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content));

    private static string Chain(string page) => Regex.Match(page, "<ol class=\"found\">.*?</ol>", RegexOptions.Singleline).Value;

    /// <summary>The table below the heading with an id.</summary>
    private static string Table(string page, string heading) =>
        Regex.Match(page, $"aria-labelledby=\"{heading}\"[^>]*>\\s*<table.*?</table>", RegexOptions.Singleline) is { Success: true } table ? table.Value : throw new InvalidOperationException($"no table {heading}:\n{page}");

    private static IReadOnlyList<string> Cells(string table) => [.. Regex.Matches(table, "<td class=\"nowrap\">([A-Z]+[0-9]+)</td>").Select(m => m.Groups[1].Value)];
}
