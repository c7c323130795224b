using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Dapper;
using ReIntegrationBI.Portal;
using ReIntegrationBI.Portal.Server;
using ReIntegrationBI.Reports.Rendering.Extract;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Tests.Commands;
using ReIntegrationBI.Tests.Reports.Extracts;
using ReIntegrationBI.Warehouse.Accounts;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Tests.Portal;

public sealed class ExtractPageTests(ExtractPortal portal) : IClassFixture<ExtractPortal>
{
    private const string Question = "measure=invalidity_persons&by=scheme&by=period&where=scheme%3Dgeneral&where=scheme%3Dself_employed&in.period=2014..2022-12-31";
    private const string Persons = "measure=trajectory_persons&measure=return_share_12m&by=region";

    public static TheoryData<string> InLanguages => [.. Languages.All];

    [Theory]
    [MemberData(nameof(InLanguages))]
    public async Task Without_a_question_the_page_offers_every_measure_once_and_no_dimension(string language)
    {
        var page = await Read($"/extracts?lang={language}");
        var texts = PortalTexts.For(language);
        Assert.All(portal.Installation.Model.Measures, m =>
        {
            Assert.Single(Regex.Matches(page, $"name=\"measure\" value=\"{m.Code}\""));
            Assert.Contains(m.Label.In(language), page, StringComparison.Ordinal);
        });
        Assert.Contains(texts["extracts.fact.trajectory"], page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"by\"", page, StringComparison.Ordinal);
        Assert.Contains(texts["extracts.none_saved"], page, StringComparison.Ordinal);
        IsWholePage(page);
    }

    [Fact]
    public async Task Choosing_measures_narrows_the_dimensions_to_theirs()
    {
        var figures = await Read("/extracts?lang=en&measure=invalidity_persons");
        Assert.Contains("id=\"by-status\"", figures, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"by-question\"", figures, StringComparison.Ordinal);
        var surveys = await Read("/extracts?lang=en&measure=survey_pct");
        Assert.Contains("id=\"by-question\"", surveys, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"by-status\"", surveys, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"rows\"", figures, StringComparison.Ordinal); // nothing was asked yet
        IsWholePage(figures);
        IsWholePage(surveys);
    }

    [Theory]
    [MemberData(nameof(InLanguages))]
    public async Task First_rows_stand_on_the_page_with_their_states_and_the_address_keeps_the_question(string language)
    {
        var page = await Read($"/extracts?lang={language}&{Question}&show=yes");
        var format = Formatter.For(language);
        var answer = portal.Installation.Reader.Ask(Form(Question).Query());
        Assert.True(answer.Rows.Count > 5);
        foreach (var row in answer.Rows.Take(20))
        {
            Assert.Contains(format.Number(row.Cell.Value!.Value, row.Cell.Decimals), page, StringComparison.Ordinal);
        }

        Assert.Contains("value=\"scheme=general\" selected", page, StringComparison.Ordinal);
        Assert.Contains("value=\"2014..2022-12-31\"", page, StringComparison.Ordinal);
        Assert.Contains("?lang=fr&amp;" + WebUtility.HtmlEncode(Form(Question).Address()), page, StringComparison.Ordinal);
        foreach (var file in ExtractFormat.All)
        {
            Assert.Contains($"/extracts/file.{file}?" + WebUtility.HtmlEncode(Form(Question).Address()), page, StringComparison.Ordinal);
        }

        IsWholePage(page);
    }

    [Fact]
    public async Task Address_and_form_tell_the_same_question()
    {
        foreach (var question in new[] { Question, Persons, "measure=invalidity_persons,invalidity_entries&by=period&editions=all&asof=2026-11-21&where=disease_group%3Dburn-out", "measure=survey_pct&in.question=a, b&where=publication%3Dx" })
        {
            var form = Form(question);
            var again = Form(form.Address());
            Assert.Equal(form.Address(), again.Address());
            Assert.Equal((form.Editions, form.AsOf), (again.Editions, again.AsOf));
            Assert.Equal(form.Measures, again.Measures);
            Assert.Equal(form.By, again.By);
            Assert.Equal(form.Where.Select(w => (w.Key, string.Join('|', w.Value))), again.Where.Select(w => (w.Key, string.Join('|', w.Value))));
        }

        await Task.CompletedTask;
    }

    [Theory]
    [InlineData("measure=invalidity_persons&show=yes", "period")]
    [InlineData("measure=invalidity_persons&measure=survey_pct&by=period&show=yes", "different dimensions")]
    [InlineData("measure=invalidity_persons&by=period&where=region%3DAtlantis&show=yes", "Atlantis")]
    [InlineData("measure=no_such&by=period&show=yes", "no_such")]
    [InlineData("measure=invalidity_persons&where=nonsense", "where=nonsense")]
    [InlineData("measure=invalidity_persons&editions=some", "editions=some")]
    [InlineData("measure=invalidity_persons&asof=yesterday", "yesterday")]
    public async Task What_cannot_be_asked_is_refused_with_the_reason_on_the_page_and_as_a_file(string question, string reason)
    {
        foreach (var path in new[] { "/extracts", "/extracts/file.csv" })
        {
            var answer = await portal.Client.GetAsync($"{path}?lang=en&{question}");
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            Assert.Contains("role=\"alert\"", page, StringComparison.Ordinal);
            Assert.Contains(reason, page, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("invalidity_persons", "scheme,period", "scheme=general,self_employed")]
    [InlineData("invalidity_persons,invalidity_entries", "period,unit", "")]
    [InlineData("invalidity_persons", "scheme,sex,age_group,region,disease_group,status,period", "")]
    [InlineData("trajectory_persons,return_share_12m", "region", "")]
    public async Task Page_command_and_query_give_the_same_numbers(string measures, string by, string where)
    {
        string[] limits = where.Length == 0 ? [] : ["--where", where];
        var query = CommandRun.In(portal.Folder, ["query", measures, "--by", by, .. limits, "--format", "csv"]);
        Assert.True(query.Code == 0, query.Messages);
        var expected = query.Lines.Select(l => l.Split(',')).ToList();
        var (codes, value) = (by.Split(','), Array.IndexOf(expected[0], "value"));

        var address = $"measure={measures}&by={by}" + (where.Length == 0 ? "" : "&where=" + Uri.EscapeDataString(where));
        var csv = await portal.Client.GetByteArrayAsync($"/extracts/file.csv?lang=en&{address}");
        var records = ExtractFiles.Records(csv);
        Assert.Equal(expected.Count, records.Count);
        foreach (var (mine, theirs) in records.Zip(expected).Skip(1))
        {
            Assert.Equal(theirs[value], mine[Array.IndexOf(records[0], "value")]);
            Assert.All(codes, c => Assert.Equal(theirs[Array.IndexOf(expected[0], c)], HarmlessText.Unquote(mine[Array.IndexOf(records[0], c)])));
        }

        foreach (var form in new[] { "csv", "xlsx" })
        {
            var run = CommandRun.In(portal.Folder, ["extract", "figures", measures, "--by", by, .. limits, "--out", $"figures.{form}"]);
            Assert.True(run.Code == 0, run.Messages);
        }

        Assert.Equal(csv, await File.ReadAllBytesAsync(portal.Folder.File("figures.csv")));
        var workbook = await File.ReadAllBytesAsync(portal.Folder.File("figures.xlsx"));
        var sheet = ExtractFiles.Sheets(workbook)["Data"];
        var column = sheet.First(r => r.Contains("Value")).ToList().IndexOf("Value");
        Assert.Equal(
            expected.Skip(1).Select(e => e[value].Length == 0 ? (double?)null : double.Parse(e[value], CultureInfo.InvariantCulture)), sheet.Skip(1).Select(r => (double?)r[column]));
    }

    [Fact]
    public async Task A_workbook_tells_what_was_asked_by_which_rules_and_where_each_figure_comes_from()
    {
        var workbook = await portal.Client.GetByteArrayAsync($"/extracts/file.xlsx?lang=fr&{Question}");
        ExtractFiles.IsValid(workbook);
        var sheets = ExtractFiles.Sheets(workbook);
        Assert.Equal(["Données", "Notes", "Provenance"], sheets.Keys);
        var notes = sheets["Notes"].Select(r => $"{r[0]}: {r[1]}").ToList();
        Assert.Contains("Filtre: Régime: " + string.Join(", ", new[] { "general", "self_employed" }.Select(r => portal.Installation.CodeLists.Find("scheme", r)!.Label.Fr)), notes);
        Assert.Contains(notes, n => n.StartsWith("Filtre: Période: 2014..2022-12-31", StringComparison.Ordinal));
        Assert.Contains(notes, n => n.StartsWith("Tel que connu le (UTC): ", StringComparison.Ordinal) && n.EndsWith("(maintenant)", StringComparison.Ordinal));
        Assert.Contains(notes, n => n.Contains(FixedTexts.For("fr")["state.suppressed"], StringComparison.Ordinal));
        var answer = portal.Installation.Reader.Ask(Form(Question).Query());
        var provenance = sheets["Provenance"];
        Assert.Equal(answer.Rows.Sum(r => r.Cell.Addresses.Count), provenance.Count - 1);
        var (row, address) = (answer.Rows[3], answer.Rows[3].Cell.Addresses[0]);
        var written = provenance.Single(r => Equals(r[0], 4.0));
        Assert.Equal([address.Publication, address.PublicationTitle, address.Publisher, address.Url], written[2..6].Select(v => v?.ToString()));
        Assert.Equal([address.File, address.Sheet, address.Cell, address.Sha256], written[6..10].Select(v => v?.ToString()));
        Assert.Equal((double)address.LoadKey, written[10]);
        Assert.Equal((double)row.Cell.Value!.Value, sheets["Données"][4][Array.IndexOf(sheets["Données"][0], "Valeur")]);
    }

    [Fact]
    public async Task Numbers_that_are_not_shown_are_in_no_file_and_made_up_ones_say_so()
    {
        var answer = portal.Installation.Reader.Ask(Form(Persons).Query());
        Assert.Contains(answer.Rows, r => r.Cell.State == CellState.Suppressed);
        Assert.Contains(answer.Rows, r => r.Cell.State == CellState.Shown);
        var files = ExtractFiles.Entries(await portal.Client.GetByteArrayAsync($"/extracts/file.zip?lang=en&{Persons}"));
        var records = ExtractFiles.Records(files["data.csv"]);
        int At(string column) => Array.IndexOf(records[0], column);
        Assert.Equal(answer.Rows.Select(r => r.Cell.State == CellState.Suppressed), records.Skip(1).Select(r => r[At("state")] == "suppressed"));
        Assert.All(records.Skip(1), r => Assert.Equal("yes", r[At("synthetic")]));
        var hidden = records.Skip(1).Where(r => r[At("state")] == "suppressed").ToList();
        Assert.All(hidden, r => Assert.Equal(("", "", ""), (r[At("value")], r[At("base")], r[At("remark")])));
        var withSource = ExtractFiles.Records(files["provenance.csv"]).Skip(1).Select(r => r[0]).ToHashSet();
        Assert.DoesNotContain(hidden, r => withSource.Contains(r[0]));
        var page = await Read($"/extracts?lang=en&{Persons}&show=yes");
        Assert.Contains("class=\"synthetic\"", page, StringComparison.Ordinal);
        Assert.Contains(FixedTexts.For("en")["state.suppressed"], page, StringComparison.Ordinal);
        var workbook = await portal.Client.GetByteArrayAsync($"/extracts/file.xlsx?lang=en&{Persons}");
        ExtractFiles.IsValid(workbook);
        Assert.All(ExtractFiles.Sheets(workbook).Values, s => Assert.StartsWith("Synthetic data", s[0][0]!.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Taking_figures_out_is_noted_with_the_question()
    {
        await portal.Client.GetByteArrayAsync($"/extracts/file.csv?lang=en&{Question}&asof=2030-01-01");
        using var connection = portal.Installation.Engine.Open();
        var noted = connection.QuerySingle<(string Action, string Subject, string Outcome)>(
            "SELECT Action, Subject, Outcome FROM AuditEvent WHERE Detail = @detail", new { detail = Form(Question).Address() + "&asof=2030-01-01" });
        Assert.Equal((AuditAction.Extract, "file.csv", AuditEvent.Done), noted);
    }

    [Fact]
    public async Task A_question_is_kept_replaced_when_confirmed_taken_out_again_and_deleted()
    {
        var page = await Read($"/extracts?lang=en&{Question}&show=yes");
        var token = Token(page);
        Dictionary<string, string> form = new() { ["__RequestVerificationToken"] = token, ["name"] = "=Two regions", ["question"] = Form(Question).Address() };

        // Without the token of the form nothing is kept or forgotten.
        var forged = await portal.Client.PostAsync("/extracts/saved?lang=en", new FormUrlEncodedContent(form.Where(f => f.Key[0] != '_')));
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Empty(portal.Installation.SavedExtracts.Of(ExtractPortal.Analyst));

        Assert.Equal(HttpStatusCode.SeeOther, (await Post("/extracts/saved?lang=en", form)).StatusCode);
        var saved = Assert.Single(portal.Installation.SavedExtracts.Of(ExtractPortal.Analyst));
        Assert.Equal(("=Two regions", Form(Question).Address()), (saved.Name, saved.Definition));

        Assert.Equal(HttpStatusCode.BadRequest, (await Post($"/extracts/saved/{saved.Key}/delete?lang=en", [])).StatusCode);
        Assert.Single(portal.Installation.SavedExtracts.Of(ExtractPortal.Analyst));

        form["question"] = "measure=invalidity_persons&by=period";
        var conflict = await Post("/extracts/saved?lang=en", form);
        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        var said = WebUtility.HtmlDecode(await conflict.Content.ReadAsStringAsync());
        Assert.Contains(PortalTexts.For("en").Fill("extracts.name_taken", saved.Name), said, StringComparison.Ordinal);
        Assert.Equal(saved.Definition, portal.Installation.SavedExtracts.Find(ExtractPortal.Analyst, saved.Key)!.Definition);
        form["replaces"] = form["name"];
        Assert.Equal(HttpStatusCode.SeeOther, (await Post("/extracts/saved?lang=en", form)).StatusCode);
        Assert.Equal(form["question"], portal.Installation.SavedExtracts.Find(ExtractPortal.Analyst, saved.Key)!.Definition);

        var again = await portal.Client.GetByteArrayAsync($"/extracts/saved/{saved.Key}/file.csv?lang=en");
        Assert.Equal(await portal.Client.GetByteArrayAsync($"/extracts/file.csv?lang=en&{form["question"]}"), again);
        Assert.NotNull(portal.Installation.SavedExtracts.Find(ExtractPortal.Analyst, saved.Key)!.LastRunAt);
        var list = await Read("/extracts?lang=en");
        Assert.Contains($"/extracts/saved/{saved.Key}/file.xlsx", list, StringComparison.Ordinal);
        IsWholePage(list);

        Assert.Equal(HttpStatusCode.SeeOther, (await Post($"/extracts/saved/{saved.Key}/delete?lang=en", new() { ["__RequestVerificationToken"] = token })).StatusCode);
        Assert.Empty(portal.Installation.SavedExtracts.Of(ExtractPortal.Analyst));
        Assert.Equal(HttpStatusCode.NotFound, (await portal.Client.GetAsync($"/extracts/saved/{saved.Key}/file.csv?lang=en")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await portal.Client.GetAsync($"/extracts/file.ods?{Question}")).StatusCode);
    }

    [Theory]
    [InlineData("figures.pdf", "measure", "no .xlsx, .csv, .zip file")]
    [InlineData("nowhere/figures.csv", "invalidity_persons", "there is no folder")]
    [InlineData("figures.csv", "invalidity_persons", "period")]
    public void The_command_refuses_what_it_cannot_do_and_leaves_no_file(string file, string measure, string reason)
    {
        using var elsewhere = new TempFolder();
        var run = CommandRun.In(portal.Folder, "extract", "figures", measure, "--out", Path.Combine(elsewhere.Path, file));
        Assert.Equal(2, run.Code);
        Assert.Contains(reason, run.Messages, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(elsewhere.Path));
    }

    private ExtractForm Form(string question) => ExtractForm.Read(question, portal.Installation.CodeLists);

    private async Task<string> Read(string address)
    {
        var answer = await portal.Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return Regex.Replace(await answer.Content.ReadAsStringAsync(), "&#x([0-9A-F]+);", m => m.Groups[1].Value is "22" or "26" or "3C" or "3E"
            ? m.Value
            : char.ConvertFromUtf32(int.Parse(m.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)));
    }

    private Task<HttpResponseMessage> Post(string address, Dictionary<string, string> form) => portal.Client.PostAsync(address, new FormUrlEncodedContent(form));

    private static string Token(string page) => Regex.Match(page, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;

    private static void IsWholePage(string page)
    {
        Assert.Single(Regex.Matches(page, "<h1[ >]"));
        Assert.Equal($"<script src=\"{PortalScript.Address}\" defer>", Assert.Single(Regex.Matches(page, "<script[^>]*>")).Value);
        Assert.DoesNotContain(" style=", page, StringComparison.Ordinal);
        var ids = Regex.Matches(page, " id=\"([^\"]+)\"").Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(ids.Distinct().Count(), ids.Count);

        // Every field has a label of its own, and every label a field.
        var fields = Regex.Matches(page, "<(?:input|select)(?![^>]*type=\"hidden\")[^>]* id=\"([^\"]+)\"").Select(m => m.Groups[1].Value).ToHashSet();
        Assert.Equal(Regex.Matches(page, "<(?:input|select)[ >]").Count - Regex.Matches(page, "<input[^>]*type=\"hidden\"").Count, fields.Count);
        Assert.Equal(fields.Order(), Regex.Matches(page, "<label for=\"([^\"]+)\"").Select(m => m.Groups[1].Value).Order());
        Assert.All(Regex.Matches(page, "<th(?:\\s[^>]*)?>").Select(m => m.Value), t => Assert.Contains("scope=", t, StringComparison.Ordinal));
    }
}
