using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Rendering;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Reports.Visuals;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Tests.Reports;

/// <summary>The visuals of surveys: geometry, nothing cut off, every number and mark readable without eyes.</summary>
public sealed class VisualsSurveyTests
{
    private static readonly XNamespace Html = "http://www.w3.org/1999/xhtml";

    public static TheoryData<string, string, double> Charts()
    {
        var data = new TheoryData<string, string, double>();
        foreach (var language in Languages.All)
        {
            foreach (var visual in VisualsSurveyFixture.Visuals(language).Where(v => !Survey.IsTable(v.Kind)))
            {
                data.Add(language, visual.Id, Drawing.PageWidth);
                data.Add(language, visual.Id, Drawing.PhoneWidth);
            }
        }

        return data;
    }

    [Theory, MemberData(nameof(Charts))]
    public void Nothing_leaves_the_drawing_and_no_two_texts_touch(string language, string id, double width)
    {
        var drawing = Draw(VisualsSurveyFixture.Find(id, language), language, width);
        var texts = drawing.Texts.ToList();
        Assert.NotEmpty(texts);
        Assert.All(texts, t => Assert.True(
            t.Left >= -0.01 && t.Right <= drawing.Width + 0.01 && t.Top >= -0.01 && t.Bottom <= drawing.Height + 0.01,
            $"'{t.Text}' at {t.Left:0}..{t.Right:0}, {t.Top:0}..{t.Bottom:0} leaves {drawing.Width:0} x {drawing.Height:0}"));
        Assert.All(drawing.Marks.OfType<Mark.Box>(), b => Assert.True(b.X >= -0.01 && b.X + b.Width <= drawing.Width + 0.01 && b.Y + b.Height <= drawing.Height, b.Name));
        Assert.Empty(texts.SelectMany((a, i) => texts.Skip(i + 1).Where(a.Overlaps).Select(b => $"'{a.Text}' and '{b.Text}'")));
    }

    [Theory, MemberData(nameof(Charts))]
    public void Bars_are_long_enough_to_be_compared(string language, string id, double width)
    {
        var bars = Draw(VisualsSurveyFixture.Find(id, language), language, width).Marks.OfType<Mark.Box>().Where(b => b.Name is not null).ToList();
        Assert.InRange(bars.Max(b => b.X + b.Width) - bars.Min(b => b.X), width * 0.35, width);
    }

    [Fact]
    public void Negative_steps_end_where_positive_ones_begin_and_the_neutral_is_centred_on_that_line()
    {
        var visual = VisualsSurveyFixture.Find("odd", "nl");
        var drawing = LikertLayout.Create(visual, "nl");
        var middle = drawing.Marks.OfType<Mark.Path>().Single().Points[0].X;
        var unit = Unit(drawing, visual, "++", 0);
        foreach (var (category, row) in visual.Categories.Take(4).Select((c, i) => (c, i)))
        {
            decimal Value(string code) => visual.Series.Single(s => s.Code == code).Points[row].Value!.Value;
            var neutral = Box(drawing, category, visual, "0");
            Assert.Equal(middle, neutral.X + (Length(Value("0"), unit) / 2), 3);
            Assert.Equal(middle + Length(Value("0") / 2, unit), Box(drawing, category, visual, "+").X, 3);
            if (Value("--") > 0)
            {
                Assert.Equal(middle - Length(Value("--") + Value("-") + (Value("0") / 2), unit), Box(drawing, category, visual, "--").X, 3);
            }
        }

        // What is no step of the scale begins at one line, beyond every bar.
        var outside = visual.Categories.Take(3).Select(c => Box(drawing, c, visual, "?").X).Distinct().ToList();
        Assert.Single(outside);
        Assert.True(outside[0] > drawing.Marks.OfType<Mark.Box>().Where(b => b.Name?.Contains("akkoord", StringComparison.OrdinalIgnoreCase) == true).Max(b => b.X + b.Width));
    }

    [Fact]
    public void The_ends_carry_the_sums_of_each_side()
    {
        var texts = LikertLayout.Create(VisualsSurveyFixture.Find("odd", "nl"), "nl").Texts.ToList();
        Assert.Equal("end", texts.Single(t => t.Text == "24,6\u00a0%").Anchor);
        Assert.Equal("start", texts.Single(t => t.Text == "57,4\u00a0%").Anchor);
    }

    [Fact]
    public void A_sum_with_a_hidden_part_is_not_told_anywhere()
    {
        var visual = VisualsSurveyFixture.Find("odd", "nl");
        var hidden = visual.Categories.Select(c => c.Code).ToList().IndexOf("e");
        var sum = SurveySum.Of(visual, "nl").Single(s => s.Code == "negative").Points[hidden];
        Assert.Equal((null, CellState.Suppressed, ""), (sum.Value, sum.State, sum.Text));
        Assert.Contains(LikertLayout.Create(visual, "nl").Texts, t => t.Text == "+ een deel zonder cijfer");
    }

    [Fact]
    public void A_scale_without_middle_that_begins_with_its_positive_end_is_turned_round()
    {
        var visual = VisualsSurveyFixture.Find("even", "nl");
        var scale = LikertScale.Of(visual);
        Assert.Equal(["1", "2"], scale.Negative.Select(s => visual.Series[s].Code));
        Assert.Equal(["3", "4"], scale.Positive.Select(s => visual.Series[s].Code));
        Assert.Equal(["n1", "n2", "p2", "p1"], scale.All.Select(scale.Paint));
        var drawing = LikertLayout.Create(visual, "nl");
        var middle = drawing.Marks.OfType<Mark.Path>().Single().Points[0].X;
        Assert.Equal(middle, Box(drawing, visual.Categories[0], visual, "3").X, 3);
    }

    [Fact]
    public void Steps_without_a_place_or_out_of_order_are_refused()
    {
        var visual = VisualsSurveyFixture.Find("odd", "nl");
        var unplaced = Assert.Throws<ArgumentException>(() => LikertLayout.Create(visual with { Series = [visual.Series[0] with { Likert = null }, .. visual.Series.Skip(1)] }, "nl"));
        Assert.Contains("'--' has no place", unplaced.Message, StringComparison.Ordinal);
        var mixed = Assert.Throws<ArgumentException>(() => LikertLayout.Create(visual with { Series = [visual.Series[0], visual.Series[3], visual.Series[1], visual.Series[4]] }, "nl"));
        Assert.Contains("'-' stands behind '+'", mixed.Message, StringComparison.Ordinal);
        var negative = visual.Series[0] with { Points = [.. visual.Series[0].Points.Select(p => p with { Value = -1, State = CellState.Shown })] };
        Assert.Throws<ArgumentException>(() => LikertLayout.Create(visual with { Series = [negative, .. visual.Series.Skip(1)] }, "nl"));
    }

    [Fact]
    public void Several_answers_and_rankings_stand_in_the_order_of_their_size_with_parts_behind_their_whole()
    {
        Assert.Equal(["hours", "tasks", "lighter", "other", "none", "tools"], Survey.Ordered(VisualsSurveyFixture.Find("several", "nl")).Categories.Select(c => c.Code));
        var ranking = VisualsSurveyFixture.Find("ranking", "nl");
        Assert.Equal(["i1", "i0", "i2", "i3"], Survey.Ordered(ranking).Categories.Select(c => c.Code));
        var drawing = RankingLayout.Create(ranking, "nl");
        Assert.Equal(["61,6\u00a0%", "55,3\u00a0%", "51,2\u00a0%", "+ een deel zonder cijfer"], drawing.Texts.Where(t => t.Anchor == "start" && t.X > 250 && t.Y > 30).OrderBy(t => t.Y).Select(t => t.Text));
        Assert.Equal(["p1", "p2", "p3"], drawing.Marks.OfType<Mark.Box>().Where(b => b.Name?.StartsWith("Vertrouwen", StringComparison.Ordinal) == true).OrderBy(b => b.X).Select(b => b.Paint));
        Assert.Throws<ArgumentException>(() => RankingLayout.Create(ranking with { Series = [.. ranking.Series, ranking.Series[0]] }, "nl"));
    }

    [Fact]
    public void A_suppressed_value_that_was_left_in_is_neither_drawn_nor_written()
    {
        foreach (var visual in VisualsSurveyFixture.Visuals("nl").Where(v => !Survey.IsTable(v.Kind)))
        {
            var secret = visual with { Series = [.. visual.Series.Select((s, i) => i > 0 ? s : s with { Points = [.. s.Points.Select(p => p with { Value = 87.654m, State = CellState.Suppressed, Text = "87,654" })] })] };
            var drawing = Draw(secret, "nl", Drawing.PageWidth);
            Assert.DoesNotContain(drawing.Texts, t => t.Text.Contains("87,", StringComparison.Ordinal));
            Assert.DoesNotContain(drawing.Marks.OfType<Mark.Box>(), b => b.Name?.Contains("87,", StringComparison.Ordinal) == true);
            Assert.DoesNotContain(SurveySum.Of(secret, "nl").Where(s => s.Series.Contains(0)).SelectMany(s => s.Points), p => p.Value is not null);
        }
    }

    [Theory]
    [InlineData("nl", "Er waren meerdere antwoorden mogelijk")]
    [InlineData("fr", "Plusieurs réponses étaient possibles")]
    [InlineData("en", "Respondents could give several answers")]
    public void Marks_are_explained_under_the_visual_and_only_where_they_stand(string language, string several)
    {
        Assert.StartsWith(several, VisualNotes.Of(VisualsSurveyFixture.Find("several", language), language)[0], StringComparison.Ordinal);
        var signs = VisualNotes.OfSurvey(VisualsSurveyFixture.Find("crosstab", language), language).Skip(1).Select(n => n.Split(' ')[0]);
        Assert.Equal(["*", "**", "≈", "?"], signs);
        Assert.Empty(VisualNotes.OfSurvey(VisualsSurveyFixture.Find("even", language), language));
    }

    [Theory]
    [InlineData("nl", "significant hoger dan kolom B en C", ", kolom A", "niet getoond", "geen cijfer", "kleine basis")]
    [InlineData("fr", "significativement plus élevé que la colonne B et C", ", colonne A", "non affiché", "pas de chiffre", "petite base")]
    [InlineData("en", "significantly higher than column B and C", ", column A", "not shown", "no figure", "small base")]
    public async Task A_crosstab_can_be_read_without_eyes(string language, string higher, string column, string suppressed, string absent, string small)
    {
        var visual = VisualsSurveyFixture.Find("crosstab", language);
        var table = (await Document(language)).Descendants(Html + "table").First(t => t.Attribute("aria-label")!.Value == visual.Title);
        Assert.Equal(visual.Series.Select(s => s.Base), table.Descendants(Html + "tr").Single(r => r.Attribute("class")?.Value == "bases").Elements(Html + "td").Select(c => c.Nodes().OfType<XText>().First().Value));
        var cells = table.Element(Html + "tbody")!.Elements(Html + "tr").Select(r => r.Elements(Html + "td").ToList()).ToList();
        for (var c = 0; c < visual.Categories.Count; c++)
        {
            for (var s = 0; s < visual.Series.Count; s++)
            {
                if (visual.Series[s].Points[c].Value is not null)
                {
                    Assert.StartsWith(visual.Series[s].Points[c].Text, cells[c][s].Value.Trim(), StringComparison.Ordinal);
                }
            }
        }

        Assert.Contains(higher, Unseen(cells[2][1]), StringComparison.Ordinal);
        Assert.Contains("BC", cells[2][1].Elements(Html + "span").Where(e => e.Attribute("aria-hidden") is not null).Select(e => e.Value));
        Assert.Contains(small, Unseen(cells[0][2]), StringComparison.Ordinal);
        Assert.Contains(suppressed, Unseen(cells[3][1]), StringComparison.Ordinal);
        Assert.Contains(absent, Unseen(cells[2][3]), StringComparison.Ordinal);
        Assert.Contains(table.Descendants(Html + "th"), h => h.Value.Contains(column, StringComparison.Ordinal));
        Assert.Equal(4, new[] { cells[3][1], cells[2][3], cells[3][2], cells[0][0] }.Select(c => c.Attribute("class")!.Value).Distinct().Count());
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task The_table_beside_a_chart_holds_every_number_sum_and_base_and_the_foot_says_the_base(string language)
    {
        var document = await Document(language);
        foreach (var visual in VisualsSurveyFixture.Visuals(language))
        {
            var tables = document.Descendants(Html + "table").Where(t => t.Attribute("aria-label")!.Value == visual.Title).ToList();
            var cells = tables.Descendants(Html + "td").Concat(tables.Descendants(Html + "span")).Select(c => c.Value.Trim()).ToList();
            var points = visual.Series.SelectMany(s => s.Points).Concat(SurveySum.Of(visual, language).SelectMany(s => s.Points));
            Assert.All(points.Where(p => p.Value is not null), p => Assert.Contains(cells, c => c.StartsWith(p.Text, StringComparison.Ordinal)));
            Assert.All(visual.Categories.Select(c => c.Base).Concat(visual.Series.Select(s => s.Base)).OfType<string>(), b => Assert.Contains(cells, c => c.StartsWith(b, StringComparison.Ordinal)));
            var foot = document.Descendants(Html + "figure").Single(f => f.Attribute("id")!.Value == "visual-" + visual.Id).Descendants(Html + "figcaption").Single().Elements(Html + "p").ToList();
            Assert.Contains(visual.BaseNote!, foot[^2].Value, StringComparison.Ordinal);
            Assert.Equal("source", foot[^1].Attribute("class")!.Value);
        }
    }

    [Theory]
    [InlineData("nl", "Synthetische gegevens")]
    [InlineData("fr", "Données synthétiques")]
    [InlineData("en", "Synthetic data")]
    public async Task Made_up_respondents_are_named_on_the_visual_and_on_each_of_its_tables(string language, string band)
    {
        foreach (var figure in (await Document(language)).Descendants(Html + "figure"))
        {
            var synthetic = figure.Attribute("id")!.Value.StartsWith("visual-synthetic", StringComparison.Ordinal);
            var marked = figure.Descendants().Where(e => e.Attribute("class")?.Value == "synthetic").Select(e => e.Name.LocalName).ToList();
            Assert.Equal(synthetic, marked.Contains("p"));
            Assert.Equal(synthetic ? figure.Descendants(Html + "table").Count() : 0, marked.Count(n => n == "caption"));
            Assert.Equal(synthetic, figure.Value.Contains(band, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_card_shows_the_marks_of_its_value_and_says_them()
    {
        var report = VisualsFixture.Report("nl");
        var cards = report.Pages[0].Visuals.First(v => v.Kind == VisualKind.KpiCards);
        var marked = cards with { Series = [cards.Series[0] with { Points = [.. cards.Series[0].Points.Select(p => p with { Uncertain = true, Flag = BaseFlag.Small })] }] };
        var html = await HtmlReport.RenderAsync(report with { Pages = [report.Pages[0] with { Visuals = [marked] }] });
        var value = XDocument.Parse(Regex.Replace(html[html.IndexOf("<html", StringComparison.Ordinal)..], "<(meta[^>]*?) ?/?>", "<$1/>"))
            .Descendants(Html + "p").Single(p => p.Attribute("class")?.Value == "value");
        Assert.Contains("?*", value.Value, StringComparison.Ordinal);
        Assert.Contains("onzekere lezing van de bron, kleine basis", value.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_crosstab_too_wide_for_the_page_is_cut_between_columns_and_keeps_each_once()
    {
        var visual = VisualsSurveyFixture.Find("wide", "nl");
        var tables = CrosstabPlan.For(visual);
        Assert.True(tables.Count > 1);
        Assert.Equal(Enumerable.Range(0, visual.Series.Count), tables.SelectMany(t => t));
        Assert.Single(CrosstabPlan.For(VisualsSurveyFixture.Find("crosstab", "nl")));
    }

    [Fact]
    public void Text_on_every_step_reads_at_four_and_a_half_to_one_in_both_themes()
    {
        var tokens = StyleSheet.Get("tokens");
        var themes = tokens.Split("prefers-color-scheme: dark");
        Assert.Equal(2, themes.Length);
        foreach (var theme in themes)
        {
            var colours = Regex.Matches(theme, @"--([a-z0-9-]+): (#[0-9a-f]{6})").GroupBy(m => m.Groups[1].Value).ToDictionary(g => g.Key, g => g.First().Groups[2].Value);
            var pairs = colours.Keys.Where(k => k.StartsWith("on-", StringComparison.Ordinal)).ToList();
            Assert.Equal(9, pairs.Count);
            Assert.All(pairs, k => Assert.True(Contrast(colours[k], colours[k[3..]]) >= 4.5, $"{k}: {Contrast(colours[k], colours[k[3..]]):0.00}"));

            // Neighbouring steps differ in lightness, not in hue alone.
            Assert.All(new[] { ("p1", "p2"), ("p2", "p3"), ("n1", "n2"), ("n2", "n3") }, p => Assert.True(Contrast(colours[p.Item1], colours[p.Item2]) >= 1.4, $"{p}: {Contrast(colours[p.Item1], colours[p.Item2]):0.00}"));
        }
    }

    [PdfJudgesFact]
    public async Task The_visuals_print_with_every_number()
    {
        var folder = Environment.GetEnvironmentVariable("REINTEGRATIONBI_TEST_PDF") is { Length: > 0 } keep
            ? Directory.CreateDirectory(keep)
            : Directory.CreateTempSubdirectory("reintegrationbi-test-");
        foreach (var language in Languages.All)
        {
            var path = Path.Combine(folder.FullName, $"surveys-{language}.pdf");
            var html = await HtmlReport.RenderAsync(VisualsSurveyFixture.Report(language));
            await File.WriteAllTextAsync(Path.ChangeExtension(path, "html"), html);
            await PdfPrinter.PrintAsync(html, path);
            using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("pdftotext", ["-layout", path, "-"]) { RedirectStandardOutput = true })!;
            var text = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.All(VisualsSurveyFixture.Visuals(language).SelectMany(v => v.Series).SelectMany(s => s.Points).Where(p => p.Value is not null),
                p => Assert.Contains(p.Text.Split('\u00a0')[^1], text, StringComparison.Ordinal));

            // Cover and contents, then each page on a sheet of its own.
            var sheets = text.Split('\f');
            var pages = VisualsSurveyFixture.Report(language).Pages;
            Assert.All(pages.Select((p, i) => (p.Heading, Sheet: sheets[i + 2])), p => Assert.Contains(p.Heading, p.Sheet, StringComparison.Ordinal));
        }
    }

    private static Drawing Draw(Visual visual, string language, double width) => visual.Kind switch
    {
        VisualKind.LikertBar => LikertLayout.Create(visual, language, width),
        VisualKind.RankingBar => RankingLayout.Create(visual, language, width),
        VisualKind.MultiResponseBar => BarLayout.Create(visual, language, width),
        _ => throw new ArgumentOutOfRangeException(nameof(visual), visual.Kind, "No drawing."),
    };

    private static Mark.Box Box(Drawing drawing, Category category, Visual visual, string series) =>
        drawing.Marks.OfType<Mark.Box>().Single(b => b.Name?.StartsWith($"{category.Label}, {visual.Series.Single(s => s.Code == series).Label}:", StringComparison.Ordinal) == true);

    // A part is drawn a hair shorter than it is.
    private static double Unit(Drawing drawing, Visual visual, string series, int row) =>
        (Box(drawing, visual.Categories[row], visual, series).Width + 1.5) / (double)visual.Series.Single(s => s.Code == series).Points[row].Value!.Value;

    private static double Length(decimal value, double unit) => (double)value * unit;

    private static string Unseen(XElement cell) => string.Concat(cell.Descendants(Html + "span").Where(e => e.Attribute("class")?.Value == "unseen").Select(e => e.Value));

    private static async Task<XDocument> Document(string language)
    {
        var text = await HtmlReport.RenderAsync(VisualsSurveyFixture.Report(language));
        return XDocument.Parse(Regex.Replace(text[text.IndexOf("<html", StringComparison.Ordinal)..], "<(meta[^>]*?) ?/?>", "<$1/>"));
    }

    private static double Contrast(string a, string b)
    {
        var (one, other) = (Luminance(a), Luminance(b));
        return (Math.Max(one, other) + 0.05) / (Math.Min(one, other) + 0.05);

        // WCAG relative luminance.
        static double Luminance(string colour)
        {
            double Channel(int at)
            {
                var value = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
                return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
            }

            return (0.2126 * Channel(1)) + (0.7152 * Channel(3)) + (0.0722 * Channel(5));
        }
    }
}
