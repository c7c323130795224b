using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Reports.Visuals;
using C = DocumentFormat.OpenXml.Drawing.Charts;
using D = DocumentFormat.OpenXml.Drawing;
using X = DocumentFormat.OpenXml.Drawing.Spreadsheet;

namespace ReIntegrationBI.Reports.Rendering.Workbook;

/// <summary>A sheet with the charts of one visual, its subtitle, source and notes above them.</summary>
internal static class ChartSheet
{
    // What A4 leaves between margins of 18 mm, lying and standing.
    private const double LandscapeCm = 25.5;
    private const double PortraitCm = 17;
    private const double LandscapeUpToCm = 14;

    // An offset within a row ends at the row: charts below each other are placed by whole rows, of the least height they may have.
    private const double RowCm = 0.44;

    public static void Write(WorkbookFile file, string name, string pageHeading, Visual visual, DataRange data, IReadOnlyList<ChartPanel> panels, WorkbookTexts texts, string language)
    {
        var sheet = new SheetWriter(file, name);
        var columns = panels.Count == 1 ? 1 : 2;
        var height = Height(visual, panels);
        var landscape = (panels.Count + columns - 1) / columns * height <= LandscapeUpToCm;
        var width = landscape ? LandscapeCm : PortraitCm;
        sheet.Widths(width * 5.1); // characters of 10 pt in a centimetre
        var words = FixedTexts.For(language);
        var warning = visual.Synthetic ? Survey.SyntheticWords(visual, words) : null;
        if (warning is not null)
        {
            sheet.Row(new SheetCell(warning, CellStyle.Warning));
        }

        sheet.Row(new SheetCell(panels.Count == 1 ? pageHeading : visual.Title, CellStyle.Subtitle));
        sheet.Row(visual.Subtitle);
        if (visual.BaseNote is { } respondents)
        {
            sheet.Row(new SheetCell(words.Fill("survey.base_note", respondents), CellStyle.Label));
        }

        sheet.Row(new SheetCell($"{texts.Source}: {visual.Source}", CellStyle.Label));
        foreach (var note in visual.Notes.Concat(VisualNotes.OfSurvey(visual, language)))
        {
            sheet.Row(new SheetCell(note, CellStyle.Label));
        }

        sheet.Row(new SheetCell($"{texts.DataOnSheet} {data.Sheet}", CellStyle.Link, $"#{Names.Quoted(data.Sheet)}A1"));

        var drawings = sheet.Part.AddNewPart<DrawingsPart>();
        drawings.WorksheetDrawing = new X.WorksheetDrawing();
        var writer = new ChartWriter(visual, data, language);
        for (var i = 0; i < panels.Count; i++)
        {
            var part = drawings.AddNewPart<ChartPart>();
            part.ChartSpace = writer.Draw(panels[i]);
            var alternative = (warning is null ? "" : warning + ". ") + $"{panels[i].Title}. {visual.Title}. {visual.Subtitle}. {texts.DataOnSheet} {data.Sheet}.";
            drawings.WorksheetDrawing.AppendChild(Frame(
                drawings.GetIdOfPart(part), (uint)i + 2, $"{name}.{i + 1}", Names.Text(alternative),
                sheet.NextRow + (i / columns * (int)Math.Ceiling(height / RowCm)), i % columns * width / columns, width / columns, height));
        }

        sheet.Finish(pageHeading, onOnePage: true, landscape, warning);
    }

    /// <summary>Height in centimetres: bars ask room for each, lines a fixed shape.</summary>
    private static double Height(Visual visual, IReadOnlyList<ChartPanel> panels)
    {
        if (visual.Kind is VisualKind.Line or VisualKind.SurvivalCurve)
        {
            return panels.Count == 1 ? 12.5 : 7;
        }

        var beside = !ChartPanel.IsStacked(visual);
        var bars = visual.Categories.Count * (beside ? panels.Max(p => p.Series.Count) : 1);
        return Math.Max(7, 4 + (bars * (beside ? 0.6 : 0.9)));
    }

    private static X.OneCellAnchor Frame(string part, uint id, string name, string alternative, int row, double left, double width, double height)
    {
        static long Emu(double centimetres) => (long)(centimetres * 360000);
        return new X.OneCellAnchor(
            new X.FromMarker(
                new X.ColumnId("0"),
                new X.ColumnOffset(Emu(left).ToString(CultureInfo.InvariantCulture)),
                new X.RowId(row.ToString(CultureInfo.InvariantCulture)),
                new X.RowOffset("0")),
            new X.Extent { Cx = Emu(width), Cy = Emu(height) },
            new X.GraphicFrame(
                new X.NonVisualGraphicFrameProperties(
                    new X.NonVisualDrawingProperties { Id = id, Name = name, Description = alternative },
                    new X.NonVisualGraphicFrameDrawingProperties()),
                new X.Transform(new D.Offset { X = 0, Y = 0 }, new D.Extents { Cx = 0, Cy = 0 }),
                new D.Graphic(new D.GraphicData(new C.ChartReference { Id = part }) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/chart" })),
            new X.ClientData());
    }
}
