using System.Globalization;
using DocumentFormat.OpenXml;
using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Visuals;
using C = DocumentFormat.OpenXml.Drawing.Charts;
using D = DocumentFormat.OpenXml.Drawing;

namespace ReIntegrationBI.Reports.Rendering.Workbook;

/// <summary>Draws some series of a visual as a native chart that reads the cells of the visual's table.</summary>
internal sealed class ChartWriter(Visual visual, DataRange data, string language)
{
    private const uint CategoryAxis = 1001;
    private const uint ValueAxis = 1002;

    private readonly bool isLine = visual.Kind == VisualKind.Line;
    private readonly bool isStacked = ChartPanel.IsStacked(visual);
    private readonly bool isScale = visual.Kind == VisualKind.LikertBar;

    /// <summary>The chart of a panel.</summary>
    public C.ChartSpace Draw(ChartPanel panel)
    {
        if (visual.Kind == VisualKind.SurvivalCurve)
        {
            return Space(panel, Curves(panel), legend: panel.Series.Count > 1, C.LegendPositionValues.Bottom);
        }

        var colours = Colours(panel.Series);
        var direct = isLine && panel.Series.Count > 1 && EndsApart(panel.Series);
        OpenXmlCompositeElement drawing = isLine
            ? new C.LineChart(new C.Grouping { Val = C.GroupingValues.Standard }, new C.VaryColors { Val = false })
            : new C.BarChart(
                new C.BarDirection { Val = C.BarDirectionValues.Bar },
                new C.BarGrouping { Val = isStacked ? C.BarGroupingValues.Stacked : C.BarGroupingValues.Clustered },
                new C.VaryColors { Val = false });
        if (isLine)
        {
            drawing.Append(panel.Series.Select((series, i) => Line(i, series, colours[i], direct)));
        }
        else
        {
            foreach (var part in Parts(panel.Series))
            {
                var order = drawing.Elements<C.BarChartSeries>().Count();
                drawing.AppendChild(part < visual.Series.Count && !panel.Series.Contains(part) ? UnseenSeries(order, part) : part < visual.Series.Count ? Bar(order, part, colours[panel.Series.ToList().IndexOf(part)]) : Unseen(order, part));
            }
        }

        if (isLine)
        {
            drawing.AppendChild(new C.ShowMarker { Val = true });
        }
        else
        {
            drawing.Append(new C.GapWidth { Val = 45 }, new C.Overlap { Val = isStacked ? (sbyte)100 : (sbyte)0 });
        }

        drawing.Append(new C.AxisId { Val = CategoryAxis }, new C.AxisId { Val = ValueAxis });

        var plot = new C.PlotArea(direct ? RoomForLabels() : new C.Layout(), drawing, data.Days.Count > 0 ? Days() : Categories(), Values(panel));
        return Space(panel, plot, panel.Series.Count > 1 && !direct, isLine ? C.LegendPositionValues.Bottom : C.LegendPositionValues.Top);
    }

    private C.ChartSpace Space(ChartPanel panel, C.PlotArea plot, bool legend, C.LegendPositionValues position)
    {
        var chart = new C.Chart(Title(panel.Title, 12, bold: true, Styles.Ink), new C.AutoTitleDeleted { Val = false }, plot);
        if (legend)
        {
            var key = new C.Legend(new C.LegendPosition { Val = position });

            // The bounds of curves need no entry of their own; scatters are counted alike by all programs.
            key.Append(plot.Descendants<C.ScatterChartSeries>().Skip(panel.Series.Count)
                .Select(s => new C.LegendEntry(new C.Index { Val = s.Index!.Val!.Value }, new C.Delete { Val = true })));
            key.Append(new C.Overlay { Val = false }, TextStyle(10, Styles.Ink));
            chart.AppendChild(key);
        }

        // A point that is missing is a gap: never a zero, never a line drawn across.
        chart.Append(new C.PlotVisibleOnly { Val = true }, new C.DisplayBlanksAs { Val = C.DisplayBlanksAsValues.Gap });
        return new C.ChartSpace(
            new C.Date1904 { Val = false },
            new C.EditingLanguage { Val = language },
            new C.RoundedCorners { Val = false },
            chart,
            new C.ChartShapeProperties(Solid(Styles.Paper), new D.Outline(new D.NoFill())),
            TextStyle(10, Styles.Ink));
    }

    /// <summary>Stairs through the rows of the table, each between two thin lines for its interval.</summary>
    private C.PlotArea Curves(ChartPanel panel)
    {
        var month = visual.Series.ToList().FindIndex(s => s.Code == ChartData.Month);
        var colours = Colours(panel.Series);
        var drawing = new C.ScatterChart(new C.ScatterStyle { Val = C.ScatterStyleValues.Line }, new C.VaryColors { Val = false });
        foreach (var (series, i) in panel.Series.Select((s, i) => (s, i)))
        {
            drawing.AppendChild(Stair(drawing.Elements<C.ScatterChartSeries>().Count(), month, series, colours[i], i, named: true));
        }

        foreach (var (series, i) in panel.Series.Select((s, i) => (s, i)))
        {
            foreach (var bound in new[] { ChartData.Low, ChartData.High })
            {
                var at = visual.Series.ToList().FindIndex(s => s.Code == visual.Series[series].Code + bound);
                if (at >= 0)
                {
                    drawing.AppendChild(Stair(drawing.Elements<C.ScatterChartSeries>().Count(), month, at, colours[i], i, named: false));
                }
            }
        }

        drawing.Append(new C.AxisId { Val = CategoryAxis }, new C.AxisId { Val = ValueAxis });
        return new C.PlotArea(
            new C.Layout(), drawing,
            NumberAxis(CategoryAxis, ValueAxis, C.AxisPositionValues.Bottom, visual.Series[month], (double)visual.Categories[^1].Position!.Value, 3),
            NumberAxis(ValueAxis, CategoryAxis, C.AxisPositionValues.Left, visual.Series[panel.Series[0]], panel.Maximum!.Value, 25));
    }

    private C.ScatterChartSeries Stair(int order, int month, int series, string colour, int line, bool named)
    {
        var outline = new D.Outline(Solid(colour), new D.PresetDash { Val = Dashes[line % Dashes.Length] }, new D.Round()) { Width = named ? 28575 : 6350 };
        var written = new C.ScatterChartSeries(
            new C.Index { Val = (uint)order },
            new C.Order { Val = (uint)order },
            named ? Name(series) : new C.SeriesText(new C.NumericValue("\u00a0")),
            new C.ChartShapeProperties(outline),
            new C.Marker(new C.Symbol { Val = C.MarkerStyleValues.None }));
        var x = ValueData(month);
        var y = ValueData(series);
        written.Append(
            new C.XValues(x.FirstChild!.CloneNode(true)), new C.YValues(y.FirstChild!.CloneNode(true)), new C.Smooth { Val = false });
        return written;
    }

    private static readonly D.PresetLineDashValues[] Dashes =
        [D.PresetLineDashValues.Solid, D.PresetLineDashValues.Dash, D.PresetLineDashValues.SystemDot, D.PresetLineDashValues.DashDot];

    private C.ValueAxis NumberAxis(uint id, uint crossing, C.AxisPositionValues position, Series series, double end, double step)
    {
        var axis = new C.ValueAxis(
            new C.AxisId { Val = id },
            new C.Scaling(new C.Orientation { Val = C.OrientationValues.MinMax }, new C.MaxAxisValue { Val = end }, new C.MinAxisValue { Val = 0 }),
            new C.Delete { Val = false },
            new C.AxisPosition { Val = position },
            new C.MajorGridlines(new C.ChartShapeProperties(new D.Outline(Solid(Styles.Rule)) { Width = 6350 })),
            Title(series.Unit.Label.In(language), 10, bold: false, Styles.Muted));
        axis.Append(
            new C.NumberingFormat { FormatCode = "General", SourceLinked = false },
            new C.MajorTickMark { Val = C.TickMarkValues.None },
            new C.MinorTickMark { Val = C.TickMarkValues.None },
            new C.TickLabelPosition { Val = C.TickLabelPositionValues.NextTo },
            new C.ChartShapeProperties(new D.Outline(Solid(Styles.Muted)) { Width = 9525 }),
            TextStyle(10, Styles.Muted),
            new C.CrossingAxis { Val = crossing },
            new C.Crosses { Val = C.CrossesValues.AutoZero },
            new C.CrossBetween { Val = C.CrossBetweenValues.MidpointCategory },
            new C.MajorUnit { Val = step });
        return axis;
    }

    private C.LineChartSeries Line(int order, int series, string colour, bool direct)
    {
        var marker = new C.Marker(
            new C.Symbol { Val = C.MarkerStyleValues.Circle },
            new C.Size { Val = 5 },
            new C.ChartShapeProperties(Solid(colour), new D.Outline(Solid(colour))));
        var written = new C.LineChartSeries(
            new C.Index { Val = (uint)order },
            new C.Order { Val = (uint)order },
            Name(series),
            new C.ChartShapeProperties(new D.Outline(Solid(colour), new D.Round()) { Width = 28575, CapType = D.LineCapValues.Round }),
            marker);
        if (direct)
        {
            var label = new C.DataLabel(new C.Index { Val = (uint)LastShown(series) }, NoBox(), TextStyle(10, Styles.Ink, bold: true),
                new C.DataLabelPosition { Val = C.DataLabelPositionValues.Right });
            label.Append(Show(value: false, name: true));
            var labels = new C.DataLabels(label);
            labels.Append(Show(value: false));
            written.AppendChild(labels);
        }

        written.Append(CategoryData(), ValueData(series), new C.Smooth { Val = false });
        return written;
    }

    private C.BarChartSeries Bar(int order, int series, string colour)
    {
        var labels = new C.DataLabels(TooSmallForLabel(series)
            .Select(point => new C.DataLabel(new C.Index { Val = (uint)point }, new C.Delete { Val = true })));
        labels.Append(
            new C.NumberingFormat { FormatCode = SeriesFormat(series), SourceLinked = true },
            NoBox(),
            TextStyle(10, isStacked ? Styles.TextOn(colour) : Styles.Ink),
            new C.DataLabelPosition { Val = isStacked ? C.DataLabelPositionValues.Center : C.DataLabelPositionValues.OutsideEnd });
        labels.Append(Show(value: true));

        // A pale edge keeps the parts of a stacked bar apart without leaning on colour alone.
        var pale = colour is Styles.Tint or Styles.Rule;
        var edge = isStacked ? new D.Outline(Solid(pale ? Styles.Muted : Styles.Paper)) { Width = 9525 } : new D.Outline(new D.NoFill());
        var written = new C.BarChartSeries(
            new C.Index { Val = (uint)order },
            new C.Order { Val = (uint)order },
            Name(series),
            new C.ChartShapeProperties(Solid(colour), edge),
            new C.InvertIfNegative { Val = false });
        written.Append(PartRows().Select(row => new C.DataPoint(
            new C.Index { Val = (uint)row },
            new C.InvertIfNegative { Val = false },
            new C.Bubble3D { Val = false },
            new C.ChartShapeProperties(
                new D.SolidFill(new D.RgbColorModelHex(new D.Alpha { Val = 55000 }) { Val = colour }), (D.Outline)edge.CloneNode(true)))));
        written.Append(labels, CategoryData(), ValueData(series));
        return written;
    }

    /// <summary>
    /// The parts of a bar from left to right, as places of series and added columns: a scale is moved to its middle by parts that are not
    /// seen, a ranking has its sum behind its parts.
    /// </summary>
    private IReadOnlyList<int> Parts(IReadOnlyList<int> series)
    {
        List<int?> parts = [.. series];
        if (isScale)
        {
            var scale = LikertScale.Of(visual);
            parts = [data.Place(AddedColumn.ShiftLeft), .. scale.Negative, .. scale.Neutral, .. scale.Positive, data.Place(AddedColumn.ShiftRight), .. scale.Outside];
            parts.RemoveAll(p => p < visual.Series.Count && !series.Contains(p.Value));
        }
        else if (visual.Kind == VisualKind.ProcessComparison)
        {
            // The bar of a stage begins where the stage begins.
            parts.Insert(0, visual.Series.ToList().FindIndex(s => s.Code == ChartData.Begin));
        }
        else if (visual.Kind == VisualKind.RankingBar)
        {
            parts.Add(data.Place("ranks"));
        }

        return [.. parts.OfType<int>()];
    }

    /// <summary>A series without colour: room before the bar that is seen.</summary>
    private C.BarChartSeries UnseenSeries(int order, int series)
    {
        var labels = new C.DataLabels();
        labels.Append(Show(value: false));
        var written = new C.BarChartSeries(
            new C.Index { Val = (uint)order },
            new C.Order { Val = (uint)order },
            new C.SeriesText(new C.NumericValue("\u00a0")),
            NoBox(),
            new C.InvertIfNegative { Val = false });
        written.Append(labels, CategoryData(), ValueData(series));
        return written;
    }

    /// <summary>An added column without colour: room before parts, or a number behind them.</summary>
    private C.BarChartSeries Unseen(int order, int place)
    {
        var added = data.Added[place - visual.Series.Count];
        var written = new C.BarChartSeries(
            new C.Index { Val = (uint)order },
            new C.Order { Val = (uint)order },
            // Programs differ in how they count the entries of a legend that are to be left out: a blank one is no entry in any.
            new C.SeriesText(new C.NumericValue("\u00a0")),
            NoBox(),
            new C.InvertIfNegative { Val = false });
        var labels = new C.DataLabels();
        if (added.Code is AddedColumn.ShiftLeft or AddedColumn.ShiftRight)
        {
            labels.Append(Show(value: false));
        }
        else
        {
            labels.Append(
                new C.NumberingFormat { FormatCode = Styles.NumberFormat(added.Decimals), SourceLinked = false },
                NoBox(),
                TextStyle(10, Styles.Ink, bold: true),
                new C.DataLabelPosition { Val = C.DataLabelPositionValues.InsideBase });
            labels.Append(Show(value: true));
        }

        var cache = new C.NumberingCache(new C.FormatCode(Styles.NumberFormat(added.Decimals)), new C.PointCount { Val = (uint)added.Values.Count });
        cache.Append(added.Values.Select((value, i) => (value, i)).Where(v => v.value is not null).Select(v =>
            new C.NumericPoint(new C.NumericValue(v.value!.Value.ToString(CultureInfo.InvariantCulture))) { Index = (uint)v.i }));
        written.Append(labels, CategoryData(), new C.Values(new C.NumberReference(new C.Formula(data.ValueFormula(place)), cache)));
        return written;
    }

    private C.SeriesText Name(int series) => new(new C.StringReference(
        new C.Formula(data.HeaderFormula(series)), Cache([data.Headers[series + 1]])));

    private C.CategoryAxisData CategoryData()
    {
        if (data.Days.Count == 0)
        {
            return new(new C.StringReference(new C.Formula(data.CategoryFormula), Cache(data.Categories)));
        }

        var cache = new C.NumberingCache(
            new C.FormatCode(data.ByYear ? Styles.YearFormat : Styles.DayFormat), new C.PointCount { Val = (uint)data.Days.Count });
        cache.Append(data.Days.Select((day, i) =>
            new C.NumericPoint(new C.NumericValue(DataRange.Serial(day).ToString(CultureInfo.InvariantCulture))) { Index = (uint)i }));
        return new(new C.NumberReference(new C.Formula(data.CategoryFormula), cache));
    }

    private C.Values ValueData(int series)
    {
        var points = visual.Series[series].Points;
        var cache = new C.NumberingCache(new C.FormatCode(SeriesFormat(series)), new C.PointCount { Val = (uint)points.Count });
        for (var i = 0; i < points.Count; i++)
        {
            if (points[i].Shown() is { } value)
            {
                cache.AppendChild(new C.NumericPoint(new C.NumericValue(value.ToString(CultureInfo.InvariantCulture)))
                {
                    Index = (uint)i,
                    FormatCode = Styles.NumberFormat(points[i].Decimals),
                });
            }
        }

        return new C.Values(new C.NumberReference(new C.Formula(data.ValueFormula(series)), cache));
    }

    private static C.StringCache Cache(IReadOnlyList<string> texts)
    {
        var cache = new C.StringCache(new C.PointCount { Val = (uint)texts.Count });
        cache.Append(texts.Select((text, i) => new C.StringPoint(new C.NumericValue(text)) { Index = (uint)i }));
        return cache;
    }

    private C.DateAxis Days()
    {
        var axis = DayAxis();
        if (data.ByYear)
        {
            // Every second year where each would be too many to read.
            axis.Append(
                new C.MajorUnit { Val = data.Days[^1].Year - data.Days[0].Year > 14 ? 2 : 1 }, new C.MajorTimeUnit { Val = C.TimeUnitValues.Years });
        }

        return axis;
    }

    private C.DateAxis DayAxis() => new(
        new C.AxisId { Val = CategoryAxis },
        new C.Scaling(new C.Orientation { Val = C.OrientationValues.MinMax }),
        new C.Delete { Val = false },
        new C.AxisPosition { Val = C.AxisPositionValues.Bottom },
        new C.NumberingFormat { FormatCode = data.ByYear ? Styles.YearFormat : Styles.DayFormat, SourceLinked = false },
        new C.MajorTickMark { Val = C.TickMarkValues.Outside },
        new C.MinorTickMark { Val = C.TickMarkValues.None },
        new C.TickLabelPosition { Val = C.TickLabelPositionValues.Low },
        new C.ChartShapeProperties(new D.Outline(Solid(Styles.Muted)) { Width = 9525 }),
        TextStyle(10, Styles.Ink),
        new C.CrossingAxis { Val = ValueAxis },
        new C.Crosses { Val = C.CrossesValues.AutoZero },
        new C.AutoLabeled { Val = false },
        new C.LabelOffset { Val = 100 },
        new C.BaseTimeUnit { Val = data.ByYear ? C.TimeUnitValues.Years : C.TimeUnitValues.Days });

    private C.CategoryAxis Categories() => new(
        new C.AxisId { Val = CategoryAxis },
        // Bars are read from top to bottom, in the order of the table.
        new C.Scaling(new C.Orientation { Val = isLine ? C.OrientationValues.MinMax : C.OrientationValues.MaxMin }),
        new C.Delete { Val = false },
        new C.AxisPosition { Val = isLine ? C.AxisPositionValues.Bottom : C.AxisPositionValues.Left },
        new C.NumberingFormat { FormatCode = "@", SourceLinked = false },
        new C.MajorTickMark { Val = C.TickMarkValues.None },
        new C.MinorTickMark { Val = C.TickMarkValues.None },
        new C.TickLabelPosition { Val = C.TickLabelPositionValues.Low },
        new C.ChartShapeProperties(isScale ? new D.Outline(new D.NoFill()) : new D.Outline(Solid(Styles.Muted)) { Width = 9525 }),
        TextStyle(10, Styles.Ink),
        new C.CrossingAxis { Val = ValueAxis },
        new C.Crosses { Val = C.CrossesValues.AutoZero },
        new C.AutoLabeled { Val = false },
        new C.LabelAlignment { Val = C.LabelAlignmentValues.Center },
        new C.LabelOffset { Val = 100 },
        new C.NoMultiLevelLabels { Val = true });

    private C.ValueAxis Values(ChartPanel panel)
    {
        var shown = panel.Series.SelectMany(s => visual.Series[s].Points).Where(p => p.Shown() is not null).ToList();
        var scaling = new C.Scaling(new C.Orientation { Val = C.OrientationValues.MinMax });
        if (panel.Maximum is { } maximum)
        {
            scaling.AppendChild(new C.MaxAxisValue { Val = maximum });
        }

        if ((!isLine || panel.Maximum is not null) && shown.All(p => p.Shown() >= 0))
        {
            scaling.AppendChild(new C.MinAxisValue { Val = 0 });
        }

        // The bars of a scale begin anywhere: numbers at their foot would mislead, and those within them say it all.
        var numbered = visual.Kind is not (VisualKind.LikertBar or VisualKind.RankingBar);
        var axis = new C.ValueAxis(
            new C.AxisId { Val = ValueAxis },
            scaling,
            new C.Delete { Val = !numbered },
            new C.AxisPosition { Val = isLine ? C.AxisPositionValues.Left : C.AxisPositionValues.Bottom });
        if (numbered)
        {
            axis.AppendChild(new C.MajorGridlines(new C.ChartShapeProperties(new D.Outline(Solid(Styles.Rule)) { Width = 6350 })));
            axis.AppendChild(Title(visual.Series[panel.Series[0]].Unit.Label.In(language), 10, bold: false, Styles.Muted));
        }

        axis.Append(
            // The scale needs no more decimals than a step of it; the general format gives just those below a thousand.
            new C.NumberingFormat { FormatCode = shown.Any(p => Math.Abs(p.Shown()!.Value) >= 1000) ? Styles.NumberFormat(0) : "General", SourceLinked = false },
            new C.MajorTickMark { Val = C.TickMarkValues.None },
            new C.MinorTickMark { Val = C.TickMarkValues.None },
            new C.TickLabelPosition { Val = C.TickLabelPositionValues.NextTo },
            new C.ChartShapeProperties(new D.Outline(new D.NoFill())),
            TextStyle(10, Styles.Muted),
            new C.CrossingAxis { Val = CategoryAxis },
            // At the far end of a reversed axis: the scale stays at the foot.
            new C.Crosses { Val = isLine ? C.CrossesValues.AutoZero : C.CrossesValues.Maximum },
            new C.CrossBetween { Val = C.CrossBetweenValues.Between });
        return axis;
    }

    /// <summary>The accent for what the page is about, the rest in order; parts of a whole keep their own order.</summary>
    private List<string> Colours(IReadOnlyList<int> series)
    {
        if (isScale)
        {
            var scale = LikertScale.Of(visual);
            return [.. series.Select(s => Styles.StepColours[scale.Paint(s)])];
        }

        if (visual.Kind == VisualKind.RankingBar)
        {
            return [.. series.Select((_, i) => Styles.StepColours[Palette.Step("p", i, Survey.MostRanks)])];
        }

        if (visual.Kind == VisualKind.SupportNetwork)
        {
            return [.. series.Select(s => Styles.ValenceColours[visual.Series[s].Valence!.Value])];
        }

        if (visual.Kind == VisualKind.ProcessComparison)
        {
            return [.. series.Select(s => visual.Series[s].Code == ChartData.Measured ? Styles.Contrast : Styles.Accent)];
        }

        if (isStacked)
        {
            return [.. series.Select((_, i) => Styles.PartColours[i % Styles.PartColours.Count])];
        }

        var subject = Math.Max(0, series.ToList().FindIndex(s => visual.Series[s].Emphasis));
        var others = Styles.SeriesColours.Skip(1).ToList();
        return [.. series.Select((_, i) => i == subject ? Styles.Accent : others[(i < subject ? i : i - 1) % others.Count])];
    }

    /// <summary>Whether the lines end far enough apart for a name behind each; else a legend is clearer.</summary>
    private bool EndsApart(IReadOnlyList<int> series)
    {
        if (series.Any(s => LastShown(s) < visual.Categories.Count - 2))
        {
            return false; // a name in the middle of the plot would stand on other lines
        }

        var all = series.SelectMany(s => visual.Series[s].Points).Select(p => p.Shown()).OfType<decimal>().ToList();
        var ends = series.Select(s => visual.Series[s].Points[LastShown(s)].Shown()!.Value).Order().ToList();
        var least = (all.Max() - Math.Min(all.Min(), 0)) * 0.08m;
        return ends.Zip(ends.Skip(1)).All(pair => pair.Second - pair.First > least);
    }

    private int LastShown(int series) => visual.Series[series].Points.ToList().FindLastIndex(p => p.Shown() is not null);

    /// <summary>Parts of a stacked bar that are narrower than their number.</summary>
    private IEnumerable<int> TooSmallForLabel(int series)
    {
        if (!isStacked)
        {
            return [];
        }

        var longest = Enumerable.Range(0, visual.Categories.Count).Max(c => visual.Series.Sum(s => Math.Abs(s.Points[c].Shown() ?? 0)));
        return Enumerable.Range(0, visual.Categories.Count)
            .Where(c => visual.Series[series].Points[c].Shown() is { } value && Math.Abs(value) < longest * 0.04m);
    }

    /// <summary>Rows that are part of a row above them: drawn paler, for they do not come on top of it.</summary>
    private IEnumerable<int> PartRows() =>
        isStacked ? [] : Enumerable.Range(0, visual.Categories.Count).Where(c => visual.Categories[c].IsOfWhich);

    private string SeriesFormat(int series) =>
        Styles.NumberFormat(visual.Series[series].Points.Where(p => p.Shown() is not null).Select(p => p.Decimals).DefaultIfEmpty().Max());

    private C.Title Title(string text, int points, bool bold, string colour) => new(
        new C.ChartText(new C.RichText(
            new D.BodyProperties(),
            new D.ListStyle(),
            new D.Paragraph(
                new D.ParagraphProperties(Run<D.DefaultRunProperties>(points, bold, colour)),
                new D.Run(Run<D.RunProperties>(points, bold, colour), new D.Text(Names.Text(text)))))),
        new C.Overlay { Val = false });

    private T Run<T>(int points, bool bold, string colour)
        where T : D.TextCharacterPropertiesType, new()
    {
        var run = new T { FontSize = points * 100, Bold = bold, Language = language };
        run.Append(Solid(colour), new D.LatinFont { Typeface = Styles.Font });
        return run;
    }

    private C.TextProperties TextStyle(int points, string colour, bool bold = false) => new(
        new D.BodyProperties(),
        new D.ListStyle(),
        new D.Paragraph(new D.ParagraphProperties(Run<D.DefaultRunProperties>(points, bold, colour)), new D.EndParagraphRunProperties { Language = language }));

    private static OpenXmlElement[] Show(bool value, bool name = false) =>
    [
        new C.ShowLegendKey { Val = false },
        new C.ShowValue { Val = value },
        new C.ShowCategoryName { Val = false },
        new C.ShowSeriesName { Val = name },
        new C.ShowPercent { Val = false },
        new C.ShowBubbleSize { Val = false },
    ];

    private static C.ChartShapeProperties NoBox() => new(new D.NoFill(), new D.Outline(new D.NoFill()));

    private static D.SolidFill Solid(string colour) => new(new D.RgbColorModelHex { Val = colour });

    /// <summary>Leaves a fifth of the width at the right for the names of the lines.</summary>
    private static C.Layout RoomForLabels() => new(new C.ManualLayout(
        new C.LayoutTarget { Val = C.LayoutTargetValues.Inner },
        new C.LeftMode { Val = C.LayoutModeValues.Edge },
        new C.TopMode { Val = C.LayoutModeValues.Edge },
        new C.Left { Val = 0.1 },
        new C.Top { Val = 0.15 },
        new C.Width { Val = 0.66 },
        new C.Height { Val = 0.74 }));
}
