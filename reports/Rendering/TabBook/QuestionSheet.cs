using System.Globalization;
using ReIntegrationBI.Reports.Rendering.Workbook;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Rendering.TabBook;

/// <summary>
/// The sheet of one question: one table from A1 in which the second column says what a row measures. First the bases, then the shares and
/// means with their letters, then the counts, then the intervals.
/// </summary>
internal sealed class QuestionSheet(CrosstabTable table, string language, FixedTexts texts)
{
    private const int FirstValue = 2; // behind what and measure
    private const double LabelWidth = 45;
    private const double MeasureWidth = 29;
    private const int LongestText = 160; // of a question within a heading, so that the row of headings stays low
    private const int LongestColumnText = 60;

    private readonly List<SheetCell[]> body = [];
    private readonly List<(string Kind, int First, int Last)> blocks = [];

    public void Write(WorkbookFile file, string name, ISet<string> names)
    {
        Block("base", Bases);
        Block("pct", Shares);
        Block("n", Counts);
        Block("ci", Intervals);

        var header = Header();
        var sheet = new SheetWriter(file, name);
        sheet.BlockRows.UnionWith(blocks.Skip(1).Select(b => b.First));
        var title = $"{table.Label.Or(language)} {texts.Fill("tabbook.base", BaseInWords(table, language, texts))}";
        sheet.Table(Names.Table(table.Question, names), title, header, body, columnWidths: ColumnWidths(header), keptColumns: FirstValue);
        sheet.Finish(title, landscape: true);
        foreach (var (kind, first, last) in blocks)
        {
            var from = "$" + Names.Column(FirstValue + 1) + "$" + first.ToString(CultureInfo.InvariantCulture);
            var to = "$" + Names.Column(header.Count) + "$" + last.ToString(CultureInfo.InvariantCulture);
            file.Name(Names.Range(kind, table.Question, names), $"{Names.Quoted(name)}{from}:{to}");
        }
    }

    /// <summary>Who is in the base, in words.</summary>
    public static string BaseInWords(CrosstabTable table, string language, FixedTexts texts) =>
        table.Base?.Or(language) is { Length: > 0 } words ? words
        : table.AskedWhen is { } rule ? texts.Fill("tabbook.base_rule", rule)
        : texts["tabbook.base_all"];

    /// <summary>A text that ends after a whole word within the limit.</summary>
    public static string Shortened(string text, int limit)
    {
        if (text.Length <= limit)
        {
            return text;
        }

        var space = text.LastIndexOf(' ', limit - 1);
        return text[..(space > limit / 2 ? space : limit - 1)].TrimEnd(' ', ',', ';', ':') + "…";
    }

    private List<SheetCell> Header()
    {
        // Letters begin again with each question of the banner.
        var several = table.Columns.Where(c => c.Letter is not null).Select(c => c.Question).Distinct().Skip(1).Any();
        var taken = Names.Taken();
        List<SheetCell> header =
        [
            new(Names.Header(Shortened(table.Label.Or(language), LongestText), taken), CellStyle.Header),
            new(Names.Header(texts["tabbook.measure"], taken), CellStyle.Header),
        ];
        foreach (var column in table.Columns)
        {
            var letter = column.Letter is null ? "" : $"{column.Letter}: ";
            var question = column.QuestionLabel is { } label ? $" ({Shortened(label.Or(language), LongestColumnText)})" : "";
            header.Add(new(Names.Header(letter + column.Label.Or(language) + question, taken), CellStyle.NumberHeader));
            if (column.Letter is not null)
            {
                header.Add(new(Names.Header(texts.Fill("tabbook.higher_than", column.Letter) + (several ? question : ""), taken), CellStyle.Header));
            }
        }

        return header;
    }

    private static double[] ColumnWidths(List<SheetCell> header)
    {
        // A heading breaks between words: its longest word decides, with room for the button of the filter.
        double Width(SheetCell heading) =>
            Math.Clamp((((string)heading.Value!).Split(' ').Max(w => w.Length) * 1.15) + 4, heading.Style == CellStyle.NumberHeader ? 13 : 9, 26);
        return [LabelWidth, MeasureWidth, .. header.Skip(FirstValue).Select(Width)];
    }

    private void Block(string kind, Action write)
    {
        var first = body.Count + 2; // row 1 holds the headings
        write();
        if (body.Count + 1 >= first)
        {
            blocks.Add((kind, first, body.Count + 1));
        }
    }

    private void Bases()
    {
        var who = BaseInWords(table, language, texts);
        Line(texts.Fill("tabbook.base", who), CellStyle.Text, "measure.base", i => Marks.Number(Column(i).State, Column(i).Base, 0));
        if (table.Weights is not null)
        {
            Line(texts.Fill("tabbook.base", who), CellStyle.Text, "measure.weighted_base", i => Marks.Number(Column(i).State, Column(i).WeightedBase, 0));
            Line(texts.Fill("tabbook.base", who), CellStyle.Text, "measure.effective_base", i => Marks.Number(Column(i).State, Column(i).EffectiveBase, 0));
        }

        if (table.Columns.Any(c => Marks.Flag(c) is not null))
        {
            Line(texts["tabbook.flag"], CellStyle.Text, "measure.flag", i => new(Marks.Flag(Column(i)), CellStyle.MissingMark));
        }
    }

    private void Shares()
    {
        foreach (var row in table.Rows)
        {
            var isMean = row.Kind == CrosstabRowKind.Mean;
            Line(
                row.Label.Or(language), Style(row),
                IsDeviation(row) ? "measure.sd" : isMean ? "measure.mean" : table.Weights is null ? "measure.pct" : "measure.weighted_pct",
                i => Marks.Number(row.Cells[i].State, row.Cells[i].Value, isMean ? 2 : 1, Column(i).Size), i => Letters(row.Cells[i], Column(i)));
        }
    }

    private void Counts()
    {
        foreach (var row in table.Rows.Where(r => r.Kind != CrosstabRowKind.Mean))
        {
            Line(row.Label.Or(language), Style(row), "measure.n", i => Marks.Number(row.Cells[i].State, row.Cells[i].Count, 0, Column(i).Size));
        }
    }

    private void Intervals()
    {
        foreach (var row in table.Rows.Where(r => !IsDeviation(r)))
        {
            var decimals = row.Kind == CrosstabRowKind.Mean ? 2 : 1;
            Line(row.Label.Or(language), Style(row), "measure.low", i => End(row.Cells[i].Low, i));
            Line(row.Label.Or(language), Style(row), "measure.high", i => End(row.Cells[i].High, i));

            SheetCell End(double? end, int i) => Marks.Number(
                row.Cells[i].State, end, decimals, Column(i).Size, Column(i).Size == BaseSize.TooSmall ? Marks.Unreliable : Marks.NotApplicable);
        }
    }

    /// <summary>The standard deviation of a number, which has no interval.</summary>
    private static bool IsDeviation(CrosstabRow row) => row is { Kind: CrosstabRowKind.Mean, Code: "sd" };

    private void Line(string label, CellStyle style, string measure, Func<int, SheetCell> value, Func<int, SheetCell>? letters = null)
    {
        List<SheetCell> cells = [new(label, style), new(texts["tabbook." + measure], CellStyle.Label)];
        for (var i = 0; i < table.Columns.Count; i++)
        {
            cells.Add(value(i));
            if (Column(i).Letter is not null)
            {
                cells.Add(letters?.Invoke(i) ?? new SheetCell(null, CellStyle.Letters));
            }
        }

        body.Add([.. cells]);
    }

    private CrosstabColumn Column(int index) => table.Columns[index];

    // An empty cell means "higher than none"; where nothing was compared it must not be empty.
    private static SheetCell Letters(CrosstabCell cell, CrosstabColumn column) => cell.State switch
    {
        CellState.Suppressed => new(Marks.Withheld, CellStyle.Letters),
        CellState.NotAvailable => new(Marks.Missing, CellStyle.Letters),
        _ when column is { State: CellState.Shown, Size: BaseSize.TooSmall } => new(Marks.Unreliable, CellStyle.Letters),
        _ => new(cell.Letters.Length > 0 ? cell.Letters : null, CellStyle.Letters),
    };

    // Several answers together are no further part of the whole.
    private static CellStyle Style(CrosstabRow row) => row.Kind == CrosstabRowKind.Group ? CellStyle.Indented : CellStyle.Text;
}
