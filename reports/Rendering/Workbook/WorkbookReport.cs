using System.Globalization;
using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Reports.Visuals;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Rendering.Workbook;

/// <summary>
/// Draws a report as a workbook (.xlsx): cover, contents, for each visual a table and a native chart that reads it, notes and provenance.
/// It holds numbers and texts, no formulas.
/// </summary>
public static class WorkbookReport
{
    /// <summary>Writes the workbook.</summary>
    /// <param name="content">The report; each series has one point a category.</param>
    /// <param name="texts">The fixed words in the report's language.</param>
    /// <param name="target">Where it goes; need not be seekable and stays open.</param>
    /// <param name="clock">Tells the moment of making; null for the system's.</param>
    /// <exception cref="ArgumentException">A series has more or fewer points than its visual has categories.</exception>
    public static void Write(ReportContent content, WorkbookTexts texts, Stream target, TimeProvider? clock = null)
    {
        Check(content);
        var made = (clock ?? TimeProvider.System).GetUtcNow().UtcDateTime;
        using var buffer = new MemoryStream();
        using (var file = new WorkbookFile(buffer))
        {
            file.Describe(content.Title, content.Subtitle, Culture(content.Language).Name, made);
            Write(content, texts, file, made);
        }

        buffer.Position = 0;
        buffer.CopyTo(target);
    }

    private static void Write(ReportContent content, WorkbookTexts texts, WorkbookFile file, DateTime made)
    {
        var sheets = Names.Taken();
        var tables = Names.Taken();
        var cover = Names.Sheet(texts.Cover, sheets);
        var contents = Names.Sheet(texts.Contents, sheets);
        var notes = Names.Sheet(texts.Notes, sheets);
        var provenance = Names.Sheet(texts.Provenance, sheets);
        var places = content.Pages
            .SelectMany((page, p) => page.Visuals.Select((visual, v) => Place(page, visual, $"{p + 1}.{v + 1}")))
            .ToList();

        WriteCover();
        WriteContents();
        foreach (var place in places)
        {
            DataSheet.Write(file, Names.Table(place.Visual.Id, tables), place.Visual, place.Data, texts, content.Language);
            if (place.Chart is { } chart)
            {
                ChartSheet.Write(file, chart, place.Page.Heading, place.Visual, place.Data, place.Panels, texts, content.Language);
            }
        }

        NotesSheet.Write(file, notes, Names.Table("notes", tables), content, texts);
        ProvenanceSheet.Write(file, provenance, Names.Table("provenance", tables), content, texts);

        string Finding(Visual visual) => (visual.Synthetic ? FixedTexts.For(content.Language)["survey.synthetic"] + ". " : "") + visual.Title;

        VisualPlace Place(ReportPage page, Visual visual, string number)
        {
            visual = ChartData.Of(Survey.Ordered(visual) with { Notes = [.. visual.Notes, .. VisualNotes.Stops(visual, content.Language)] }, content.Language);
            var data = DataSheet.Range(Names.Sheet($"{number} {page.Heading}", sheets), visual, content.Language);
            var panels = ChartPanel.Of(visual, content.Language);
            return new(page, visual, data, panels, panels.Count > 0 ? Names.Sheet($"{texts.Chart} {number}", sheets) : null);
        }

        void WriteCover()
        {
            var culture = Culture(content.Language);
            string Moment(DateTime utc) => utc.ToString("d MMMM yyyy HH:mm", culture) + " UTC";

            var sheet = new SheetWriter(file, cover);
            sheet.Widths(90);
            sheet.Row(new SheetCell(content.Title, CellStyle.Title));
            sheet.Row(new SheetCell(content.Subtitle, CellStyle.Subtitle));
            sheet.Row();
            sheet.Row($"{texts.Period}: {Written(content.Period, culture)}");
            sheet.Row($"{texts.MadeOn}: {Moment(made)}");
            sheet.Row($"{texts.KnownAt}: {Moment(content.KnownAt)}");
            sheet.Row();
            sheet.Row(new SheetCell(texts.InShort, CellStyle.Subtitle));
            foreach (var sentence in content.CoverSentences)
            {
                sheet.Row(sentence);
            }

            sheet.Row();
            foreach (var name in new[] { contents, notes, provenance })
            {
                sheet.Row(LinkTo(name));
            }

            sheet.Finish(content.Title, onOnePage: true, landscape: false);
        }

        void WriteContents()
        {
            var rows = new List<SheetCell[]>();
            foreach (var place in places)
            {
                foreach (var name in new[] { place.Data.Sheet, place.Chart }.OfType<string>())
                {
                    rows.Add([LinkTo(name), place.Page.Heading, Finding(place.Visual), place.Visual.Subtitle, place.Visual.Source]);
                }
            }

            foreach (var name in new[] { notes, provenance })
            {
                rows.Add([LinkTo(name), null, null, null, null]);
            }

            var sheet = new SheetWriter(file, contents);
            sheet.Table(
                Names.Table("contents", tables), content.Title, Headers.Of(texts.Sheet, texts.Page, texts.Finding, texts.Measure, texts.Source), rows);
            sheet.Finish(content.Title);
        }
    }

    private static SheetCell LinkTo(string sheet) => new(sheet, CellStyle.Link, $"#{Names.Quoted(sheet)}A1");

    private static string Written(Period period, CultureInfo culture) => period.Type switch
    {
        "year" => period.Code,
        "month" => period.FirstDay.ToString("MMMM yyyy", culture),
        _ => period.FirstDay.ToString("d MMMM yyyy", culture),
    };

    internal static CultureInfo Culture(string language) =>
        CultureInfo.GetCultureInfo(language switch { "nl" => "nl-BE", "fr" => "fr-BE", _ => "en-GB" });

    private static void Check(ReportContent content)
    {
        foreach (var visual in content.Pages.SelectMany(p => p.Visuals))
        {
            if (visual.Series.FirstOrDefault(s => s.Points.Count != visual.Categories.Count) is { } series)
            {
                throw new ArgumentException(
                    $"Series '{series.Code}' of visual '{visual.Id}' has {series.Points.Count} points for {visual.Categories.Count} categories: give one point a category.",
                    nameof(content));
            }
        }
    }

    private sealed record VisualPlace(ReportPage Page, Visual Visual, DataRange Data, IReadOnlyList<ChartPanel> Panels, string? Chart);
}
