using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Rendering;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Reports.Visuals;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Tests.Reports;

/// <summary>The visuals of cases, processes and trajectories: geometry, nothing cut off, every number in the table beside it.</summary>
public sealed class VisualsCasesTests
{
    private static readonly XNamespace Html = "http://www.w3.org/1999/xhtml";

    public static TheoryData<string, string, double> Charts()
    {
        var data = new TheoryData<string, string, double>();
        foreach (var language in Languages.All)
        {
            foreach (var visual in VisualsCasesFixture.Visuals(language))
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
        var drawing = Drawings.Of(VisualsCasesFixture.Find(id, language), language, width)!;
        var texts = drawing.Texts.ToList();
        Assert.NotEmpty(texts);
        Assert.Equal(width, drawing.Width);
        Assert.All(texts, t => Assert.True(
            t.Left >= -0.01 && t.Right <= drawing.Width + 0.01 && t.Top >= -0.01 && t.Bottom <= drawing.Height + 0.01,
            $"'{t.Text}' at {t.Left:0}..{t.Right:0}, {t.Top:0}..{t.Bottom:0} leaves {drawing.Width:0} x {drawing.Height:0}"));
        Assert.All(drawing.Marks.OfType<Mark.Box>(), b => Assert.True(b.X >= -0.01 && b.X + b.Width <= drawing.Width + 0.01 && b.Y >= 0 && b.Y + b.Height <= drawing.Height, b.Name));
        var corners = drawing.Marks.OfType<Mark.Path>().SelectMany(p => p.Points).Concat(drawing.Marks.OfType<Mark.Area>().SelectMany(a => a.Points));
        Assert.All(corners, p => Assert.True(p.X >= -0.01 && p.X <= drawing.Width + 0.01 && p.Y >= -0.01 && p.Y <= drawing.Height + 0.01, $"{p.X:0}, {p.Y:0}"));
        Assert.Empty(texts.SelectMany((a, i) => texts.Skip(i + 1).Where(a.Overlaps).Select(b => $"'{a.Text}' and '{b.Text}'")));
    }

    [Theory, MemberData(nameof(Charts))]
    public void No_line_of_a_network_runs_through_a_name(string language, string id, double width)
    {
        var visual = VisualsCasesFixture.Find(id, language);
        if (visual.Kind != VisualKind.SupportNetwork)
        {
            return;
        }

        var drawing = NetworkLayout.Create(visual, language, width);
        foreach (var tie in drawing.Marks.OfType<Mark.Path>().Where(p => p.Name is not null))
        {
            var (from, to) = (tie.Points[0], tie.Points[1]);
            var along = Enumerable.Range(0, 101).Select(i => (X: from.X + ((to.X - from.X) * i / 100), Y: from.Y + ((to.Y - from.Y) * i / 100)));
            Assert.All(along, p => Assert.DoesNotContain(drawing.Texts.Where(t => t.Paint != "onbar"), t => p.X > t.Left && p.X < t.Right && p.Y > t.Top && p.Y < t.Bottom));
        }
    }

    [Fact]
    public void A_cell_is_darker_the_more_cases_and_zero_unknown_and_hidden_look_different()
    {
        Assert.Equal(["zero", "p3", "p2", "p2", "p1"], new[] { 0m, 1, 2, 2, 3 }.Select(n => HeatMapLayout.Paint(n, 3)));
        var drawing = HeatMapLayout.Create(VisualsCasesFixture.Find("heat", "nl"), "nl");
        string Paint(string name) => drawing.Marks.OfType<Mark.Box>().Single(b => b.Name!.StartsWith(name, StringComparison.Ordinal)).Paint;
        Assert.Equal("zero", Paint("Flexibele overbrugger, Werk"));
        Assert.Equal("outside", Paint("Adaptieve doorzetter, Doeltreffende"));
        Assert.Equal("hatch", Paint("Verlichte doorzetter, Mensgericht"));
        Assert.Equal("p1", Paint("Verlichte transformeerder, Mensgericht"));
        Assert.DoesNotContain(drawing.Marks.OfType<Mark.Box>(), b => b.Name!.StartsWith("Alle types", StringComparison.Ordinal));
        Assert.Contains(drawing.Texts, t => t.Text == "13 van 15");
        Assert.Contains(drawing.Texts, t => t.Text == "onbekend");
        Assert.DoesNotContain(drawing.Texts, t => t.Text.Contains('%', StringComparison.Ordinal));
    }

    [Fact]
    public void A_heat_map_of_percentages_is_refused()
    {
        var visual = VisualsCasesFixture.Find("heat", "nl");
        var refused = Assert.Throws<ArgumentException>(() => HeatMapLayout.Create(visual with { Series = [.. visual.Series.Select(s => s with { Unit = VisualsFixture.Percent })] }, "nl"));
        Assert.Contains("counts of cases", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tie_is_thicker_the_larger_its_number_and_each_valence_has_its_own_sign_colour_and_dashes()
    {
        var drawing = NetworkLayout.Create(VisualsCasesFixture.Find("network", "nl"), "nl");
        Mark.Path Line(string name) => drawing.Marks.OfType<Mark.Path>().Single(p => p.Name == name);
        Assert.True(Line("collega, steun: 11").Thickness > Line("leidinggevende, steun: 10").Thickness);
        Assert.Equal(0.3 * (Line("collega, steun: 11").Thickness!.Value - Line("partner, neutraal: 1").Thickness!.Value), Line("vriend, steun: 4").Thickness!.Value - Line("partner, neutraal: 1").Thickness!.Value, 6);
        Mark.Path[] four = [Line("leidinggevende, steun: 10"), Line("leidinggevende, beide: 2"), Line("leidinggevende, neutraal: 1"), Line("leidinggevende, hinder: 5")];
        Assert.Equal(4, four.Select(p => p.Paint).Distinct().Count());
        Assert.Equal(4, four.Select(p => p.Style).Distinct().Count());
        Assert.Contains(drawing.Texts, t => t.Text == "+\u202f10");
        Assert.Contains(drawing.Texts, t => t.Text == "−\u202f5");

        // Who appears in no case is not drawn.
        Assert.DoesNotContain(drawing.Marks.OfType<Mark.Path>(), p => p.Name == "controlearts, steun: 0");
    }

    [Fact]
    public void A_funnel_says_what_is_lost_and_tells_no_loss_beside_a_hidden_step()
    {
        var visual = VisualsCasesFixture.Find("funnel", "nl");
        Assert.Equal(
            ["", "−418 na de vorige stap", "−512 na de vorige stap", "−23 na de vorige stap", "daling niet getoond", "daling niet getoond", ""],
            FunnelLayout.Drops(visual, "nl").Select(d => d.Text));
        var boxes = FunnelLayout.Create(visual, "nl").Marks.OfType<Mark.Box>().ToList();
        Assert.Equal(["s1", "s1", "s1", "s1", "hatch", "s1"], boxes.Select(b => b.Paint));
        Assert.Equal(822.0 / 1240, boxes[1].Width / boxes[0].Width, 6);
        Assert.Equal([null, 418m, 512m, 23m, null, null, null], Twin.Of(visual, "nl").Series[1].Points.Select(p => p.Value));
    }

    [Fact]
    public void A_suppressed_value_that_was_left_in_is_neither_drawn_nor_written()
    {
        foreach (var visual in VisualsCasesFixture.Visuals("nl"))
        {
            var secret = visual with { Series = [.. visual.Series.Select((s, i) => i > 0 ? s : s with { Points = [.. s.Points.Select((p, j) => j == 0 ? p : p with { Value = 98765, State = CellState.Suppressed, Text = "98.765" })] })] };
            var drawing = Drawings.Of(secret, "nl")!;
            Assert.DoesNotContain(drawing.Texts, t => t.Text.Contains("98.", StringComparison.Ordinal));
            Assert.DoesNotContain(drawing.Marks.OfType<Mark.Box>().Select(b => b.Name).Concat(drawing.Marks.OfType<Mark.Path>().Select(p => p.Name)), n => n?.Contains("98.", StringComparison.Ordinal) == true);
            Assert.DoesNotContain(Twin.Of(secret, "nl").Series.SelectMany(s => s.Points), p => p.State == CellState.Shown && p.Text.Contains("98.", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task The_table_beside_a_chart_holds_every_text_and_names_all_it_tells(string language)
    {
        var document = await Document(language);
        foreach (var visual in VisualsCasesFixture.Visuals(language))
        {
            var figure = document.Descendants(Html + "figure").Single(f => f.Attribute("id")!.Value == "visual-" + visual.Id);
            var tables = document.Descendants(Html + "table").Where(t => t.Attribute("aria-label")?.Value == visual.Title).ToList();
            var cells = tables.Descendants(Html + "td").Select(c => c.Value.Trim()).ToList();
            Assert.All(Twin.Of(visual, language).Series.SelectMany(s => s.Points).Where(p => p is { State: CellState.Shown, Text.Length: > 0 }), p => Assert.Contains(cells, c => c.StartsWith(p.Text, StringComparison.Ordinal)));
            Assert.All(visual.Kind == VisualKind.SurvivalCurve ? [] : visual.Categories, c => Assert.Contains(tables.Descendants(Html + "th"), h => h.Value == c.Label));
            Assert.All(visual.Categories.Select(c => c.Group).OfType<string>(), g => Assert.Contains(cells, c => c == g));
            Assert.Equal(2, figure.Descendants().Count(e => e.Name.LocalName == "svg"));
            Assert.Equal(visual.Synthetic, figure.Descendants(Html + "p").Any(p => p.Attribute("class")?.Value == "synthetic"));
        }
    }

    [PdfJudgesFact]
    public async Task The_visuals_print_with_every_number()
    {
        using var temporary = new TempFolder();
        var keep = Environment.GetEnvironmentVariable("REINTEGRATIONBI_TEST_PDF");
        foreach (var language in Languages.All)
        {
            var path = keep is { Length: > 0 } ? Path.Combine(keep, $"cases-{language}.pdf") : temporary.File($"cases-{language}.pdf");
            var report = VisualsCasesFixture.Report(language);
            var html = await HtmlReport.RenderAsync(report);
            await File.WriteAllTextAsync(Path.ChangeExtension(path, "html"), html);
            await PdfPrinter.PrintAsync(html, path);
            using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("pdftotext", ["-layout", path, "-"]) { RedirectStandardOutput = true })!;
            var text = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            var sheets = text.Split('\f');
            Assert.All(report.Pages.Select((p, i) => (p.Heading, Sheet: sheets[i + 2])), p => Assert.Contains(p.Heading, p.Sheet, StringComparison.Ordinal));
        }
    }

    private static async Task<XDocument> Document(string language)
    {
        var text = await HtmlReport.RenderAsync(VisualsCasesFixture.Report(language));
        return XDocument.Parse(Regex.Replace(text[text.IndexOf("<html", StringComparison.Ordinal)..], "<(meta[^>]*?) ?/?>", "<$1/>"));
    }
}
