using System.Net;
using System.Text.RegularExpressions;
using ReIntegrationBI.Portal;
using ReIntegrationBI.Portal.Server;
using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Tests.Portal;

public sealed class TrajectoryPageTests(TrajectoryPortal portal) : IClassFixture<TrajectoryPortal>
{
    private const string Band = "class=\"synthetic\"";

    public static TheoryData<string> InLanguages => [.. Languages.All];

    [Theory]
    [MemberData(nameof(InLanguages))]
    public async Task Without_trajectories_the_page_says_what_to_load_and_how(string language)
    {
        var page = Typography(portal.Before[language]);
        Assert.Contains(PortalTexts.For(language)["trajectories.none"], page, StringComparison.Ordinal);
        Assert.Contains("sample trajectories --rows", page, StringComparison.Ordinal);
        Assert.Contains("load first.trajectories.csv", page, StringComparison.Ordinal);
        Assert.Contains("Pseudonyms__Key", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Band, page, StringComparison.Ordinal);
        IsWholePage(page);
        Assert.Contains($"href=\"/trajectories?lang={language}\"", await Read($"/surveys?lang={language}"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(InLanguages))]
    public async Task Page_tells_what_is_held_and_every_answer_in_the_language_of_the_visitor(string language)
    {
        var page = await Read($"/trajectories?lang={language}");
        var (texts, format, set) = (PortalTexts.For(language), Formatter.For(language), portal.Installation.Trajectories.Find()!);
        Assert.Contains(format.Number(set.Persons), page, StringComparison.Ordinal);
        Assert.Contains(format.Date(set.ObservedUntil), page, StringComparison.Ordinal);
        Assert.Contains("made.trajectories.csv", page, StringComparison.Ordinal);
        Assert.Contains(texts["trajectories.made_up"], page, StringComparison.Ordinal);
        Assert.Contains(texts["trajectories.synthetic"], page, StringComparison.Ordinal);
        foreach (var id in new[] { "return", "return-shares", "waiting", "funnel", "stopped", "relapse", "contact", "hand-overs", "flows" })
        {
            var figure = Figure(page, id);
            Assert.True(figure.Length > 0, $"There is no visual {id}.");
            Assert.Contains(Band, figure, StringComparison.Ordinal);
            Assert.Contains("class=\"source\"", figure, StringComparison.Ordinal);
        }

        Assert.All(Regex.Matches(page, "<table.*?</table>", RegexOptions.Singleline), t => Assert.Contains(Band, t.Value, StringComparison.Ordinal));
        IsWholePage(page);

        // The numbers are those of the reader.
        var curve = portal.Installation.Trajectories.Return(new TrajectoryQuery()).Groups.Single();
        Assert.Contains(format.Number((decimal)curve.At(12).Share!.Value, 1) + " (", Figure(page, "return-shares"), StringComparison.Ordinal);
        Assert.Contains(format.Number(curve.Median.Days!.Value), Figure(page, "return-shares"), StringComparison.Ordinal);
        var plan = portal.Installation.Trajectories.Funnel(new TrajectoryQuery()).Groups.Single().Steps.Single(s => s.Milestone.Code == "first_contact");
        Assert.Contains(format.Number(plan.Reached.Persons!.Value), Figure(page, "funnel"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("by=scheme")]
    [InlineData("by=period&full=yes")]
    [InlineData("by=sex&scheme=general")]
    [InlineData("by=period&scheme=self_employed")]
    [InlineData("sex=F")]
    public async Task Address_holds_the_question_and_the_answer_names_its_groups(string query)
    {
        foreach (var language in Languages.All)
        {
            var page = await Read($"/trajectories?lang={language}&{query}");
            foreach (var (name, value) in query.Split('&').Select(p => p.Split('=')).Select(p => (p[0], Uri.UnescapeDataString(p[1]))))
            {
                Assert.Contains(
                    name == "full" ? "value=\"yes\" checked" : $"<option value=\"{value}\" selected", page, StringComparison.Ordinal);
                if (name == "by")
                {
                    var members = portal.Installation.Trajectories.Members(value);
                    Assert.All(members, m => Assert.Contains(Sentence(m.Label.In(language)), WebUtility.HtmlDecode(Figure(page, "return-shares")), StringComparison.Ordinal));
                }
            }

            // Another language keeps the question.
            Assert.Contains("?lang=fr&amp;" + query.Replace("&", "&amp;", StringComparison.Ordinal), page, StringComparison.Ordinal);
            Assert.All(Regex.Matches(page, "<table.*?</table>", RegexOptions.Singleline), t => Assert.Contains(Band, t.Value, StringComparison.Ordinal));
            IsWholePage(page);
        }
    }

    [Fact]
    public async Task What_disclosure_control_hides_is_on_no_page_and_is_said()
    {
        var hidden = 0;
        // Of these few persons, groups by age, region or disease are so many and so small that protecting their funnels takes a minute.
        foreach (var dimension in TrajectoryQuery.Dimensions.Except(["age_group", "region", "disease_group"]))
        {
            var (reader, query) = (portal.Installation.Trajectories, new TrajectoryQuery { By = [dimension] });
            var answers = new
            {
                Return = reader.Return(query), Waiting = reader.Waiting(query), Funnel = reader.Funnel(query), Relapse = reader.Relapse(query), Contact = reader.Contact(query), HandOvers = reader.HandOvers(query),
            };
            var suppressed = new TrajectoryTable[] { answers.Return, answers.Waiting, answers.Funnel, answers.Relapse, answers.Contact, answers.HandOvers }.Sum(t => t.Suppressed);
            var page = await Read($"/trajectories?lang=en&by={dimension}");
            var words = Regex.Count(page, "not shown</td>|class=\"num suppressed\"");
            var funnel = answers.Funnel.Groups.Sum(g => g.Steps.Skip(1).Count(s => s.Reached.State == CellState.Suppressed));
            Assert.Equal(funnel, Regex.Count(Figure(page, "funnel"), "class=\"num suppressed\""));
            Assert.Equal(suppressed > 0, page.Contains(PortalTexts.For("en").Fill("trajectories.suppressed", Formatter.For("en").Number(suppressed)), StringComparison.Ordinal));
            hidden += words;

            // No count of persons below the threshold stands in any column of counts.
            var counts = answers.Relapse.Groups.Select(g => g.Returned).Concat(answers.Contact.Groups.SelectMany(g => new[] { g.Lasted, g.Early }))
                .Concat(answers.Waiting.Rows.SelectMany(r => new[] { r.Started, r.Reached }));
            Assert.All(counts.Where(c => c.State == CellState.Shown), c => Assert.False(c.Persons is > 0 and < 5));
        }

        Assert.True(hidden > 0, "Nothing is hidden in files this small: the test tells nothing.");
    }

    [Fact]
    public void A_visual_holds_no_number_where_its_answer_holds_none()
    {
        var set = portal.Installation.Trajectories.Find()!;
        var few = new TrajectoryGroup([], CellState.Suppressed, null);
        var visuals = new TrajectoryVisuals("en");
        Visual[] all =
        [
            .. visuals.Return(new SurvivalTable
            {
                Set = set,
                Groups = [new SurvivalGroup { Group = few, Months = [new SurvivalMonth(1, CellState.Suppressed)], Median = new DurationCell(CellState.Suppressed), Stops = new Label("", "", "") }],
            }),
            .. visuals.Funnel(new FunnelTable
            {
                Set = set,
                Groups =
                [
                    new FunnelGroup(
                        few, [new FunnelStep(new Member("milestone", "plan", new Label("plan", "plan", "plan"), 1, MemberRole.Part, null), TrajectoryCount.Hidden, TrajectoryCount.Hidden)],
                        TrajectoryCount.Hidden, TrajectoryCount.Hidden),
                ],
            }),
            visuals.Relapse(new RelapseTable { Set = set, Groups = [new RelapseGroup(few, TrajectoryCount.Hidden, [new SurvivalMonth(12, CellState.Suppressed)])] }),
            visuals.Contact(new ContactTable { Set = set, Groups = [new ContactGroup(few, TrajectoryCount.Hidden, TrajectoryCount.Hidden)] }),
            .. visuals.HandOvers(new HandOverTable { Set = set, Groups = [new HandOverGroup(few, [new HandOverClass("0", TrajectoryCount.Hidden)], CellState.Suppressed, null)] }),
        ];
        Assert.All(all.SelectMany(v => v.Series).SelectMany(s => s.Points), p => Assert.True(p.State != CellState.Shown && p.Value is null, p.Text));
        Assert.Contains(all.SelectMany(v => v.Series).SelectMany(s => s.Points), p => p.State == CellState.Suppressed);
    }

    [Fact]
    public void Measured_times_stand_beside_what_the_source_says_of_the_process()
    {
        var waiting = portal.Installation.Trajectories.Waiting(new TrajectoryQuery());
        var row = waiting.Rows.Single(r => r.Pair == "request_assessment");
        ProcessStretch[] process =
        [
            new(row.From, row.To, false, new ValueRange(2, null)), new(row.From, row.To, true, new ValueRange(0, 1.5m)),
        ];
        var visual = new TrajectoryVisuals("en").Waiting(waiting, process)[0];
        Assert.Equal(VisualKind.ProcessComparison, visual.Kind);
        Assert.Equal("request_assessment", Assert.Single(visual.Categories).Code);
        Assert.Equal(["from 2 weeks", "0 to 1.5 weeks"], visual.Series.Take(2).Select(s => s.Points[0].Text));
        Assert.Equal(row.Median.Days!.Value / 7m, visual.Series[2].Points[0].Value);
        Assert.DoesNotContain(new TrajectoryVisuals("en").Waiting(waiting, []), v => v.Kind == VisualKind.ProcessComparison);
    }

    [Theory]
    [InlineData("by=nonsense")]
    [InlineData("nonsense=x")]
    [InlineData("sex=nobody")]
    [InlineData("sex=%3Cb%3E")]
    public async Task What_cannot_be_asked_is_told_with_status_400(string query)
    {
        var answer = await portal.Client.GetAsync("/trajectories?lang=en&" + query);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("role=\"alert\"", page, StringComparison.Ordinal);
        Assert.Contains("<form", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<figure", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_protected_together_is_said_with_a_way_out()
    {
        var (region, disease) = (portal.Installation.Trajectories.Members("region")[0].Code, portal.Installation.Trajectories.Members("disease_group")[0].Code);
        var page = await Read($"/trajectories?lang=fr&region={Uri.EscapeDataString(region)}&disease_group={disease}");
        Assert.Contains("Relâchez-en une", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<figure", page, StringComparison.Ordinal);
        Assert.Contains($"id=\"release-region\"", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"/trajectories?lang=fr&amp;disease_group={disease}\" id=\"release-region\"", page, StringComparison.Ordinal);
        IsWholePage(page);
    }

    private static string Sentence(string label) => char.ToUpperInvariant(label[0]) + label[1..];

    private static string Figure(string page, string id) =>
        Regex.Match(page, $"<figure class=\"visual\" id=\"visual-{id}\".*?</figure>", RegexOptions.Singleline).Value;

    private static void IsWholePage(string page)
    {
        Assert.Single(Regex.Matches(page, "<h1[ >]"));
        Assert.All(new[] { "<header", "<nav", "<main", "<footer" }, l => Assert.Contains(l, page, StringComparison.Ordinal));
        Assert.Equal($"<script src=\"{PortalScript.Address}\" defer>", Assert.Single(System.Text.RegularExpressions.Regex.Matches(page, "<script[^>]*>")).Value);
        Assert.DoesNotContain(" style=", page, StringComparison.Ordinal);
        Assert.All(Regex.Matches(page, "<th[ >][^>]*>?"), th => Assert.Contains("scope=", th.Value, StringComparison.Ordinal));
        Assert.All(Regex.Matches(page, "<(?:select|input type=\"checkbox\") ?id=\"([^\"]+)\""), f => Assert.Contains($"<label for=\"{f.Groups[1].Value}\">", page, StringComparison.Ordinal));
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
