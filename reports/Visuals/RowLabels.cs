using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Texts;

namespace ReIntegrationBI.Reports.Visuals;

/// <summary>Names of the rows of a survey's bars with their base: at the left of the bars, or above them where the drawing is narrow.</summary>
internal sealed class RowLabels
{
    private const double Size = 12;
    private const double LineHeight = 15;
    private const double Narrow = 480;
    private const double Indent = 14;

    private readonly IReadOnlyList<IReadOnlyList<(string Text, string Paint)>> rows;
    private readonly IReadOnlyList<double> indents;
    
    private RowLabels(IReadOnlyList<IReadOnlyList<(string Text, string Paint)>> rows, IReadOnlyList<double> indents, bool above)
    {
        this.rows = rows;
        this.indents = indents;
        IsAbove = above;
        Left = above ? 0 : rows.Zip(indents, (lines, indent) => indent + lines.Max(l => TextMetrics.Width(l.Text, Size))).Max() + 12;
    }

    /// <summary>Whether each name stands above its bar.</summary>
    public bool IsAbove { get; }

    /// <summary>Where the bars may begin.</summary>
    public double Left { get; }

    /// <summary>Breaks the names into lines.</summary>
    /// <param name="visual">The visual.</param>
    /// <param name="texts">Words of the language.</param>
    /// <param name="width">Width of the drawing.</param>
    public static RowLabels Measure(Visual visual, FixedTexts texts, double width)
    {
        var above = width < Narrow || visual.Categories.Count == 1;
        var most = above ? width : width * 0.34;
        var indents = visual.Categories.Select(c => c.IsOfWhich ? Indent : 0).ToList();
        return new RowLabels([.. visual.Categories.Select((c, i) => Lines(c, Survey.Sign(Survey.RowFlag(visual, i)), most - indents[i]))], indents, above);

        IReadOnlyList<(string, string)> Lines(Category category, string sign, double room)
        {
            var label = category.IsOfWhich ? Part(category.Label) : category.Label;
            var lines = TextMetrics.Wrap(category.Base is null && sign.Length > 0 ? label + "\u00a0" + sign : label, Size, room)
                .Select(l => (l, category.IsOfWhich ? "muted" : "ink")).ToList();
            if (category.Base is { } respondents)
            {
                lines.AddRange(TextMetrics.Wrap(sign.Length > 0 ? respondents + "\u00a0" + sign : respondents, Size, room).Select(l => (l, "muted")));
            }

            return lines;
        }

        string Part(string label) => label.StartsWith(texts["bar.of_which"], StringComparison.OrdinalIgnoreCase) ? label : texts["bar.of_which"] + " " + label;
    }

    /// <summary>Draws the line that bars begin at: along all rows, or bar by bar where names stand between them.</summary>
    public void DrawAxis(List<Mark> marks, double x, IReadOnlyList<double> bars, double thick, double top, double bottom)
    {
        marks.AddRange(IsAbove
            ? bars.Select(bar => new Mark.Path([(x, bar - 2), (x, bar + thick + 2)], "axis", "thin"))
            : [new Mark.Path([(x, top), (x, bottom)], "axis", "thin")]);
    }

    /// <summary>Draws the name of a row from a height on; returns where its bar begins and where the row ends.</summary>
    public (double Bar, double End) Draw(List<Mark> marks, int row, double y, double thick)
    {
        var height = rows[row].Count * LineHeight;
        var top = IsAbove ? y : y + (Math.Max(0, thick - height) / 2);
        for (var i = 0; i < rows[row].Count; i++)
        {
            marks.Add(new Mark.Words(indents[row], top + (i * LineHeight) + 11.4, rows[row][i].Text, Size, "start", rows[row][i].Paint));
        }

        return IsAbove ? (y + height + 3, y + height + 3 + thick) : (y + (Math.Max(0, height - thick) / 2), y + Math.Max(height, thick));
    }
}
