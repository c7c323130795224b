using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Reports.Visuals;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Model;
using YamlDotNet.Serialization;

namespace ReIntegrationBI.Tests.Reports;

public sealed partial class MeasureExplanationTests
{
    private static readonly SemanticModel Model = SemanticModel.Load(CodeListCatalog.Load());

    private static readonly string[] DataNames =
    [
        "cases.types_by_keys", "cases.support", "process.comparison", "recommendations.status", "trajectories.return", "trajectories.waiting",
        "trajectories.funnel", "trajectories.relapse", "trajectories.contact", "trajectories.handovers", "survey.crosstab",
    ];

    public static TheoryData<string> AllLanguages => [.. Languages.All];

    [Theory]
    [MemberData(nameof(AllLanguages))]
    public void Every_measure_and_every_data_name_is_explained(string language)
    {
        var all = All(language).ToList();

        Assert.Equal(Model.Measures.Count + DataNames.Length, all.Count);
        Assert.All(all, e =>
        {
            var texts = new[] { e.Name, e.Unit, e.Definition }.Concat(e.Rules).Concat(e.Limits).Concat(e.Formula is null ? [] : [e.Formula]).ToList();
            Assert.All(texts, t => Assert.False(string.IsNullOrWhiteSpace(t), $"{e.Code} has an empty text in {language}."));
            Assert.NotEmpty(e.Rules);
            Assert.NotEmpty(e.Limits);
            Assert.Equal(e.Limits.Count, e.Limits.Distinct().Count());
            Assert.EndsWith(".", e.Definition, StringComparison.Ordinal);
            Assert.All(e.Rules.Concat(e.Limits), t => Assert.EndsWith(".", t, StringComparison.Ordinal));
        });
    }

    [Fact]
    public void The_languages_say_the_same_in_their_own_words()
    {
        var inEach = Languages.All.Select(l => All(l).ToList()).ToList();
        foreach (var (dutch, french, english) in inEach[0].Zip(inEach[1], inEach[2]))
        {
            AssertTranslated(dutch.Code, dutch.Definition, french.Definition, english.Definition);
            Assert.Equal(dutch.Formula is null, french.Formula is null);
            Assert.Equal(dutch.Formula is null, english.Formula is null);
            if (english.Formula is not null)
            {
                AssertTranslated(dutch.Code, dutch.Formula!, french.Formula!, english.Formula);
            }

            Assert.Equal(dutch.Limits.Count, french.Limits.Count);
            Assert.Equal(dutch.Limits.Count, english.Limits.Count);
            foreach (var (nl, fr, en) in dutch.Limits.Concat(dutch.Rules).Zip(french.Limits.Concat(french.Rules), english.Limits.Concat(english.Rules)))
            {
                AssertTranslated(dutch.Code, nl, fr, en);
            }
        }
    }

    [Theory]
    [MemberData(nameof(AllLanguages))]
    public void No_two_measures_have_the_same_definition(string language) =>
        Assert.Empty(All(language).GroupBy(e => e.Definition).Where(g => g.Count() > 1).Select(g => string.Join(", ", g.Select(e => e.Code))));

    [Theory]
    [MemberData(nameof(AllLanguages))]
    public void The_files_explain_nothing_that_does_not_exist(string language)
    {
        using var file = File.OpenText(Path.Combine(AppContext.BaseDirectory, "Texts", "Measures", language + ".yaml"));
        var content = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(file);

        Assert.Equal(Model.Measures.Select(m => m.Code).Order(), Keys("measures").Order());
        Assert.Equal(DataNames.Order(), Keys("data").Order());
        Assert.Equal(DataNames.Order(), MeasureExplanation.Data.Order());

        // A rule that nothing has, or a shared limit that nothing names, would be read by nobody.
        var said = All(language).ToList();
        var rules = ((Dictionary<object, object>)content["rules"]).Values.Select(r => Typography.Of((string)r, language));
        Assert.Empty(rules.Except(said.SelectMany(e => e.Rules)));
        var shared = ((List<object>)content["shared"]).Select(s => Typography.Of((string)s, language));
        Assert.Empty(shared.Except(said.SelectMany(e => e.Limits)));

        IEnumerable<string> Keys(string part) => ((Dictionary<object, object>)content[part]).Keys.Cast<string>();
    }

    [Fact]
    public void What_is_computed_or_a_ratio_has_its_formula()
    {
        var computed = Model.Measures.Where(m => m.Fact.IsOfPersons || m.Kind is MeasureKind.Share or MeasureKind.Rate or MeasureKind.Growth).Select(m => Of(m.Code))
            .Concat(DataNames.Select(d => MeasureExplanation.OfData(d, "en")));
        Assert.Empty(computed.Where(e => e.Formula is null).Select(e => e.Code));
        Assert.Null(Of("invalidity_persons").Formula);

        foreach (var measure in Model.Measures.Where(m => m.Kind is MeasureKind.Share or MeasureKind.Rate && !m.Fact.IsOfPersons))
        {
            Assert.Contains(" / ", Of(measure.Code).Formula, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(AllLanguages))]
    public void A_share_after_so_many_months_names_these_months_and_Kaplan_and_Meier(string language)
    {
        foreach (var measure in Model.Measures)
        {
            if (Months().Match(measure.Code) is not { Success: true } match)
            {
                continue;
            }

            var explanation = MeasureExplanation.Of(measure, language);
            Assert.Contains($" {match.Groups[1].Value} m", explanation.Definition, StringComparison.Ordinal);
            Assert.Contains($" {match.Groups[1].Value} m", explanation.Formula, StringComparison.Ordinal);
            Assert.Contains("Kaplan-Meier", explanation.Formula, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Rules_follow_from_the_model()
    {
        const string NotOverTime = "Never added over time.";
        foreach (var measure in Model.Measures)
        {
            var rules = MeasureExplanation.Of(measure, "en").Rules;
            Assert.Equal(measure.Additivity.OverMembers, rules.Any(r => r.StartsWith("Groups that do not overlap may be added", StringComparison.Ordinal)));
            Assert.Equal(measure.Additivity.OverPeriod, rules.Any(r => r.StartsWith("Spans of time that do not overlap may be added", StringComparison.Ordinal)));
            Assert.Equal(!measure.Additivity.OverPeriod && !measure.Distinct, rules.Contains(NotOverTime));
            Assert.Equal(measure.Distinct, rules.Any(r => r.Contains("spans are never added", StringComparison.Ordinal)));
            Assert.Equal(measure.SmallCounts == "suppressed", rules.Any(r => r.Contains("below the threshold are not shown", StringComparison.Ordinal)));
            Assert.Equal(measure.Fact.IsOfPersons, !rules.Any(r => r.Contains("the newest edition", StringComparison.Ordinal)));
        }

        Assert.Contains("A stock: the number on one day.", Of("invalidity_persons").Rules);
        Assert.Contains(NotOverTime, Of("invalidity_persons").Rules);
        Assert.Contains(Of("vdab_trajectories_target").Rules, r => r.Contains("not a measurement", StringComparison.Ordinal));
    }

    [Fact]
    public void Name_and_unit_are_those_of_the_code_lists()
    {
        var measure = Model.FindMeasure("primary_days")!;

        var explanation = MeasureExplanation.Of(measure, "fr");

        Assert.Equal("primary_days", explanation.Code);
        Assert.Equal("Jours indemnisés en incapacité primaire", explanation.Name);
        Assert.Equal("jours", explanation.Unit);
    }

    [Fact]
    public void Unknown_data_and_languages_are_refused()
    {
        Assert.Contains("'cases.shares'", Assert.Throws<KeyNotFoundException>(() => MeasureExplanation.OfData("cases.shares", "nl")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => MeasureExplanation.OfData("cases.support", "de"));
    }

    [Theory]
    [MemberData(nameof(AllLanguages))]
    public async Task The_note_shows_all_of_it_as_a_list_of_terms_without_headings(string language)
    {
        var computed = MeasureExplanation.Of(Model.FindMeasure("return_share_12m")!, language);
        var published = MeasureExplanation.Of(Model.FindMeasure("invalidity_persons")!, language);

        var html = await Render([computed, published], language);

        var text = WebUtility.HtmlDecode(html);
        foreach (var said in new[] { computed, published }.SelectMany(e => new[] { e.Name, e.Unit, e.Definition }.Concat(e.Rules).Concat(e.Limits)))
        {
            Assert.Contains(">" + said + "<", text, StringComparison.Ordinal);
        }

        Assert.Contains(">" + computed.Formula + "<", text, StringComparison.Ordinal);
        Assert.Contains($"<dd>{FixedTexts.For(language)["measure.as_published"]}</dd>", text, StringComparison.Ordinal);
        Assert.DoesNotMatch("<h[1-6]", html);
        Assert.Equal(10, Regex.Count(html, "<dt>"));
        Assert.Equal(10, Regex.Count(html, "<dd>"));
        Assert.Equal("", (await Render([], language)).Trim());
    }

    private static MeasureExplanation Of(string code) => MeasureExplanation.Of(Model.FindMeasure(code)!, "en");

    private static IEnumerable<MeasureExplanation> All(string language) =>
        Model.Measures.Select(m => MeasureExplanation.Of(m, language)).Concat(DataNames.Select(d => MeasureExplanation.OfData(d, language)));

    private static void AssertTranslated(string code, params string[] texts) =>
        Assert.True(texts.Distinct().Count() == texts.Length, $"{code}: two languages say '{texts.GroupBy(t => t).OrderByDescending(g => g.Count()).First().Key}'.");

    private static async Task<string> Render(IReadOnlyList<MeasureExplanation> explanations, string language)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<MeasureNote>(ParameterView.FromDictionary(
            new Dictionary<string, object?> { [nameof(MeasureNote.Explanations)] = explanations, [nameof(MeasureNote.Language)] = language }))).ToHtmlString());
    }

    [GeneratedRegex("_share_([0-9]+)m$")]
    private static partial Regex Months();
}
