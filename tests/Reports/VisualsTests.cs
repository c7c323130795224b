using System.Xml.Linq;
using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Rendering;
using ReIntegrationBI.Reports.Visuals;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Tests.Reports;

public sealed class VisualsTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly XNamespace Html = "http://www.w3.org/1999/xhtml";

    public static TheoryData<string, string> Charts()
    {
        var data = new TheoryData<string, string>();
        foreach (var language in ReIntegrationBI.Reports.Texts.Languages.All)
        {
            foreach (var visual in VisualsFixture.Visuals(language).Where(v => Draw(v, language) is not null))
            {
                data.Add(language, visual.Id);
            }
        }

        return data;
    }

    [Theory, MemberData(nameof(Charts))]
    public void No_text_leaves_the_drawing(string language, string id)
    {
        var drawing = Draw(Find(id, language), language)!;
        Assert.NotEmpty(drawing.Texts);
        Assert.All(drawing.Texts, t => Assert.True(
            t.Left >= -0.01 && t.Right <= drawing.Width + 0.01 && t.Top >= -0.01 && t.Bottom <= drawing.Height + 0.01,
            $"'{t.Text}' at {t.Left:0}..{t.Right:0}, {t.Top:0}..{t.Bottom:0} leaves {drawing.Width:0} x {drawing.Height:0}"));
    }

    [Theory, MemberData(nameof(Charts))]
    public void No_two_texts_touch(string language, string id)
    {
        var texts = Draw(Find(id, language), language)!.Texts.ToList();
        var pairs = texts.SelectMany((a, i) => texts.Skip(i + 1).Where(a.Overlaps).Select(b => $"'{a.Text}' and '{b.Text}'"));
        Assert.Empty(pairs);
    }

    [Fact]
    public void End_labels_of_lines_that_end_together_are_moved_apart()
    {
        var periods = new[] { "2020", "2021" }.Select(y => new Category(y, y, Period.Parse(y), false)).ToList();
        var series = Enumerable.Range(1, 4).Select(i => Numbers($"Reeks {i}", 10, 100)).ToArray();
        var texts = LineLayout.Create(Simple(VisualKind.Line, periods, series), "nl").Texts.ToList();
        Assert.Equal(4, texts.Count(t => t.Text.StartsWith("Reeks", StringComparison.Ordinal)));
        Assert.DoesNotContain(texts.SelectMany((a, i) => texts.Skip(i + 1).Select(b => a.Overlaps(b))), o => o);
    }

    [Fact]
    public void Bars_start_at_zero_and_their_lengths_are_in_proportion()
    {
        var visual = Simple(VisualKind.Bar, Names("a", "b", "c"), Numbers("n", 50, 100, -25));
        var bars = BarLayout.Create(visual, "nl").Marks.OfType<Mark.Box>().ToList();
        Assert.Equal(3, bars.Count);
        var zero = bars[0].X;
        Assert.Equal(zero, bars[1].X, 6);
        Assert.Equal(zero, bars[2].X + bars[2].Width, 6);
        Assert.Equal(2, bars[1].Width / bars[0].Width, 6);
        Assert.Equal(0.5, bars[2].Width / bars[0].Width, 6);
    }

    [Fact]
    public void Hidden_absent_and_zero_look_different()
    {
        var series = new Series("n", "n", VisualsFixture.Persons,
        [
            new(null, 0, CellState.Suppressed, Precision.Exact, "•", null),
            new(null, 0, CellState.NotAvailable, Precision.Exact, "–", null),
            new(0, 0, CellState.Shown, Precision.Exact, "0", 1),
            new(8, 0, CellState.Shown, Precision.Exact, "8", 2),
        ]);
        var drawing = BarLayout.Create(Simple(VisualKind.Bar, Names("a", "b", "c", "d"), series), "nl");
        Assert.Equal(["hatch", "s1"], drawing.Marks.OfType<Mark.Box>().Select(b => b.Paint));
        var texts = drawing.Texts.Select(t => t.Text).ToList();
        Assert.Contains("niet getoond", texts);
        Assert.Contains("geen cijfer", texts);
        Assert.Contains("0", texts);
    }

    [Fact]
    public void A_missing_year_keeps_its_room_and_the_line_over_it_is_dashed()
    {
        var periods = new[] { "2016", "2017", "2020", "2021" }.Select(y => new Category(y, y, Period.Parse(y), false)).ToList();
        var drawing = LineLayout.Create(Simple(VisualKind.Line, periods, Numbers("n", 1, 2, 3, 4)), "nl");
        var x = drawing.Marks.OfType<Mark.Dot>().Select(d => d.X).ToList();
        Assert.Equal(3, (x[2] - x[1]) / (x[1] - x[0]), 1);
        Assert.True(drawing.HasGap);
        Assert.Single(drawing.Marks.OfType<Mark.Path>(), p => p.Style == "line gap");
        Assert.Equal(2, drawing.Marks.OfType<Mark.Path>().Count(p => p.Style == "line strong"));
    }

    [Fact]
    public void A_line_over_categories_without_a_period_is_refused() =>
        Assert.Throws<ArgumentException>(() => LineLayout.Create(Simple(VisualKind.Line, Names("a", "b"), Numbers("n", 1, 2)), "nl"));

    [Fact]
    public void Parts_fill_the_bar_in_proportion()
    {
        var boxes = StackedLayout.Create(Simple(VisualKind.StackedBar, Names("a"), Numbers("x", 30), Numbers("y", 70)), "nl")
            .Marks.OfType<Mark.Box>().Where(b => b.Name is not null).ToList();
        Assert.Equal(0, boxes[0].X, 6);
        Assert.Equal(0.3, boxes[1].X / Drawing.PageWidth, 6);
    }

    [Theory]
    [InlineData(0, 100)]
    [InlineData(95, 105)]
    [InlineData(-2.3, 4.1)]
    [InlineData(213000, 471927)]
    [InlineData(0.1, 0.4)]
    [InlineData(5, 5)]
    [InlineData(0, 0)]
    public void The_axis_holds_all_values_in_few_round_steps(double least, double most)
    {
        var scale = Scale.For((decimal)least, (decimal)most);
        Assert.True(scale.Low <= (decimal)least && scale.High >= (decimal)most);
        Assert.InRange(scale.Ticks.Count(), 2, 8);
        Assert.Equal(scale.High, scale.Ticks.Last());
    }

    [Fact]
    public void Long_words_are_broken_and_no_letter_is_lost()
    {
        var lines = TextMetrics.Wrap("arbeidsongeschiktheidsverzekering en invaliditeit", 12, 90);
        Assert.All(lines, l => Assert.True(TextMetrics.Width(l, 12) <= 90, l));
        Assert.Equal("arbeidsongeschiktheidsverzekeringeninvaliditeit", string.Concat(lines).Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task The_document_is_well_formed_and_every_chart_has_a_name_and_a_table(string language)
    {
        var report = VisualsFixture.Report(language);
        var text = await HtmlReport.RenderAsync(report);

        // Empty elements such as meta have no end tag in HTML; all else must nest as in XML.
        var document = XDocument.Parse(System.Text.RegularExpressions.Regex.Replace(
            text[text.IndexOf("<html", StringComparison.Ordinal)..], "<(meta[^>]*?) ?/?>", "<$1/>"));
        Assert.Equal(language, document.Root!.Attribute("lang")!.Value);
        Assert.Equal(report.Title, document.Descendants(Html + "title").First().Value);

        var ids = document.Descendants().Attributes("id").Select(a => a.Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        foreach (var link in document.Descendants(Html + "a").Select(a => a.Attribute("href")!.Value))
        {
            Assert.StartsWith("#", link, StringComparison.Ordinal);
            Assert.Contains(link[1..], ids);
        }

        var drawings = document.Descendants(Svg + "svg").ToList();
        Assert.NotEmpty(drawings);
        Assert.All(drawings, svg =>
        {
            Assert.Equal("img", svg.Attribute("role")!.Value);
            Assert.NotEmpty(svg.Element(Svg + "title")!.Value);
            Assert.NotEmpty(svg.Element(Svg + "desc")!.Value);
            Assert.All(svg.Attribute("aria-labelledby")!.Value.Split(' '), id => Assert.Contains(id, ids));
        });

        // Each point of each visual stands in a table, with the way to its entry in the annex.
        var cells = document.Descendants(Html + "td").Where(c => c.Descendants(Html + "a").Any())
            .Select(c => (Text: c.Nodes().OfType<XText>().First().Value.Trim(), Link: c.Descendants(Html + "a").First().Attribute("href")!.Value)).ToHashSet();
        var points = report.Pages.SelectMany(p => p.Visuals).SelectMany(v => v.Series).SelectMany(s => s.Points).Where(p => p.Annex is not null).ToList();
        Assert.All(points, p => Assert.Contains((p.Text, $"#a{p.Annex}"), cells));
    }

    [Fact]
    public async Task Text_of_the_data_cannot_become_markup()
    {
        var report = VisualsFixture.Report("nl") with { Title = "</style><script>\"x\"\\" };
        var text = await HtmlReport.RenderAsync(report);
        Assert.DoesNotContain("<script", text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(1, text.Split("</style>").Length - 1);
    }

    [Theory]
    [InlineData("nl", "+13.227 (+2,9\u00a0%)")]
    [InlineData("en", "+13,227 (+2.9%)")]
    public void The_change_is_told_in_amount_and_percentage(string language, string expected) =>
        Assert.Equal(expected, Change.InWords(Number(458_700), Number(471_927), VisualsFixture.Persons, language));

    [Fact]
    public void Percentages_change_by_points_and_more_than_is_not_compared()
    {
        Assert.Equal("−1\u00a0procentpunt", Change.InWords(Number(10), Number(9), VisualsFixture.Percent, "nl"));
        Assert.Equal("−1\u00a0point", Change.InWords(Number(10), Number(9), VisualsFixture.Percent, "fr"));
        Assert.Equal("+2\u00a0points", Change.InWords(Number(7), Number(9), VisualsFixture.Percent, "fr"));
        Assert.Equal("ca. +1 (+10,0\u00a0%)", Change.InWords(Number(10) with { Precision = Precision.Rounded }, Number(11), VisualsFixture.Persons, "nl"));
        Assert.Null(Change.InWords(Number(10) with { Precision = Precision.AtLeast }, Number(9), VisualsFixture.Percent, "nl"));
        Assert.Null(Change.InWords(Number(10) with { Value = null, State = CellState.Suppressed }, Number(9), VisualsFixture.Percent, "nl"));
    }

    [Fact]
    public void A_table_keeps_every_category_once_and_parts_with_their_whole()
    {
        foreach (var visual in VisualsFixture.Visuals("nl").SelectMany(v => TablePlan.Parts(v) is { Count: > 0 } parts ? parts : [v]))
        {
            var plan = TablePlan.For(visual, compact: true);
            Assert.Equal(Enumerable.Range(0, visual.Categories.Count), plan.Blocks.SelectMany(b => Enumerable.Range(b.From, b.Count)));
            Assert.All(plan.Blocks, b => Assert.False(visual.Categories[b.From].IsOfWhich));
        }

        Assert.True(TablePlan.For(VisualsFixture.Visuals("nl").Single(v => v.Id == "disease"), compact: true).SideBySide);
        Assert.True(TablePlan.For(VisualsFixture.Visuals("nl").Single(v => v.Id == "line1"), compact: true).Turned);
    }

    [Fact]
    public void A_card_has_a_table_of_exactly_the_figures_that_it_shows()
    {
        var cards = VisualsFixture.Visuals("nl").First(v => v.Kind == VisualKind.KpiCards);

        var parts = TablePlan.Parts(cards);

        Assert.Equal(cards.Series.Select(s => s.Label), parts.Select(p => p.Title));
        Assert.Equal(
            cards.Series.Select(s => s.Points.Where(p => p.State != CellState.NotAvailable)),
            parts.Select(p => p.Series.Single().Points));
    }

    private static Visual Find(string id, string language) => VisualsFixture.Visuals(language).Single(v => v.Id == id);

    private static Drawing? Draw(Visual visual, string language) => visual.Kind switch
    {
        VisualKind.Line => LineLayout.Create(visual, language),
        VisualKind.Bar => BarLayout.Create(visual, language),
        VisualKind.StackedBar => StackedLayout.Create(visual, language),
        _ => null,
    };

    private static IReadOnlyList<Category> Names(params string[] names) => [.. names.Select(n => new Category(n, n, null, false))];

    private static DataPoint Number(decimal value) =>
        new(value, 0, CellState.Shown, Precision.Exact, ReIntegrationBI.Reports.Texts.Formatter.For("nl").Number(value), 1);

    private static Series Numbers(string label, params decimal[] values) => new(label, label, VisualsFixture.Persons, [.. values.Select(Number)]);

    private static Visual Simple(VisualKind kind, IReadOnlyList<Category> categories, params Series[] series) => new()
    {
        Id = "x", Kind = kind, Title = "t", Subtitle = "s", CategoryHeading = "c", Categories = categories, Series = series, Source = "b",
    };
}
