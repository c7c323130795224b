using System.Globalization;
using System.Text;
using System.Xml.Linq;
using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Rendering.Extract;
using ReIntegrationBI.Reports.Rendering.VisualFiles;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Reports.Visuals;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Tests.Reports.Extracts;

public sealed class VisualFileTests
{
    private static readonly DateTime Now = new(2026, 11, 28, 9, 0, 0, DateTimeKind.Utc);
    private static readonly string[] Filters = ["Region: Flanders", "=Period: <2022>"];

    public static TheoryData<string> InLanguages => [.. Languages.All];

    [Theory]
    [MemberData(nameof(InLanguages))]
    public async Task Every_visual_can_be_had_in_each_of_its_forms_with_its_words_and_its_numbers(string language)
    {
        var drawn = 0;
        foreach (var (visual, annex) in All(language))
        {
            var workbook = await Write(visual, annex, ExtractFormat.Workbook, language);
            ExtractFiles.IsValid(workbook);
            var sheets = ExtractFiles.Sheets(workbook).Values.ToList();
            var notes = sheets[1].Select(r => r[1]?.ToString()).ToList();
            Assert.All<string>([visual.Title, visual.Subtitle, visual.Source, .. Filters, .. VisualNotes.Of(visual, language)], t => Assert.Contains(t, notes));
            var numbers = sheets[0].SelectMany(r => r).OfType<double>().ToHashSet();
            if (Twin.Of(visual, language).Kind == visual.Kind)
            {
                Assert.All(visual.Series.SelectMany(s => s.Points).Where(p => p is { State: CellState.Shown, Value: not null }), p => Assert.Contains((double)p.Value!.Value, numbers));
            }

            var records = ExtractFiles.Records(await Write(visual, annex, ExtractFormat.Csv, language));
            Assert.Equal(sheets[0].Count, records.Count);
            Assert.Equal(VisualFile.FormatsOf(visual).Contains(VisualFile.Svg), Drawings.Of(visual, language) is not null);
            if (!VisualFile.FormatsOf(visual).Contains(VisualFile.Svg))
            {
                await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Write(visual, annex, VisualFile.Svg, language));
                continue;
            }

            drawn++;
            var svg = Encoding.UTF8.GetString(await Write(visual, annex, VisualFile.Svg, language));
            StandsAlone(svg);
            var text = Joined(XDocument.Parse(svg));
            Assert.All<string>([visual.Title, visual.Subtitle, visual.Source, .. Filters], t => Assert.Contains(Squeezed(t), text, StringComparison.Ordinal));
            Assert.Equal(visual.Synthetic, text.Contains(Squeezed(FixedTexts.For(language)["survey.synthetic"]), StringComparison.Ordinal));
        }

        Assert.InRange(drawn, 15, 100);
    }

    [Fact]
    public async Task What_is_suppressed_is_in_no_file_even_if_a_caller_left_it_in()
    {
        const decimal hidden = 98765;
        foreach (var (visual, annex) in All("en").Where(v => v.Visual.Kind is not (VisualKind.ProcessComparison or VisualKind.CaseTimeline)))
        {
            var withheld = visual with
            {
                Series = [.. visual.Series.Select(s => s with
                {
                    Points = [.. s.Points.Select((p, i) => i > 0 || p.IsWords ? p : p with { State = CellState.Suppressed, Value = hidden, Text = "98765", Letters = "", Range = p.Range is null ? null : new ValueRange(hidden, hidden) })],
                })],
            };
            foreach (var format in VisualFile.FormatsOf(visual).Except([VisualFile.Png]))
            {
                var bytes = await Write(withheld, [.. annex.Select(e => e with { Text = e.Text })], format, "en");
                var texts = format == ExtractFormat.Workbook ? ExtractFiles.Entries(bytes).Values.Select(Encoding.UTF8.GetString) : [Encoding.UTF8.GetString(bytes)];
                Assert.All(texts, t => Assert.False(t.Contains("98765", StringComparison.Ordinal) || t.Contains("98,765", StringComparison.Ordinal), $"{visual.Id}.{format}"));
            }

            // Nor is the number that the annex has of it.
            var sources = ExtractFiles.Sheets(await Write(withheld, annex, ExtractFormat.Workbook, "en"))["Provenance"].Select(r => r[1]?.ToString()).ToHashSet();
            var gone = visual.Series.Select(s => s.Points.FirstOrDefault()).OfType<DataPoint>().Where(p => p is { IsWords: false, Annex: not null }).Select(p => p.Annex!.Value).ToHashSet();
            var kept = visual.Series.SelectMany(s => s.Points.Skip(1)).Select(p => p.Annex).OfType<int>().ToHashSet();
            Assert.All(annex.Where(e => gone.Contains(e.Number) && !kept.Contains(e.Number)), e => Assert.DoesNotContain($"{e.What}: {e.Text}", sources));
        }
    }

    [Fact]
    public async Task Each_number_leads_to_the_cell_it_was_read_from()
    {
        var report = VisualsFixture.Report("en");
        var visual = report.Pages.SelectMany(p => p.Visuals).First(v => v.Kind == VisualKind.Bar);
        var provenance = ExtractFiles.Sheets(await Write(visual, report.Annex, ExtractFormat.Workbook, "en"))["Provenance"];
        var row = 0;
        foreach (var point in visual.Series[0].Points)
        {
            row++;
            foreach (var address in report.Annex.Where(e => e.Number == point.Annex && point.State == CellState.Shown).SelectMany(e => e.Addresses))
            {
                Assert.Contains(provenance, r => Equals(r[0], (double)row) && Equals(r[6], address.File) && Equals(r[8], address.Cell) && Equals(r[9], address.Sha256));
            }
        }
    }

    [Fact]
    public async Task Days_are_days_and_years_are_numbers_without_marks()
    {
        var report = VisualsFixture.Report("en");
        var line = report.Pages.SelectMany(p => p.Visuals).First(v => v.Kind == VisualKind.Line && v.Categories.All(c => c.Period!.Value.Type == "day"));
        var cells = ExtractFiles.Sheets(await Write(line, report.Annex, ExtractFormat.Workbook, "en")).Values.First();
        Assert.Equal(line.Categories.Select(c => (object)c.Period!.Value.LastDay.ToDateTime(TimeOnly.MinValue)), cells.Skip(1).Select(r => r[1]));
        var records = ExtractFiles.Records(await Write(line, report.Annex, ExtractFormat.Csv, "en"));
        Assert.Equal(line.Categories.Select(c => c.Code), records.Skip(1).Select(r => r[1]));
    }

    [PdfChromiumFact]
    public async Task A_picture_has_twice_the_pixels_of_its_drawing_and_cards_and_tables_have_one_too()
    {
        foreach (var kind in new[] { VisualKind.Line, VisualKind.KpiCards, VisualKind.Table })
        {
            var (visual, annex) = All("nl").First(v => v.Visual.Kind == kind);
            var picture = await Write(visual, annex, VisualFile.Png, "nl");
            Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], picture[..4]);
            var (width, height) = (Whole(picture, 16), Whole(picture, 20));
            if (Environment.GetEnvironmentVariable("REINTEGRATIONBI_TEST_PICTURES") is { Length: > 0 } folder)
            {
                await File.WriteAllBytesAsync(Path.Combine(folder, $"{visual.Id}.png"), picture);
            }

            if (kind == VisualKind.Line)
            {
                var root = XDocument.Parse(Encoding.UTF8.GetString(await Write(visual, annex, VisualFile.Svg, "nl"))).Root!;
                Assert.Equal(2 * Size(root, "width"), width);
                Assert.Equal(2 * Size(root, "height"), height);
            }
            else
            {
                Assert.InRange(width, 2 * 700, 2 * 2000);
                Assert.InRange(height, 2 * 100, 2 * 2000);
            }

            Assert.InRange(picture.Length, 10_000, 3_000_000); // not one colour
        }

        static int Whole(byte[] bytes, int at) => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at));

        static int Size(XElement root, string name) => (int)Math.Ceiling(double.Parse(root.Attribute(name)!.Value, CultureInfo.InvariantCulture));
    }

    private static void StandsAlone(string svg)
    {
        var document = XDocument.Parse(svg);
        XNamespace ns = "http://www.w3.org/2000/svg";
        Assert.Equal(ns + "svg", document.Root!.Name);
        var style = document.Root.Element(ns + "style")!.Value;
        Assert.DoesNotContain("var(", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", style, StringComparison.Ordinal);
        Assert.DoesNotContain("@", style, StringComparison.Ordinal);
        Assert.DoesNotContain(document.Descendants(), e => e.Name.LocalName is "script" or "image" or "use" or "foreignObject");
        Assert.DoesNotContain(document.Descendants().Attributes(), a => a.Name.LocalName is "href" or "src" || a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));

        // Every class that colours something has its rule.
        foreach (var name in document.Descendants().Attributes("class").SelectMany(a => a.Value.Split(' ')).Where(c => c.Split('-')[0] is "fill" or "text" or "stroke" && StyleSheet.Get("visuals").Contains("." + c + " ", StringComparison.Ordinal)).Distinct())
        {
            Assert.Contains("." + name, style, StringComparison.Ordinal);
        }
    }

    private static string Joined(XDocument svg) => Squeezed(string.Concat(svg.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value)));

    // Lines of a text are elements of their own.
    private static string Squeezed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('\u00ad' or '-')));

    private static IEnumerable<(Visual Visual, IReadOnlyList<AnnexEntry> Annex)> All(string language) =>
        new[] { VisualsFixture.Report(language), VisualsSurveyFixture.Report(language), VisualsCasesFixture.Report(language) }
            .SelectMany(r => r.Pages.SelectMany(p => p.Visuals).Select(v => (v, r.Annex)));

    private static async Task<byte[]> Write(Visual visual, IReadOnlyList<AnnexEntry> annex, string format, string language)
    {
        using var target = new ForwardStream();
        await VisualFile.WriteAsync(visual, annex, format, language, Filters, Now, target);
        return target.Bytes;
    }
}
