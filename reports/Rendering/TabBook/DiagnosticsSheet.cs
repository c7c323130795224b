using ReIntegrationBI.Reports.Rendering.Workbook;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Rendering.TabBook;

/// <summary>A sheet with every test: a row a pair of columns.</summary>
internal static class DiagnosticsSheet
{
    private const int FirstNumber = 7;
    private const int FirstWord = 11;

    private static readonly string[] Columns =
    [
        "question", "row", "banner", "letter", "column", "other_letter", "other_column", "base_of_column", "base_of_other", "z", "p", "outcome", "reason",
    ];

    // What the crosstab says in English and the columns do not tell.
    private static readonly Dictionary<string, string> Reasons = new()
    {
        ["both columns are the same respondents"] = "withheld_same",
        ["no spread to test against"] = "withheld_no_spread",
    };

    public static void Write(
        WorkbookFile file, string name, string tableName, IReadOnlyList<(CrosstabTable Table, CrosstabTest Test)> tests, TabBookContent content, FixedTexts texts)
    {
        IReadOnlyList<SheetCell> header =
        [
            .. Headers.Of([.. Columns.Select(c => texts["tabbook." + c])])
                .Select((cell, i) => cell with { Style = i is >= FirstNumber and < FirstWord ? CellStyle.NumberHeader : i >= FirstWord ? CellStyle.IndentedHeader : cell.Style }),
        ];
        var rows = new List<SheetCell[]>(tests.Count);
        foreach (var of in tests.GroupBy(t => t.Table))
        {
            var lines = of.Key.Rows.ToLookup(r => r.Code);
            var columns = of.Key.Columns.Select((c, i) => (Column: c, At: i)).Where(c => c.Column.Letter is not null)
                .ToLookup(c => (c.Column.Question, c.Column.Letter!));
            rows.AddRange(of.Select(t => Row(t.Test, of.Key, lines, columns)));
        }

        var sheet = new SheetWriter(file, name);
        sheet.Table(tableName, texts["tabbook.diagnostics_title"], header, rows, columnWidths: [18, 36, 18, 10, 26, 10, 26, 15, 15, 17, 17, 24, 36], keptColumns: 1);
        sheet.Finish(content.Survey.Title.Or(content.Language), landscape: true);

        SheetCell[] Row(
            CrosstabTest test, CrosstabTable table, ILookup<string, CrosstabRow> lines, ILookup<(string? Question, string Letter), (CrosstabColumn Column, int At)> columns)
        {
            var one = columns[(test.Question, test.Column)].ToList();
            var other = columns[(test.Question, test.Other)].ToList();

            // A number about a hidden cell would give it away, whoever left it in.
            var hidden = one.Concat(other).Any(c =>
                c.Column.State == CellState.Suppressed || lines[test.Row].Any(l => l.Cells[c.At].State == CellState.Suppressed));
            SheetCell Number(double? value, int decimals) =>
                Marks.Number(hidden ? CellState.Suppressed : CellState.Shown, value, decimals, absent: Marks.NotApplicable);
            string Name(List<(CrosstabColumn Column, int At)> found) => string.Join("; ", found.Select(c => c.Column.Label.Or(content.Language)).Distinct());

            var reason = hidden ? texts["tabbook.withheld_hidden"]
                : test.Withheld is null ? null
                : one.Concat(other).Any(c => c.Column.State == CellState.NotAvailable) ? texts["tabbook.withheld_no_base"]
                : one.Concat(other).Any(c => c.Column.Size == BaseSize.TooSmall) ? texts["tabbook.withheld_base"]
                : Reasons.TryGetValue(test.Withheld, out var key) ? texts["tabbook." + key]
                : test.Withheld;
            return
            [
                table.Question,
                lines[test.Row].Select(l => l.Label.Or(content.Language)).FirstOrDefault() ?? test.Row,
                test.Question,
                test.Column,
                Name(one),
                test.Other,
                Name(other),
                Number(test.Base, 0),
                Number(test.OtherBase, 0),
                Number(test.Withheld is null ? test.Z : null, 2),
                Number(test.Withheld is null ? test.P : null, 4),
                new(texts[reason is not null ? "tabbook.withheld" : test.IsSignificant ? "tabbook.significant" : "tabbook.not_significant"], CellStyle.Indented),
                new(reason, CellStyle.Indented),
            ];
        }
    }
}
