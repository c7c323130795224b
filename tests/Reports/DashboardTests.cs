using ReIntegrationBI.Reports.Dashboards;
using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Tests.Commands;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Tests.Reports;

/// <summary>Dashboards over the samples: what a filter does to each visual, and that the numbers are those of a question to the warehouse.</summary>
public sealed class DashboardTests(AllSamplesWarehouse warehouse) : IClassFixture<AllSamplesWarehouse>
{
    private readonly ReIntegrationBI.Portal.Installation _installation = warehouse.Installation;

    public static TheoryData<string> Codes => [.. new DashboardCatalog(new ReportCatalog()).All.Select(d => d.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_dashboard_says_something_in_every_place_in_every_language(string code)
    {
        foreach (var language in Languages.All)
        {
            var dashboard = _installation.Dashboards.Build(DashboardState.Of(code), language);
            Assert.NotEmpty(dashboard.Parts);
            Assert.All(dashboard.Parts.SelectMany(p => p.Tiles), t => Assert.True((t.Visual is null) != (t.Notice is null), t.Id));
            Assert.All(dashboard.Parts, p => Assert.False(string.IsNullOrEmpty(p.Finding), p.Id));
            Assert.All(dashboard.Parts.SelectMany(p => p.Tiles).Where(t => t.Visual is not null), t => Assert.NotEmpty(_installation.Explanations(t, language)));
            Assert.All(dashboard.Slicers, s => Assert.NotEmpty(s.Options));
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_choice_of_every_slicer_is_answered_by_visuals_or_by_words(string code)
    {
        foreach (var slicer in _installation.Dashboards.Slicers(DashboardState.Of(code), "en"))
        {
            foreach (var option in slicer.Options)
            {
                var state = DashboardState.Of(code).With(slicer.Dimension, option.Code);
                var tiles = _installation.Dashboards.Build(state, "en").Parts.SelectMany(p => p.Tiles).ToList();
                Assert.All(tiles, t => Assert.True((t.Visual is null) != (t.Notice is null), $"{slicer.Dimension}={option.Code}: {t.Id}"));

                // Whatever is offered for release does release.
                Assert.All(
                    tiles.Where(t => t.Release.Count > 0),
                    t => Assert.All(t.Release, d => Assert.NotNull(_installation.Dashboards.Tile(state.With(d, null), t.Id, "en")!.Visual)));
            }
        }
    }

    [Fact]
    public void Filtered_by_region_and_disease_the_numbers_are_those_of_the_same_question()
    {
        var state = DashboardState.Of("stock").With("region", "Flanders").With("disease_group", "burnout");
        var tile = _installation.Dashboards.Tile(state, "explore-period", "en")!;
        var asked = _installation.Reader.Ask(new Query
        {
            Measures = ["invalidity_persons"],
            By = ["period"],
            Where = new Dictionary<string, IReadOnlyList<string>> { ["region"] = ["Flanders"], ["disease_group"] = ["burnout"] },
            Editions = EditionChoice.Newest,
        });
        Assert.Equal(asked.Rows.Select(r => r.Cell.Value), tile.Visual!.Series.Single().Points.Select(p => p.Value));
        Assert.Equal(asked.Rows.SelectMany(r => r.Cell.Addresses).Select(a => a.Cell), tile.Annex.SelectMany(a => a.Addresses).Select(a => a.Cell));
        Assert.Contains("Flemish Region", tile.Visual.Subtitle, StringComparison.Ordinal);
        Assert.Contains("burn-out", tile.Visual.Subtitle, StringComparison.Ordinal);
    }

    [Fact]
    public void A_visual_that_breaks_down_by_what_is_filtered_stays_whole()
    {
        var whole = _installation.Dashboards.Tile(DashboardState.Of("stock"), "burnout-by-region", "en")!;
        var filtered = _installation.Dashboards.Tile(DashboardState.Of("stock").With("region", "Wallonia"), "burnout-by-region", "en")!;
        Assert.Equal(whole.Visual!.Categories, filtered.Visual!.Categories);
        Assert.Equal(whole.Visual.Title, filtered.Visual.Title);
        Assert.Equal("region", filtered.CategoryDimension);
    }

    [Fact]
    public void A_year_limits_cards_up_to_it_and_breakdowns_to_it()
    {
        var state = DashboardState.Of("overview").With("period", "2015");
        var cards = _installation.Dashboards.Tile(state, "key-cards", "en")!.Visual!;
        Assert.All(cards.Categories, c => Assert.True(c.Period!.Value.Year <= 2015));
        Assert.Contains(cards.Categories, c => c.Period!.Value.Year == 2015);
        var regions = _installation.Dashboards.Tile(DashboardState.Of("stock").With("period", "2021").With("disease_group", "depression"), "explore-region", "en")!;
        Assert.Equal(["Flanders", "Wallonia", "Brussels"], regions.Visual!.Categories.Select(c => c.Code));
        Assert.Null(_installation.Dashboards.Tile(DashboardState.Of("stock").With("period", "2022").With("disease_group", "depression"), "burnout-by-region", "en")!.Visual);
    }

    [Fact]
    public void What_a_source_does_not_distinguish_is_said_in_place_of_a_chart()
    {
        var tile = _installation.Dashboards.Tile(DashboardState.Of("return").With("region", "Flanders"), "process-comparison", "en")!;
        Assert.Null(tile.Visual);
        Assert.Equal(FixedTexts.For("en").Fill("dashboard.not_distinguished", "region or province"), tile.Notice);
        Assert.Equal(["region"], tile.Release);
    }

    [Fact]
    public void Drilled_down_a_breakdown_shows_the_parts_and_nothing_else()
    {
        var state = DashboardState.Of("stock").DrilledTo("disease_group", "depression_burnout");
        var tile = _installation.Dashboards.Tile(state, "explore-disease", "en")!;
        Assert.Equal(["depression", "burnout"], tile.Visual!.Categories.Select(c => c.Code));
        Assert.Contains(_installation.Dashboards.Tile(DashboardState.Of("stock"), "explore-disease", "en")!.DrillDown, d => d.Code == "mental");
        Assert.Equal(["all", "mental", "depression_burnout"], _installation.Dashboards.Build(state, "en").Drills.Single().Path.Select(p => p.Code));
    }

    [Fact]
    public void A_bar_of_another_period_says_so()
    {
        var tile = _installation.Dashboards.Tile(DashboardState.Of("stock"), "explore-scheme", "en")!;
        Assert.True(tile.Annex.Count > 1);
        Assert.All(tile.Visual!.Categories, c => Assert.Matches(@"\(.*\d{4}\)$", c.Label));
    }

    [Theory]
    [InlineData("region", "Mars")]
    [InlineData("weather", "rain")]
    [InlineData("period", "soon")]
    public void What_cannot_be_chosen_is_refused_by_name(string dimension, string member)
    {
        var refusal = Assert.Throws<DashboardException>(() => _installation.Dashboards.Build(DashboardState.Of("stock").With(dimension, member), "en"));
        Assert.Contains(dimension, refusal.Message, StringComparison.Ordinal);
        Assert.Throws<DashboardException>(() => _installation.Dashboards.Build(DashboardState.Of("nonsense"), "en"));
        Assert.Throws<DashboardException>(() => _installation.Dashboards.Build(DashboardState.Of("stock") with { Measure = "survey_pct" }, "en"));
        Assert.Throws<DashboardException>(() => _installation.Dashboards.Build(DashboardState.Of("stock").DrilledTo("region", "Mars"), "en"));
        Assert.Throws<DashboardException>(() => _installation.Dashboards.Build(DashboardState.Of("stock").DrilledTo("survey", "cm2023"), "en"));
    }

    [Fact]
    public void A_measure_stated_in_several_units_is_chosen_with_its_unit()
    {
        var options = _installation.Dashboards.Build(DashboardState.Of("stock"), "en").Measures.Where(m => m.Code.StartsWith("invalidity_rate_fpb", StringComparison.Ordinal)).ToList();
        Assert.True(options.Count > 1);
        Assert.All(options, o =>
        {
            var tile = _installation.Dashboards.Tile(DashboardState.Of("stock") with { Measure = o.Code }, "explore-period", "en")!;
            Assert.NotNull(tile.Visual);
            Assert.Single(tile.Visual!.Series.Select(s => s.Unit.Quantity).Distinct());
        });
    }
}
