using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Visuals;

/// <summary>The notes under a visual: its own, and those that follow from how it is drawn.</summary>
public static class VisualNotes
{
    /// <summary>All notes in order: the visual's own, then axis, gaps, marks and missing values.</summary>
    public static IReadOnlyList<string> Of(Visual visual, string language)
    {
        var texts = FixedTexts.For(language);
        var notes = new List<string>(visual.Notes);
        if (visual.Kind == VisualKind.Line)
        {
            var drawing = LineLayout.Create(visual, language);
            if (drawing.AxisCut)
            {
                notes.Add(texts["line.axis_note"]);
            }

            if (drawing.HasGap)
            {
                notes.Add(texts["line.gap_note"]);
            }
        }

        var points = visual.Series.SelectMany(s => s.Points).ToList();
        var marked = points.Where(p => p.Value is not null && !Palette.IsExact(p)).Select(p => p.Precision).Distinct().Order()
            .Select(p => texts["precision." + p]).ToList();
        var note = visual.Kind switch
        {
            VisualKind.Line => "precision.note_line",
            VisualKind.Bar => "precision.note_bar",
            _ => "precision.note",
        };
        if (marked.Count > 0)
        {
            notes.Add(texts.Fill(note, string.Join(", ", marked)));
        }

        if (points.Any(p => p.State == CellState.Suppressed))
        {
            notes.Add(texts["state.suppressed_note"]);
        }

        if (visual.Kind is not (VisualKind.Line or VisualKind.KpiCards) && points.Any(p => p.State == CellState.NotAvailable))
        {
            notes.Add(texts["state.not_available_note"]);
        }

        return notes;
    }
}
