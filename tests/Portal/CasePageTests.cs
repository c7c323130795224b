using System.Net;
using System.Text.RegularExpressions;
using ReIntegrationBI.Portal;
using ReIntegrationBI.Portal.Server;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Cases;

namespace ReIntegrationBI.Tests.Portal;

public sealed class CasePageTests(CasePortal portal) : IClassFixture<CasePortal>
{
    public static TheoryData<string> InLanguages => [.. Languages.All];

    [Theory]
    [MemberData(nameof(InLanguages))]
    public async Task List_has_every_case_the_matrix_and_the_outcome_of_every_reported_number_and_no_percentage(string language)
    {
        var page = await Read($"/cases?lang={language}");
        var words = new CaseTexts(portal.Study, portal.Fields, language);
        var texts = PortalTexts.For(language);

        Assert.All(portal.Study.Cases, c => Assert.Contains($"href=\"/cases/serv2025/{c.Code}?lang={language}\">{c.Name}<", page, StringComparison.Ordinal));
        Assert.All(portal.Study.Matrix.Types, t => Assert.Contains(words.Of(t.Label), page, StringComparison.Ordinal));
        Assert.All(portal.Study.Overview, l => Assert.Contains(CaseTexts.Capital(words.Of(l.Line.Fact.Label)), page, StringComparison.Ordinal));
        Assert.Contains(texts.Fill("cases.overview_sum", 22, 9, 4), page, StringComparison.Ordinal);
        Assert.Equal(9, Regex.Count(page, "class=\"state closed_by_inference\""));
        Assert.Contains(texts.Fill("cases.head_key", 13, 15, words.Member("key", "people_centred_leadership")), page, StringComparison.Ordinal);
        Assert.Contains(texts.Fill("cases.head_value_none", 15, words.Field("formal_rit")), page, StringComparison.Ordinal);
        Assert.Contains("serv2025.cases.xlsx", page, StringComparison.Ordinal);
        Assert.DoesNotContain('%', Content(page));
        Whole(page, texts);
    }

    [Fact]
    public async Task A_type_and_a_key_limit_the_list_and_a_second_click_releases_them()
    {
        var matrix = portal.Study.Matrix;
        var type = matrix.Types.First(t => matrix.CasesByType[t.Code].Count > 0);
        var page = await Read($"/cases?lang=en&type={type.Code}");
        var listed = Regex.Matches(page, "<th scope=\"row\"><a class=\"target\" href=\"/cases/serv2025/([^?\"]+)").Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(matrix.CasesByType[type.Code], listed);
        Assert.Contains("aria-current=\"true\"", page, StringComparison.Ordinal);
        Assert.Matches($"<a class=\"pick\"[^>]* href=\"/cases[?]lang=en\"[^>]*aria-current=\"true\"", page);

        var key = matrix.Keys[0];
        page = await Read($"/cases?lang=en&type={type.Code}&key={key.Code}");
        listed = Regex.Matches(page, "<th scope=\"row\"><a class=\"target\" href=\"/cases/serv2025/([^?\"]+)").Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(matrix.Cell(type.Code, key.Code).Cases, listed);
        Assert.DoesNotContain('%', Content(page));

        Assert.Equal(HttpStatusCode.BadRequest, (await portal.Client.GetAsync("/cases?type=nobody")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await portal.Client.GetAsync("/cases?weather=rain")).StatusCode);
    }

    [Theory]
    [MemberData(nameof(InLanguages))]
    public async Task Each_case_tells_its_story_with_what_was_inferred_marked_and_every_fact_at_its_cell(string language)
    {
        var texts = PortalTexts.For(language);
        var words = new CaseTexts(portal.Study, portal.Fields, language);
        foreach (var one in portal.Study.Cases)
        {
            var page = await Read($"/cases/serv2025/{one.Code}?lang={language}");
            var facts = page.IndexOf("facts-title", StringComparison.Ordinal);
            var story = page[..facts];
            Assert.Contains($"<h1 id=\"case-title\">{one.Name}</h1>", page, StringComparison.Ordinal);
            foreach (var part in CaseStory.Of(portal.Study, one, portal.Fields, language))
            {
                Assert.All(part.Sentences.Concat(part.Points), line =>
                {
                    Assert.Contains(line.Text, story, StringComparison.Ordinal);
                    Assert.DoesNotContain("{", line.Text, StringComparison.Ordinal);
                });
            }

            Assert.Equal(
                ["who", "happened", "type", "helped", "support", "adapted", "now"], CaseStory.Of(portal.Study, one, portal.Fields, language).Select(p => p.Code));
            foreach (var cell in one.Profile.Select(p => p.Address).Concat(one.Keys.Select(k => k.Address)).Concat(one.Supports.Select(s => s.Address)).Concat(one.Adjustments.Select(a => a.Address)))
            {
                Assert.Contains($">{CaseTexts.Cell(cell)}<", page, StringComparison.Ordinal);
            }

            // Every mark of the story is of something inferred, or of an implied key; what is stated has none.
            var marks = CaseStory.Of(portal.Study, one, portal.Fields, language).SelectMany(p => p.Sentences.Concat(p.Points)).Where(l => l.Derived is not null).ToList();
            Assert.Equal(marks.Count, Regex.Count(story, "class=\"derived\""));
            Assert.All(one.Inferred.Where(p => p.Fact.Field is "months_full_incapacity" or "education" or "factor_health_impact"), p => Assert.Contains(
                marks, m => m.Text.Contains(words.Value(p.Fact), StringComparison.Ordinal) && m.Derived!.Contains(texts["cases.confidence." + p.Fact.Confidence], StringComparison.Ordinal)));
            Whole(page, texts);
        }
    }

    [Fact]
    public async Task A_story_marks_what_was_inferred_and_says_the_rest_plainly()
    {
        var page = await Read("/cases/serv2025/S07?lang=en");
        Assert.Contains("Sasha is 49 and worked as a head nurse.", page, StringComparison.Ordinal);
        Assert.Matches("Sasha was fully unfit for work for 19 months\\.\\s*<span class=\"derived\">\\s*\\(derived, confidence: low\\)</span>", page);
        Assert.Contains("No formal re-integration trajectory was involved.", page, StringComparison.Ordinal);
        Assert.Contains("June 2022 to October 2023: partial resumption of work", page, StringComparison.Ordinal);
        Assert.Contains("Hindering: manager", page, StringComparison.Ordinal);

        // Half a month, as each language writes it.
        Assert.Contains("3,5 maanden", await Read("/cases/serv2025/S10?lang=nl"), StringComparison.Ordinal);
        Assert.Contains("worked as an industrial engineer", await Read("/cases/serv2025/S15?lang=en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_there_says_so()
    {
        Assert.Contains("No cases have been loaded yet", portal.Before, StringComparison.Ordinal);
        foreach (var (path, says) in new[] { ("/cases/serv2025/S99?lang=en", "no case “S99”"), ("/cases/other/S01?lang=en", "No study “other”") })
        {
            using var answer = await portal.Client.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Contains(says, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        }
    }

    private async Task<string> Read(string path) => WebUtility.HtmlDecode(await portal.Client.GetStringAsync(path));

    private static string Content(string page) => page[page.IndexOf("<main", StringComparison.Ordinal)..page.IndexOf("</main>", StringComparison.Ordinal)];

    /// <summary>One heading of the page, identifiers once, no key of a text in place of the text.</summary>
    private static void Whole(string page, PortalTexts texts)
    {
        Assert.Single(Regex.Matches(page, "<h1"));
        var ids = Regex.Matches(page, " id=\"([^\"]+)\"").Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(Regex.Matches(page, "aria-labelledby=\"([^\"]+)\"").SelectMany(m => m.Groups[1].Value.Split(' ')), id => Assert.Contains(id, ids));
        Assert.DoesNotMatch(@">\s*(cases|nav)\.[a-z_]+", page);
        Assert.DoesNotMatch(@"\b(total_closure|bio_reading|interviewed_key_figure|overview_list|gt12|3to12|low_mid)\b", Content(page));
        Assert.Contains(texts["nav.cases"], page, StringComparison.Ordinal);
    }
}
