using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Visuals;

/// <summary>How a table of a visual's figures is laid to take little height.</summary>
/// <param name="Turned">True where periods are columns and series rows, as time reads from left to right.</param>
/// <param name="SideBySide">True where the rows stand in two blocks beside each other.</param>
/// <param name="Blocks">First category and number of categories of each block.</param>
/// <param name="Rows">Lines of the whole, headings included.</param>
public sealed record TablePlan(bool Turned, bool SideBySide, IReadOnlyList<(int From, int Count)> Blocks, double Rows)
{
    private const double Size = 12;
    private const double Gutter = 28;
    private const double Padding = 10;

    // Room for the small number that leads to the annex.
    private const double Reference = 20;

    /// <summary>Tables of cards that stand beside each other.</summary>
    public const int PartsBeside = 3;

    /// <summary>Plans the table of a visual.</summary>
    /// <param name="visual">The visual.</param>
    /// <param name="compact">False for a row a category and a column a series, whatever the height.</param>
    public static TablePlan For(Visual visual, bool compact)
    {
        if (Parts(visual) is { Count: > 0 } parts)
        {
            return new TablePlan(false, false, [], parts.Chunk(PartsBeside).Sum(row => row.Max(p => p.Categories.Count) + 2.4));
        }

        var count = visual.Categories.Count;
        var plain = new TablePlan(false, false, [(0, count)], count + 1.2);
        if (IsSurvey(visual))
        {
            return plain with { Rows = SurveyRows(WithSums(visual, "nl")) };
        }

        if (visual.Kind != Twin.Of(visual, "nl").Kind || visual.Series.Any(IsWords))
        {
            return plain with { Rows = WordRows(Twin.Of(visual, "nl")) };
        }

        if (!compact)
        {
            return plain;
        }

        var values = visual.Series.Max(s => s.Points.Max(p => TextMetrics.Width(p.Text, Size))) + Reference + Padding;
        if (visual.Categories.All(c => c.Period is not null))
        {
            var names = Math.Min(160, visual.Series.Max(s => TextMetrics.Width(Heading(s), Size))) + Padding;
            var column = Math.Max(values, visual.Categories.Max(c => TextMetrics.Width(c.Label, Size)) + Reference + Padding);
            var columns = Math.Max(1, (int)((Drawing.PageWidth - names) / column));
            var blocks = (count + columns - 1) / columns;
            var tall = visual.Series.Sum(s => TextMetrics.Wrap(Heading(s), Size, 160).Count);
            var rows = blocks * (tall + 1.4);
            return rows < plain.Rows ? new TablePlan(true, false, Even(count, blocks), rows) : plain;
        }

        var half = (Drawing.PageWidth - Gutter) / 2;
        if (visual.Series.Count > 2 || count < 6)
        {
            return plain;
        }

        var headings = visual.Series.Sum(s => Math.Max(values, Math.Min(100, TextMetrics.Width(Heading(s), Size)) + Padding + Reference));
        var labels = half - headings - Padding;
        if (labels < 90)
        {
            return plain;
        }

        // A part is not torn from the row it is part of.
        var first = (count + 1) / 2;
        while (first < count && visual.Categories[first].IsOfWhich)
        {
            first++;
        }

        if (first == count)
        {
            return plain;
        }

        var lines = visual.Categories.Select(c => TextMetrics.Wrap(c.Label, Size, labels).Count).ToList();
        return new TablePlan(false, true, [(0, first), (first, count - first)], Math.Max(lines.Take(first).Sum(), lines.Skip(first).Sum()) + 1.4);
    }

    /// <summary>
    /// The tables of cards: each card has periods of its own, so each has its own table, of what it shows. Empty for other visuals.
    /// </summary>
    public static IReadOnlyList<Visual> Parts(Visual visual) =>
        visual.Kind != VisualKind.KpiCards
            ? []
            : visual.Series.Select((series, i) =>
            {
                var rows = Enumerable.Range(0, visual.Categories.Count).Where(c => series.Points[c].State != CellState.NotAvailable).ToList();
                return visual with
                {
                    Id = $"{visual.Id}-{i}",
                    Kind = VisualKind.Table,
                    Title = series.Label,
                    Categories = rows.Select(r => visual.Categories[r]).ToList(),
                    Series = [series with { Points = rows.Select(r => series.Points[r]).ToList() }],
                };
            }).ToList();

    /// <summary>Whether a table is laid as a crosstab: bases and marks hold for whole rows and columns, so it is not turned.</summary>
    public static bool IsSurvey(Visual visual) =>
        visual.Kind is VisualKind.LikertBar or VisualKind.MultiResponseBar or VisualKind.RankingBar or VisualKind.Crosstab
        || visual.Categories.Any(c => c.Base is not null) || visual.Series.Any(s => s.Base is not null);

    /// <summary>A survey's visual as its table shows it: in the order of the drawing, with the sums that stand at the ends of its bars.</summary>
    public static Visual WithSums(Visual visual, string language)
    {
        var ordered = Survey.Ordered(visual);
        return ordered with { Series = [.. ordered.Series, .. SurveySum.Of(ordered, language).Select(s => new Series(s.Code, s.Label, s.Unit, s.Points))] };
    }

    // The table is cut between columns where it would be wider than the page; every piece repeats labels, headings and bases.
    private static double SurveyRows(Visual visual)
    {
        var heading = visual.Series.Max(s => TextMetrics.Wrap(s.Label, Size, 75).Count) + (visual.Series.Any(s => s.Letter is not null) ? 1 : 0);
        var labels = visual.Categories.Sum(c => TextMetrics.Wrap(c.Label, Size, Drawing.PageWidth * 0.24).Count + (c.Base is null ? 0 : 1));
        return CrosstabPlan.For(visual).Count * (heading + labels + 0.8 + (visual.Series.Any(s => s.Base is not null) ? 1 : 0) + (visual.Synthetic ? 1.5 : 0));
    }

    /// <summary>Whether a column holds words, which begin at the left and may break.</summary>
    public static bool IsWords(Series series) => series.Points.Any(p => p is { IsWords: true, Text.Length: > 0 });

    // Numbers keep to their line; names and words share what is left and break there.
    private static double WordRows(Visual visual)
    {
        var numbers = visual.Series.Where(s => !IsWords(s))
            .Sum(s => Math.Max(Math.Min(90, TextMetrics.Width(Heading(s), Size)), s.Points.Max(p => TextMetrics.Width(p.Text, Size)) + Reference) + Padding);
        var room = Math.Max(60, (Drawing.PageWidth - numbers) / (visual.Series.Count(IsWords) + 1.0) - Padding);
        var rows = visual.Categories.Select((c, i) => visual.Series.Where(IsWords).Select(s => s.Points[i].Text).Append(c.Label).Max(t => TextMetrics.Wrap(t, Size, room).Count));
        return rows.Sum(lines => 0.25 + (lines * 0.85)) + visual.Series.Max(s => TextMetrics.Wrap(Heading(s), Size, IsWords(s) ? room : 90).Count);
    }

    /// <summary>Heading of a series with the symbol of its unit.</summary>
    public static string Heading(Series series) =>
        series.Unit.Symbol.Length == 0 ? series.Label : $"{series.Label} ({series.Unit.Symbol})";

    private static IReadOnlyList<(int From, int Count)> Even(int count, int blocks)
    {
        var size = (count + blocks - 1) / blocks;
        return [.. Enumerable.Range(0, blocks).Select(b => (From: b * size, Count: Math.Min(size, count - (b * size)))).Where(b => b.Count > 0)];
    }
}
