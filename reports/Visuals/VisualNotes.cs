using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Visuals;

/// <summary>The notes under a visual: its own, and those that follow from how it is drawn.</summary>
public static class VisualNotes
{
    /// <summary>All notes in order: the visual's own, then axis, gaps, marks of surveys, precision and missing values.</summary>
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

        notes.AddRange(OfKind(visual, texts, language));
        notes.AddRange(OfSurvey(visual, language));
        var points = visual.Series.SelectMany(s => s.Points).ToList();
        var marked = points.Where(p => p.Shown() is not null && !Palette.IsExact(p) && p.Precision != Precision.Reconstructed).Select(p => p.Precision).Distinct().Order()
            .Select(p => texts["precision." + p]).ToList();
        var note = visual.Kind switch
        {
            VisualKind.Line => "precision.note_line",
            VisualKind.Bar or VisualKind.MultiResponseBar => "precision.note_bar",
            _ => "precision.note",
        };
        if (marked.Count > 0)
        {
            notes.Add(texts.Fill(note, string.Join(", ", marked)));
        }

        var signs = TablePlan.IsSurvey(visual) || visual.Kind == VisualKind.SupportNetwork;
        if (visual.Kind != VisualKind.SurvivalCurve && points.Any(p => p.State == CellState.Suppressed))
        {
            notes.Add(texts[signs ? "survey.note_suppressed" : "state.suppressed_note"]);
        }

        if (visual.Kind is not (VisualKind.Line or VisualKind.KpiCards) && Says(visual.Kind) && points.Any(p => p.State == CellState.NotAvailable))
        {
            notes.Add(texts[signs ? "survey.note_not_available" : "state.not_available_note"]);
        }

        return notes;
    }

    /// <summary>For each curve that ends early: after how many months, and why. Empty for other visuals.</summary>
    internal static IEnumerable<string> Stops(Visual visual, string language)
    {
        var texts = FixedTexts.For(language);
        return visual.Kind != VisualKind.SurvivalCurve ? [] : visual.Series.Where(SurvivalLayout.StopsEarly).Select(s => SurvivalLayout.Length(s) == 0
            ? texts.Fill("survival.note_hidden", s.Label)
            : texts.Fill("survival.note_stops", s.Label, Formatter.For(language).Number(visual.Categories[SurvivalLayout.Length(s) - 1].Position!.Value)));
    }

    /// <summary>Whether "no figure" stands in the drawing; others have words of their own for it.</summary>
    private static bool Says(VisualKind kind) =>
        kind is not (VisualKind.HeatMap or VisualKind.SupportNetwork or VisualKind.CaseTimeline or VisualKind.ProcessComparison or VisualKind.SurvivalCurve);

    /// <summary>How a drawing of cases or trajectories is read.</summary>
    private static IEnumerable<string> OfKind(Visual visual, FixedTexts texts, string language) => visual.Kind switch
    {
        VisualKind.HeatMap =>
        [
            texts["heat.note"],
            .. visual.Series.Any(s => s.Points.Any(p => p.State == CellState.NotAvailable)) ? [texts["heat.note_unknown"]] : Array.Empty<string>(),
        ],
        VisualKind.SurvivalCurve =>
        [
            .. visual.Series.Any(s => s.Points.Any(p => p.Shown() is not null && p.Range is not null)) ? [texts["survival.note_band"]] : Array.Empty<string>(),
            .. Stops(visual, language),
        ],
        VisualKind.CaseTimeline =>
        [
            .. visual.Timeline.Any(t => t.Uncertain) ? [texts["timeline.note_about"]] : Array.Empty<string>(),
            .. visual.Timeline.Any(t => t.GoesOn) ? [texts["timeline.note_goes_on"]] : Array.Empty<string>(),
        ],
        VisualKind.ProcessComparison =>
        [
            .. visual.Series.Any(s => s.Points.Any(p => p.Range is { } r && (r.Low is null || r.High is null))) ? [texts["process.note_open"]] : Array.Empty<string>(),
        ],
        VisualKind.SupportNetwork => [texts["network.note"]],
        _ => [],
    };

    /// <summary>The notes that explain the marks of a survey: several answers, letters, small bases, reconstructed and uncertain figures.</summary>
    public static IReadOnlyList<string> OfSurvey(Visual visual, string language)
    {
        var texts = FixedTexts.For(language);
        var points = visual.Series.SelectMany(s => s.Points).ToList();
        List<(bool Applies, string Key)> notes =
        [
            (visual.Kind == VisualKind.MultiResponseBar, "survey.note_multi"),
            (points.Any(p => p.Letters.Length > 0), "survey.note_letters"),
            (points.Any(p => p.Flag == BaseFlag.Small), "survey.note_small_base"),
            (points.Any(p => p.Flag == BaseFlag.TooSmall), "survey.note_too_small"),
            (points.Any(p => p.Shown() is not null && p.Precision == Precision.Reconstructed), "survey.note_reconstructed"),
            (points.Any(p => p.Shown() is not null && p.Uncertain), "survey.note_uncertain"),
        ];
        return [.. notes.Where(n => n.Applies).Select(n => texts[n.Key])];
    }
}
