using ReIntegrationBI.Reports.Rendering.Workbook;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Rendering.TabBook;

/// <summary>The sheet that tells how to read the others: what a base, a letter and a sign mean, and how respondents were weighted.</summary>
internal static class TabBookNotes
{
    public static void Write(WorkbookFile file, string name, string tableName, TabBookContent content, FixedTexts texts)
    {
        var sheet = new SheetWriter(file, name);
        var header = Headers.Of(texts["tabbook.subject"], texts["tabbook.explanation"]);
        sheet.Table(tableName, texts["tabbook.notes_title"], header, [.. Rows(content, texts).Select(r => new SheetCell[] { r.Subject, r.Text })], columnWidths: [36, 85]);
        sheet.Finish(content.Survey.Title.Or(content.Language), landscape: false);
    }

    private static IEnumerable<(string Subject, string Text)> Rows(TabBookContent content, FixedTexts texts)
    {
        var language = content.Language;
        var format = Formatter.For(language);
        var first = content.Tables[0];
        if (first.Respondents.IsSynthetic)
        {
            yield return (texts["tabbook.subject.synthetic"], texts["tabbook.note.synthetic"]);
        }

        yield return Note("sheet");
        yield return Note("base");
        foreach (var weights in Weights())
        {
            yield return weights;
        }

        foreach (var column in first.Columns.Where(c => c.QuestionLabel is not null))
        {
            yield return (texts.Fill("tabbook.subject.column", column.Letter).TrimEnd(), $"{column.Label.Or(language)} ({column.QuestionLabel!.Or(language)})");
        }

        var level = string.Join(", ", content.Tables.Select(t => t.Level).Distinct().Order().Select(l => format.Number((decimal)l, l >= 0.01 ? 2 : 4)));
        yield return (texts["tabbook.subject.letters"], texts.Fill("tabbook.note.letters", level) + (content.Tables.Any(t => t.IsBonferroni) ? " " + texts["tabbook.note.bonferroni"] : ""));
        yield return Note("diagnostics");
        yield return Note("flags");
        var thresholds = content.Tables.Select(t => t.Threshold).Distinct().Order().Select(t => format.Number(t));
        yield return (texts["tabbook.subject.suppression"], texts.Fill("tabbook.note.suppression", string.Join(", ", thresholds), format.Number(content.Tables.Sum(t => t.Suppressed))));
        yield return Note("intervals");
        foreach (var kind in new[] { "multi", "ranking", "means", "groups" })
        {
            yield return Note(kind);
        }

        yield return Note("rounding");
        foreach (var (mark, key) in new[]
            {
                (Marks.Withheld, "withheld"), (Marks.Missing, "missing"), (Marks.NotApplicable, "not_applicable"), (Marks.SmallBase, "small_base"),
                (Marks.Unreliable, "unreliable"),
            })
        {
            yield return (mark, texts["tabbook.mark." + key]);
        }

        yield return (texts["tabbook.subject.empty"], texts["tabbook.note.empty"]);
        yield return Note("names");
        if (content.Survey.TranslatedByUs.Split(',', StringSplitOptions.TrimEntries).Contains(language))
        {
            yield return Note("translated");
        }

        if (content.Survey.Limits.Or(language) is { Length: > 0 } limits)
        {
            yield return (texts["tabbook.subject.limits"], limits);
        }

        (string Subject, string Text) Note(string key) => (texts["tabbook.subject." + key], texts["tabbook.note." + key]);

        IEnumerable<(string Subject, string Text)> Weights()
        {
            if (first.Weights is not { } weights)
            {
                yield return (texts["tabbook.subject.weights"], texts["tabbook.note.unweighted"]);
                yield break;
            }

            yield return (texts["tabbook.subject.weights"], weights.Description.Or(language));
            yield return (
                texts["tabbook.subject.weights"],
                texts.Fill(
                    "tabbook.note.weights", format.Number((decimal)weights.EffectiveBase, 1), format.Number((decimal)weights.DesignEffect, 3),
                    format.Number((decimal)weights.Lowest, 3), format.Number((decimal)weights.Highest, 3)));
            foreach (var line in weights.Report)
            {
                yield return (texts["tabbook.subject.convergence"], line);
            }
        }
    }
}
