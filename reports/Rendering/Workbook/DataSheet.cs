using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Reports.Visuals;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Rendering.Workbook;

/// <summary>A sheet with the data of one visual as a table: categories down, series across.</summary>
internal static class DataSheet
{
    /// <summary>The headings and labels as they will be written, for the charts to refer to.</summary>
    public static DataRange Range(string sheet, Visual visual, string language)
    {
        var taken = Names.Taken();
        var headers = new List<string> { Names.Header(visual.CategoryHeading, taken) };
        headers.AddRange(visual.Series.Select(s => Names.Header(Heading(s, language), taken)));
        var added = AddedColumn.Of(visual, language);
        headers.AddRange(added.Select(a => Names.Header(a.Heading, taken)));

        // Time runs evenly along the axis of a line, also where years are missing: that takes days, not labels.
        var days = visual.Kind == VisualKind.Line && visual.Categories.All(c => c.Period is not null)
            ? visual.Categories.Select(c => c.Period!.Value.LastDay).ToList()
            : [];
        if (days.Distinct().Count() != days.Count)
        {
            days.Clear();
        }

        return new DataRange(sheet, headers, [.. visual.Categories.Select(c => Names.Text(c.Label))], days, added);
    }

    public static void Write(WorkbookFile file, string tableName, Visual visual, DataRange data, WorkbookTexts texts, string language)
    {
        var words = FixedTexts.For(language);
        var header = data.Headers.Select((text, i) => new SheetCell(
            text, i == 0 ? CellStyle.Header : i <= visual.Series.Count && TablePlan.IsWords(visual.Series[i - 1]) ? CellStyle.IndentedHeader : CellStyle.NumberHeader)).ToList();
        var states = visual.Categories.Select((_, row) => RowStatus.Of(visual, row, new RowStatus.Words(texts.Suppressed, texts.NotAvailable, texts.OfWhich, p => texts.Precisions[p], words))).ToList();
        var hasStates = states.Any(s => s.Length > 0);
        var lettered = visual.Series.Where(s => s.Points.Any(p => p.Letters.Length > 0)).ToList();
        var hasBase = visual.Categories.Any(c => c.Base is not null);
        var taken = Names.Taken();
        taken.UnionWith(data.Headers);
        header.AddRange(lettered.Select(s => new SheetCell(Names.Header(words.Fill("survey.letters_heading", s.Label), taken), CellStyle.IndentedHeader)));
        if (hasBase)
        {
            header.Add(new SheetCell(Names.Header(words["survey.base"], taken), CellStyle.IndentedHeader));
        }

        if (hasStates)
        {
            header.Add(new SheetCell(Names.Header(texts.Status, taken), CellStyle.IndentedHeader));
        }

        var body = visual.Categories.Select((category, row) =>
        {
            List<SheetCell> cells =
            [
                data.Days.Count > 0
                    ? new(DataRange.Serial(data.Days[row]), data.ByYear ? CellStyle.Year : CellStyle.Day)
                    : new(data.Categories[row], category.IsOfWhich ? CellStyle.Indented : CellStyle.Text),
            ];
            cells.AddRange(visual.Series.Select(s => Point(s.Points[row])));
            cells.AddRange(data.Added.Select(a => new SheetCell(a.Values[row], a.Values[row] is null ? CellStyle.NotAvailable : Styles.Number(a.Decimals))));
            cells.AddRange(lettered.Select(s => new SheetCell(s.Points[row] is { State: CellState.Shown, Letters.Length: > 0 } p ? p.Letters : null, CellStyle.Indented)));
            if (hasBase)
            {
                cells.Add(new SheetCell(category.Base, CellStyle.Indented));
            }

            if (hasStates)
            {
                cells.Add(new SheetCell(states[row].Length > 0 ? states[row] : null, CellStyle.Indented)); // away from the digits before it
            }

            return cells.ToArray();
        }).ToList();
        if (visual.Series.Any(s => s.Base is not null))
        {
            // Last, so that charts find the figures where they would stand without it.
            List<SheetCell> bases = [words["survey.base"], .. visual.Series.Select(s => new SheetCell(s.Base))];
            bases.AddRange(Enumerable.Repeat(new SheetCell(null), header.Count - bases.Count));
            body.Add([.. bases]);
        }

        var warning = visual.Synthetic ? Survey.SyntheticWords(visual, words) : null;
        var sheet = new SheetWriter(file, data.Sheet);
        sheet.Table(tableName, (warning is null ? "" : warning + ". ") + $"{visual.Title} {visual.Subtitle}", header, body);
        sheet.Finish(visual.Title, warning: warning);
    }

    /// <summary>The heading of a series: its letter, its name and its unit.</summary>
    public static string Heading(Series series, string language)
    {
        var unit = series.Unit.Label.In(language);
        var label = series.Letter is null ? series.Label : $"{series.Letter}: {series.Label}";
        return unit.Length == 0 || series.Label.Contains(unit, StringComparison.OrdinalIgnoreCase) ? label : $"{label} ({unit})";
    }

    // A missing value leaves the cell empty, so that charts and sums skip it; the pattern and the status column say why.
    private static SheetCell Point(DataPoint point) => point switch
    {
        { State: CellState.Suppressed } => new(null, CellStyle.Suppressed),
        { IsWords: true } => new(point.Text.Length == 0 ? null : point.Text, CellStyle.Indented),
        _ when point.Shown() is { } value => new(value, point.Flag == BaseFlag.None ? Styles.Number(point.Decimals) : Styles.Small(point.Decimals)),
        _ => new(null, CellStyle.NotAvailable),
    };
}
