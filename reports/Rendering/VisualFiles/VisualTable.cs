using System.Globalization;
using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Rendering.Extract;
using ReIntegrationBI.Reports.Rendering.Workbook;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Reports.Visuals;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Rendering.VisualFiles;

/// <summary>The numbers of a visual as an extract: the table that stands with it, with real numbers, what is said of it, and where each number comes from.</summary>
internal static class VisualTable
{
    public static ExtractContent Of(
        Visual visual, IReadOnlyList<AnnexEntry> annex, string language, IReadOnlyList<string> filters, DateTime madeAt)
    {
        var words = FixedTexts.For(language);
        var table = TablePlan.WithSums(Twin.Of(visual, language), language);

        // The ends of an interval stand in columns of their own, as numbers.
        table = table with { Series = [.. table.Series.Where(s => s.Code != "interval" || TablePlan.IsWords(s) && !table.Series.Any(HasRange))] };
        var columns = Columns(table, words, language);
        var sources = annex.ToDictionary(e => e.Number);
        var taken = Names.Taken();
        return new ExtractContent
        {
            Title = visual.Title,
            Language = language,
            Columns = [.. columns.Select(c => Names.Header(c.Heading, taken)).Select((h, i) => new ExtractColumn(h, h, columns[i].IsNumber))],
            Rows = Enumerable.Range(0, table.Categories.Count).Select(row => new ExtractRow(
                [.. columns.Select(c => c.Value(row))],
                [.. table.Series.SelectMany(s => Sources(s.Points[row], sources))])),
            Notes = Notes(visual, annex, table, filters, madeAt, words, language),
            MadeAt = madeAt,
            Warning = visual.Synthetic ? Survey.SyntheticWords(visual, words) : null,
        };
    }

    private static List<Column> Columns(Visual table, FixedTexts words, string language)
    {
        List<Column> columns = [new(table.CategoryHeading, false, Category(table))];
        foreach (var series in table.Series)
        {
            columns.Add(new(DataSheet.Heading(series, language), !TablePlan.IsWords(series), row => Value(series.Points[row])));
            if (HasRange(series))
            {
                columns.Add(new(words.Fill("extract.low", series.Label), true, row => End(series.Points[row], r => r.Low)));
                columns.Add(new(words.Fill("extract.high", series.Label), true, row => End(series.Points[row], r => r.High)));
            }
        }

        columns.AddRange(table.Series.Where(s => s.Points.Any(p => p.Letters.Length > 0)).Select(s => new Column(
            words.Fill("survey.letters_heading", s.Label), false, row => s.Points[row].Shown() is null ? default : ExtractValue.Of(s.Points[row].Letters))));
        if (table.Categories.Any(c => c.Base is not null))
        {
            columns.Add(new(words["survey.base"], false, row => ExtractValue.Of(table.Categories[row].Base)));
        }

        var status = new RowStatus.Words(
            words["state.suppressed"], words["state.not_available"], words["bar.of_which"], p => words["precision." + p], words);
        var states = table.Categories.Select((_, row) => RowStatus.Of(table, row, status)).ToList();
        if (states.Any(s => s.Length > 0))
        {
            columns.Add(new(words["extract.status"], false, row => ExtractValue.Of(states[row])));
        }

        return columns;
    }

    // Periods as such where all rows are of one sort; a mixture reads better as printed.
    private static Func<int, ExtractValue> Category(Visual table)
    {
        var periods = table.Categories.Select(c => c.Period).ToList();
        return periods.All(p => p is not null) && periods.Select(p => p!.Value.Type).Distinct().Count() == 1
            ? row => ExtractValue.Of(periods[row]!.Value)
            : row => ExtractValue.Of(table.Categories[row].Label);
    }

    private static bool HasRange(Series series) => series.Points.Any(p => p.Shown() is not null && p.Range is not null);

    private static ExtractValue Value(DataPoint point) => point switch
    {
        { State: CellState.Suppressed } => ExtractValue.Suppressed,
        { IsWords: true } => ExtractValue.Of(point.Text),
        _ when point.Shown() is { } value => ExtractValue.Number(value, point.Decimals),
        _ => ExtractValue.NotAvailable,
    };

    private static ExtractValue End(DataPoint point, Func<ValueRange, decimal?> end) =>
        point.Shown() is not null && point.Range is { } range && end(range) is { } value ? ExtractValue.Number(value, point.Decimals)
        : point.State == CellState.Suppressed ? ExtractValue.Suppressed
        : default;

    private static IEnumerable<ExtractSource> Sources(DataPoint point, Dictionary<int, AnnexEntry> annex) =>
        point.State != CellState.Shown || point.Annex is not { } number || !annex.TryGetValue(number, out var entry) ? []
        : entry.Addresses.DefaultIfEmpty<CellAddress?>(null).Select(a => new ExtractSource($"{entry.What}: {entry.Text}", a, entry.Formula));

    private static IEnumerable<ExtractNote> Notes(
        Visual visual, IReadOnlyList<AnnexEntry> annex, Visual table, IReadOnlyList<string> filters, DateTime madeAt, FixedTexts words, string language)
    {
        yield return new(words["extract.note.title"], visual.Title);
        yield return new(words["extract.note.subtitle"], visual.Subtitle);
        foreach (var filter in filters)
        {
            yield return new(words["extract.note.filter"], filter);
        }

        if (visual.BaseNote is { } respondents)
        {
            yield return new(words["extract.note.base"], respondents);
        }

        foreach (var series in table.Series.Where(s => s.Base is not null))
        {
            yield return new(words["extract.note.base"], $"{series.Label}: {series.Base}");
        }

        yield return new(words["extract.note.source"], visual.Source);
        foreach (var note in VisualNotes.Of(visual, language))
        {
            yield return new(words["extract.note.note"], note);
        }

        foreach (var series in visual.Series.Where(s => s.MoreIs is not null))
        {
            yield return new(words["extract.note.more_is"], $"{series.Label}: {series.MoreIs}");
        }

        var numbers = table.Series.SelectMany(s => s.Points).Where(p => p.State == CellState.Shown).Select(p => p.Annex).OfType<int>().ToHashSet();
        foreach (var remark in annex.Where(e => numbers.Contains(e.Number)).Select(e => e.Remark).OfType<string>().Distinct())
        {
            yield return new(words["extract.note.remark"], remark);
        }

        yield return new(words["extract.note.made"], madeAt.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
    }

    private sealed record Column(string Heading, bool IsNumber, Func<int, ExtractValue> Value);
}
