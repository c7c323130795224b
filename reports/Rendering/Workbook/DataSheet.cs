using ReIntegrationBI.Reports.Definitions;
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

        // Time runs evenly along the axis of a line, also where years are missing: that takes days, not labels.
        var days = visual.Kind == VisualKind.Line && visual.Categories.All(c => c.Period is not null)
            ? visual.Categories.Select(c => c.Period!.Value.LastDay).ToList()
            : [];
        if (days.Distinct().Count() != days.Count)
        {
            days.Clear();
        }

        return new DataRange(sheet, headers, [.. visual.Categories.Select(c => Names.Text(c.Label))], days);
    }

    public static void Write(WorkbookFile file, string tableName, Visual visual, DataRange data, WorkbookTexts texts)
    {
        var header = data.Headers.Select((text, i) => new SheetCell(text, i == 0 ? CellStyle.Header : CellStyle.NumberHeader)).ToList();
        var states = visual.Categories.Select((_, row) => State(visual, row, texts)).ToList();
        var hasStates = states.Any(s => s.Length > 0);
        if (hasStates)
        {
            var taken = Names.Taken();
            taken.UnionWith(data.Headers);
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
            if (hasStates)
            {
                cells.Add(new SheetCell(states[row].Length > 0 ? states[row] : null, CellStyle.Indented)); // away from the digits before it
            }

            return cells.ToArray();
        });

        var sheet = new SheetWriter(file, data.Sheet);
        sheet.Table(tableName, $"{visual.Title} {visual.Subtitle}", header, [.. body]);
        sheet.Finish(visual.Title);
    }

    private static string Heading(Series series, string language)
    {
        var unit = series.Unit.Label.In(language);
        return unit.Length == 0 || series.Label.Contains(unit, StringComparison.OrdinalIgnoreCase) ? series.Label : $"{series.Label} ({unit})";
    }

    // A missing value leaves the cell empty, so that charts and sums skip it; the pattern and the status column say why.
    private static SheetCell Point(DataPoint point) => point switch
    {
        { State: CellState.Suppressed } => new(null, CellStyle.Suppressed),
        _ when point.Shown() is { } value => new(value, Styles.Number(point.Decimals)),
        _ => new(null, CellStyle.NotAvailable),
    };

    private static string State(Visual visual, int row, WorkbookTexts texts)
    {
        var words = new List<string>();
        if (visual.Categories[row].IsOfWhich)
        {
            words.Add(texts.OfWhich);
        }

        var groups = visual.Series.GroupBy(series => State(series.Points[row], texts), series => series.Label).Where(g => g.Key.Length > 0);
        words.AddRange(groups.Select(g => g.Count() == visual.Series.Count ? g.Key : $"{g.Key}: {string.Join(", ", g)}"));
        return string.Join("; ", words);
    }

    private static string State(DataPoint point, WorkbookTexts texts) => point switch
    {
        { State: CellState.Suppressed } => texts.Suppressed,
        _ when point.Shown() is null => texts.NotAvailable,
        { Precision: not (Precision.Exact or Precision.Rounded) } => texts.Precisions[point.Precision],
        _ => "",
    };
}
