using System.Net;
using System.Text.RegularExpressions;
using ReIntegrationBI.Portal;
using ReIntegrationBI.Portal.Server;
using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Tests.Portal;

public sealed class SurveyPageTests(SurveyPortal portal) : IClassFixture<SurveyPortal>
{
    private const string Band = "class=\"synthetic\"";

    public static TheoryData<string, string> SurveysInLanguages()
    {
        var all = new TheoryData<string, string>();
        foreach (var survey in new[] { SurveyPortal.WithRespondents, SurveyPortal.TablesOnly })
        {
            foreach (var language in Languages.All)
            {
                all.Add(survey, language);
            }
        }

        return all;
    }

    [Theory]
    [InlineData("nl", "Grenzen van de studie")]
    [InlineData("fr", "Limites de l’étude")]
    [InlineData("en", "Limits of the study")]
    public async Task List_tells_of_each_survey_what_it_is_and_leads_to_its_page(string language, string limits)
    {
        var page = await Read($"/surveys?lang={language}");
        var format = Formatter.For(language);
        Assert.Contains(limits, page, StringComparison.Ordinal);
        foreach (var survey in portal.Installation.Questionnaires.Surveys())
        {
            Assert.Contains(survey.Title.In(language), page, StringComparison.Ordinal);
            Assert.Contains(survey.Organiser, page, StringComparison.Ordinal);
            Assert.Contains(survey.Limits.In(language), page, StringComparison.Ordinal);
            Assert.Contains(format.Number(survey.Respondents!.Value), page, StringComparison.Ordinal);
            Assert.Contains($"href=\"/surveys/{survey.Code}?lang={language}\"", page, StringComparison.Ordinal);
        }

        // One of the two has respondents, and they are made up.
        Assert.Single(Regex.Matches(page, Band));
    }

    [Theory]
    [MemberData(nameof(SurveysInLanguages))]
    public async Task Survey_page_leads_to_every_question_and_names_its_file(string code, string language)
    {
        var page = await Read($"/surveys/{code}?lang={language}");
        var questionnaire = portal.Installation.Questionnaires.Find(code)!;
        Assert.Equal(code == SurveyPortal.WithRespondents ? 51 : 46, questionnaire.Questions.Count);
        Assert.All(questionnaire.Questions, q => Assert.Contains($"href=\"/surveys/{code}/{q.Code}?lang={language}\"", page, StringComparison.Ordinal));
        Assert.Contains(code + ".survey.xlsx", page, StringComparison.Ordinal);
        Assert.Equal(language != "nl", page.Contains(FixedTexts.For(language)["survey.translated"], StringComparison.Ordinal));
        HasOneHeadingAndLandmarks(page);
    }

    [Fact]
    public async Task Errors_that_the_checks_found_stand_on_the_page_as_the_publishers()
    {
        var page = await Read("/surveys/cm2023?lang=en");
        Assert.True(Regex.Count(page[page.IndexOf("errors-title", StringComparison.Ordinal)..], "CM \\(Christelijke Mutualiteit\\) prints for") >= 5);

        // The text prints 32 %, the figure 31.5 %: this one is rounded. Part-time and full-time are swapped in the text.
        Assert.Contains("prints for", await Read("/surveys/cm2023/work_status?lang=en"), StringComparison.Ordinal);
        Assert.DoesNotContain("prints for", await Read("/surveys/cm2023/initiative?lang=en"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(SurveysInLanguages))]
    public async Task Every_question_has_a_page_that_holds_every_number_published_and_no_empty_chart(string code, string language)
    {
        var entry = new SurveyLibrary(portal.Installation).Find(code)!;
        var format = Formatter.For(language);
        var numbers = 0;
        foreach (var question in entry.Questionnaire.Questions)
        {
            var page = await Read($"/surveys/{code}/{question.Code}?lang={language}");
            var figures = Regex.Matches(page, "<figure class=\"visual\".*?</figure>", RegexOptions.Singleline);
            Assert.True(figures.Count > 0, $"{question.Code} shows nothing.");
            Assert.All(figures, f => Assert.True(Regex.IsMatch(f.Value, "<rect|class=\"value|<td class=\"num (exact|inexact)"), $"{question.Code} has an empty chart."));
            Assert.All(figures, f => Assert.Contains("class=\"source\"", f.Value, StringComparison.Ordinal));

            // Each number once in the provenance, with its cell, and a link to it from a table.
            var sources = Sources(page);
            foreach (var row in entry.Of(question).Where(r => r.Cell.Value is not null))
            {
                var cell = row.Cell;
                var printed = FixedTexts.For(language).Fill("mark." + cell.Precision, format.WithSymbol(format.Number(cell.Value!.Value, cell.Decimals), cell.Unit.Symbol));
                var source = sources.SingleOrDefault(s => s.Cell == cell.Addresses[0].Cell);
                Assert.True(source != default, $"{question.Code}: {cell.Addresses[0].Cell} ({printed}) is not on the page.");
                Assert.Equal(printed, source.Text);
                Assert.Contains($"href=\"#a{source.Number}\"", page, StringComparison.Ordinal);
                numbers++;
            }

            Assert.Equal(entry.Of(question).Count(r => r.Cell.Value is not null), sources.Count);
            if (question.Base is { } n && entry.Of(question).All(r => r.Cell.Base == n))
            {
                Assert.Contains("n = " + format.Number(n), page, StringComparison.Ordinal);
            }

            EveryIdOnceAndEveryPlaceFound(page);
            HasOneHeadingAndLandmarks(page);
        }

        Assert.Equal(entry.Published.Count(r => r.Cell.Value is not null), numbers);
        Assert.True(numbers >= 480, $"Only {numbers} numbers.");
    }

    [Theory]
    [InlineData("cm2023", "felt_helped", VisualKind.LikertBar)]
    [InlineData("cm2023", "sex", VisualKind.StackedBar)]
    [InlineData("cm2023", "sector", VisualKind.Bar)]
    [InlineData("cm2023", "adaptations_needed", VisualKind.Bar)]
    [InlineData("cm2023", "age", VisualKind.KpiCards)]
    [InlineData("kotk_vpp2025", "WN_QR1", VisualKind.MultiResponseBar)]
    [InlineData("kotk_vpp2025", "WN_Q3.7", VisualKind.RankingBar)]
    [InlineData("kotk_vpp2025", "WN_Q2.9a", VisualKind.Bar)]
    [InlineData("kotk_vpp2025", "WN_Q2.10a", VisualKind.LikertBar)]
    [InlineData("kotk_vpp2025", "WG_Q4.11_by_reason", VisualKind.StackedBar)]
    [InlineData("kotk_vpp2025", "WG_Q2.8_grouped", VisualKind.StackedBar)]
    [InlineData("kotk_vpp2025", "WG_Q4.3", VisualKind.Crosstab)]
    [InlineData("kotk_vpp2025", "WG_Q4.8", VisualKind.Crosstab)]
    public void Each_kind_of_question_is_drawn_as_fits_it(string code, string question, VisualKind expected)
    {
        var entry = new SurveyLibrary(portal.Installation).Find(code, question)!;
        var published = new SurveyVisuals(entry.Questionnaire, "en").Published(entry.Questionnaire.Find(question)!, entry.Published);
        Assert.Equal(expected, published.Visuals[0].Kind);
        Assert.All(published.Visuals, v => Assert.False(v.Synthetic));
    }

    [Theory]
    [InlineData("WN_Q2.3", "very_bad", LikertPosition.Negative)]
    [InlineData("WN_Q2.3", "no_answer", LikertPosition.Outside)]
    [InlineData("WN_Q3.15", "very_positive", LikertPosition.Positive)]
    [InlineData("WN_Q3.19", "certainly", LikertPosition.Positive)]
    [InlineData("WN_Q3.20", "very_unlikely", LikertPosition.Negative)]
    [InlineData("WN_Q3.18", "neutral", LikertPosition.Neutral)]
    [InlineData("WN_Q2.10a", "very_insufficient", LikertPosition.Negative)]
    [InlineData("WN_jobseeker_employer_reaction", "very_understanding", LikertPosition.Positive)]
    public void Steps_of_a_scale_stand_at_their_side_whichever_end_comes_first(string question, string step, LikertPosition expected)
    {
        var entry = new SurveyLibrary(portal.Installation).Find(SurveyPortal.TablesOnly, question)!;
        var visual = new SurveyVisuals(entry.Questionnaire, "nl").Published(entry.Questionnaire.Find(question)!, entry.Published).Visuals[0];
        Assert.Equal(expected, visual.Series.Single(s => s.Code == step).Likert);
    }

    [Fact]
    public void Letters_bases_and_doubt_stand_as_printed()
    {
        var entry = new SurveyLibrary(portal.Installation).Find(SurveyPortal.TablesOnly, "WG_Q4.8")!;
        var visual = new SurveyVisuals(entry.Questionnaire, "en").Published(entry.Questionnaire.Find("WG_Q4.8")!, entry.Published).Visuals[0];
        Assert.Equal(["A", "B", "C"], visual.Series.Select(s => s.Letter));
        Assert.Equal("n = 66", visual.Series.Single(x => x.Letter == "C").Base);
        Assert.EndsWith("(derived)", visual.Series.Single(x => x.Letter == "A").Base, StringComparison.Ordinal);
        foreach (var row in entry.Published.Where(r => r.Measure == "survey_pct"))
        {
            var series = visual.Series.Single(s => s.Code == row["segment"].Code);
            var point = series.Points[visual.Categories.ToList().FindIndex(c => c.Code == row["answer"].Code)];
            Assert.Equal(row.Cell.Value, point.Value);
            Assert.Equal(row.Cell.Letters ?? "", point.Letters);
            Assert.Equal(row.Cell.IsUncertain, point.Uncertain);
        }

        Assert.Contains(entry.Published, r => r.Cell.Letters?.Length > 0);
        Assert.Contains(entry.Published, r => r.Cell.IsUncertain);
    }

    [Fact]
    public void Routing_is_told_in_words()
    {
        var questionnaire = portal.Installation.Questionnaires.Find("cm2023")!;
        var words = new SurveyVisualsWords(questionnaire, "en");
        var asked = words.Asked(questionnaire.Find("adaptations_ease")!)!;
        Assert.Contains("answered “", asked, StringComparison.Ordinal);
        Assert.Contains("anything but “", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("adaptations_received", asked, StringComparison.Ordinal);
        Assert.Null(words.Asked(questionnaire.Find("sex")!));
    }

    [Theory]
    [InlineData("/surveys/nothing", "nothing")]
    [InlineData("/surveys/nothing/sex", "nothing")]
    [InlineData("/surveys/nothing/crosstab", "nothing")]
    [InlineData("/surveys/cm2023/nonsense", "nonsense")]
    [InlineData("/surveys/cm2023/crosstab?rows=nonsense", "nonsense")]
    [InlineData("/surveys/cm2023/crosstab?rows=sex&columns=nonsense", "nonsense")]
    [InlineData("/surveys/%3Cb%3E", "&lt;b&gt;")]
    public async Task What_is_not_there_is_refused_in_words(string address, string named)
    {
        var answer = await portal.Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains($"“{named}”", WebUtility.HtmlDecode(page).Replace("<b>", "&lt;b&gt;", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        HasOneHeadingAndLandmarks(page);
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task Without_respondents_the_crosstab_page_says_so_and_how_to_get_them(string language)
    {
        var page = await Read($"/surveys/{SurveyPortal.TablesOnly}/crosstab?lang={language}");
        Assert.Contains("load kotk_vpp2025.respondents.csv", page, StringComparison.Ordinal);

        // Of this survey none can be made up: no rule says who belongs to which of its groups.
        Assert.DoesNotContain("sample respondents", page, StringComparison.Ordinal);
        Assert.Contains("sample respondents cm2023 --seed 1", portal.BeforeRespondents, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", portal.BeforeRespondents, StringComparison.Ordinal);
        Assert.DoesNotContain(Band, portal.BeforeRespondents, StringComparison.Ordinal);
        Assert.Contains(PortalTexts.For(language)["surveys.no_respondents"], page, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await portal.Client.GetAsync($"/surveys/{SurveyPortal.TablesOnly}/crosstab?rows=WG_Q2.2")).StatusCode);
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task Form_has_a_label_for_each_field_and_the_answer_its_bases_letters_and_bands(string language)
    {
        var page = await Read($"/surveys/cm2023/crosstab?lang={language}&rows=residual_capacity&columns=sex");
        foreach (Match field in Regex.Matches(page, "<(?:select|input type=\"checkbox\") ?id=\"([^\"]+)\""))
        {
            Assert.Contains($"<label for=\"{field.Groups[1].Value}\">", page, StringComparison.Ordinal);
        }

        Assert.Equal(4, Regex.Count(page, "<select"));
        Assert.Contains("<option value=\"residual_capacity\" selected", page, StringComparison.Ordinal);
        Assert.Contains("method=\"get\"", page, StringComparison.Ordinal);

        // 300 men of whom 200 are fit, 300 women of whom 100 are: told apart beyond doubt.
        var table = Figure(page, "crosstab");
        var format = Formatter.For(language);
        Assert.Contains("n = 300", table, StringComparison.Ordinal);
        Assert.Contains(format.Number(66.7m, 1), table, StringComparison.Ordinal);
        Assert.Contains("class=\"letters\"", table, StringComparison.Ordinal);
        Assert.Contains("<details", page, StringComparison.Ordinal);
        EveryTableHasItsBand(page);
        Assert.Contains($"?lang=fr&amp;rows=residual_capacity&amp;weight=none&amp;columns=sex", page, StringComparison.Ordinal);
        EveryIdOnceAndEveryPlaceFound(page);
        HasOneHeadingAndLandmarks(page);
    }

    [Fact]
    public void Weights_and_means_alone_are_told()
    {
        var questionnaire = portal.Installation.Questionnaires.Find(SurveyPortal.WithRespondents)!;
        var table = portal.Installation.Crosstabs.Ask(SurveyCrosstabFormOf("residual_capacity", "sex"));
        var means = table with
        {
            Rows = [new CrosstabRow(CrosstabRowKind.Mean, "mean", new Label("gemiddelde", "moyenne", "mean"), [.. table.Columns.Select(_ => new CrosstabCell { Value = 49.126 })])],
            Weights = new CrosstabWeights(new Label("gewogen", "pondéré", "weighted by hand"), 512.4, 1.25, 0.5, 2, []),
        };
        var visual = Assert.Single(new SurveyVisualsCrosstab(questionnaire, "en").Main(means));
        Assert.True(visual.Synthetic);
        Assert.Contains("Weighted by hand. Effective base 512, design effect 1.25.", visual.Notes);
        Assert.All(visual.Series, s => Assert.Equal("49.13", s.Points.Single().Text));
        Assert.Equal(["", "%"], new SurveyVisualsCrosstab(questionnaire, "en").Main(table).Concat([visual]).Select(v => v.Series[0].Unit.Symbol).Distinct().Order());
        Assert.Empty(new SurveyVisualsCrosstab(questionnaire, "en").Details(means));
    }

    [Fact]
    public async Task What_disclosure_control_hides_is_not_on_the_page()
    {
        var page = await Read("/surveys/cm2023/crosstab?lang=en&rows=region&columns=sex");
        Assert.Contains("class=\"num suppressed\"", page, StringComparison.Ordinal);
        var table = portal.Installation.Crosstabs.Ask(SurveyCrosstabFormOf("region", "sex"));
        var hidden = table.Rows.Single(r => r.Code == "abroad");
        Assert.All(hidden.Cells, c => Assert.Null(c.Count));
        Assert.Contains(PortalTexts.For("en").Fill("surveys.suppressed", table.Suppressed), page, StringComparison.Ordinal);
        EveryTableHasItsBand(page);
    }

    [Theory]
    [InlineData("rows=sex&columns=sex")]
    [InlineData("rows=sex&weight=heavy")]
    [InlineData("rows=sex&weight=file")]
    public async Task What_cannot_be_made_is_told_with_status_400(string query)
    {
        var answer = await portal.Client.GetAsync("/surveys/cm2023/crosstab?lang=en&" + query);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("role=\"alert\"", page, StringComparison.Ordinal);
        Assert.Contains("<form", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<figure", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rows=sex&columns=sex", "surveys.same_question")]
    [InlineData("rows=sex&weight=heavy", "surveys.unknown_weight")]
    public async Task What_a_visitor_easily_chooses_wrong_is_told_in_the_language_of_the_page(string query, string text)
    {
        foreach (var language in Languages.All)
        {
            var page = Typography(await (await portal.Client.GetAsync($"/surveys/cm2023/crosstab?lang={language}&{query}")).Content.ReadAsStringAsync());
            Assert.Contains($"<p lang=\"{language}\">{PortalTexts.For(language).Fill(text, "heavy")}</p>", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Start_page_leads_to_the_surveys() =>
        Assert.Contains("href=\"/surveys?lang=nl\"", await Read("/?lang=nl"), StringComparison.Ordinal);

    private static CrosstabQuery SurveyCrosstabFormOf(string rows, string columns) =>
        new() { Survey = SurveyPortal.WithRespondents, Rows = rows, Columns = [columns] };

    /// <summary>No made-up number without its band: on the page, and on each figure and table of it.</summary>
    private static void EveryTableHasItsBand(string page)
    {
        Assert.Contains(Band, page[..page.IndexOf("<form", StringComparison.Ordinal)], StringComparison.Ordinal);
        var figures = Regex.Matches(page, "<figure class=\"visual\".*?</figure>", RegexOptions.Singleline);
        Assert.True(figures.Count >= 3);
        Assert.All(figures, f => Assert.Contains(Band, f.Value, StringComparison.Ordinal));
        Assert.All(Regex.Matches(page, "<table.*?</table>", RegexOptions.Singleline), t => Assert.Contains(Band, t.Value, StringComparison.Ordinal));
    }

    private static string Figure(string page, string id) =>
        Regex.Match(page, $"<figure class=\"visual\" id=\"visual-{id}\".*?</figure>", RegexOptions.Singleline).Value;

    private static List<(string Number, string Text, string Cell)> Sources(string page) =>
        Regex.Matches(
            page, "<tr id=\"a([0-9]+)\" class=\"first\">.*?<td class=\"num\" rowspan=\"1\">([^<]*)</td>.*?<td>([A-Z]+[0-9]+)</td>\\s*<td><abbr", RegexOptions.Singleline)
            .Select(m => (m.Groups[1].Value, m.Groups[2].Value, m.Groups[3].Value)).ToList();

    private static void HasOneHeadingAndLandmarks(string page)
    {
        Assert.Single(Regex.Matches(page, "<h1[ >]"));
        Assert.All(new[] { "<header", "<nav", "<main", "<footer" }, l => Assert.Contains(l, page, StringComparison.Ordinal));
        Assert.Equal($"<script src=\"{PortalScript.Address}\" defer>", Assert.Single(System.Text.RegularExpressions.Regex.Matches(page, "<script[^>]*>")).Value);
        Assert.DoesNotContain(" style=", page, StringComparison.Ordinal);
        Assert.All(Regex.Matches(page, "<th[ >][^>]*>?"), th => Assert.Contains("scope=", th.Value, StringComparison.Ordinal));
    }

    private static void EveryIdOnceAndEveryPlaceFound(string page)
    {
        var ids = Regex.Matches(page, " id=\"([^\"]+)\"").Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Empty(Regex.Matches(page, "href=\"#([^\"]+)\"").Select(m => m.Groups[1].Value).Distinct().Except(ids));
    }

    private async Task<string> Read(string address)
    {
        var answer = await portal.Client.GetAsync(address);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {answer.StatusCode}");
        return Typography(page);
    }

    // Razor writes what is not ASCII as it is or as an entity; both are the same text.
    private static string Typography(string page) => Regex.Replace(page, "&#x([0-9A-F]+);", m => char.ConvertFromUtf32(Convert.ToInt32(m.Groups[1].Value, 16)));
}
