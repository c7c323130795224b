using System.Globalization;
using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Reports.Visuals;

namespace ReIntegrationBI.Reports.Rendering.Workbook;

/// <summary>The sheet with explanations, caveats, notes and remarks page by page, and the glossary.</summary>
internal static class NotesSheet
{
    public static void Write(WorkbookFile file, string name, string tableName, ReportContent content, WorkbookTexts texts)
    {
        var rows = new List<SheetCell[]>();
        foreach (var page in content.Pages)
        {
            void Add(string kind, string about, string text) => rows.Add([page.Heading, kind, about, text]);

            Add(texts.Lead, page.Finding, page.Lead);
            foreach (var caveat in page.Caveats)
            {
                Add(texts.Caveat, page.Finding, caveat);
            }

            foreach (var visual in page.Visuals)
            {
                if (visual.Synthetic)
                {
                    Add(texts.Caveat, visual.Title, Visuals.Survey.SyntheticWords(visual, FixedTexts.For(content.Language)));
                }

                if (visual.BaseNote is { } respondents)
                {
                    Add(texts.Note, visual.Title, FixedTexts.For(content.Language).Fill("survey.base_note", respondents));
                }

                foreach (var note in visual.Notes.Concat(VisualNotes.OfSurvey(visual, content.Language)))
                {
                    Add(texts.Note, visual.Title, note);
                }

                foreach (var series in visual.Series.Where(s => s.MoreIs is not null))
                {
                    Add(texts.MoreIs, series.Label, series.MoreIs!);
                }
            }

            // One remark often stands at many figures: said once, with their numbers in the provenance.
            foreach (var remark in content.Annex.Where(e => e.Page == page.Id && e.Remark is not null).GroupBy(e => e.Remark!))
            {
                var numbers = string.Join(", ", remark.Select(e => e.Number.ToString(CultureInfo.InvariantCulture)));
                Add(texts.Remark, $"{texts.Provenance} {numbers}", remark.Key);
            }
        }

        rows.AddRange(texts.Glossary.Select(t => new SheetCell[] { texts.Term, texts.Term, t.Term, t.Meaning }));
        var sheet = new SheetWriter(file, name);
        sheet.Table(tableName, texts.Notes, Headers.Of(texts.Page, texts.Kind, texts.About, texts.Text), rows);
        sheet.Finish(content.Title);
    }
}
