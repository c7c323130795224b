using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Definitions;

/// <summary>Asks the questions of a visual and lays the answers out as categories and series.</summary>
internal sealed class VisualBuilder(
    FigureReader reader, SentenceMaker sentences, AnnexRegister annex, CodeListCatalog codes, SurveyNotes surveys, StudyFacts studies,
    FixedTexts texts, string language)
{
    private readonly Formatter _format = Formatter.For(language);
    private readonly PointMaker _points = new(annex, texts, language);

    /// <summary>The visual, or null where no source gives any of its figures.</summary>
    /// <param name="definition">What to ask.</param>
    /// <param name="page">The page on which it stands.</param>
    /// <param name="used">Receives the figures that are shown.</param>
    /// <param name="words">Makes title and subtitle from the figures that are shown; null: the sentences of the definition.</param>
    public Visual? Build(
        VisualDefinition definition, string page, ICollection<Figure> used, Func<IReadOnlyList<Figure>, (string Title, string Subtitle)>? words = null)
    {
        if (definition.Data is not null)
        {
            return studies.Visual(definition) is not { } drawn ? null : drawn with
            {
                Kind = definition.Kind,
                Title = sentences.Make(definition.Title, page) ?? drawn.Title,
                Subtitle = sentences.Make(definition.Subtitle, page) ?? drawn.Subtitle,
                Notes = [.. definition.Notes.Select(n => sentences.Make(n, page)).OfType<string>(), .. drawn.Notes],
            };
        }

        var columns = definition.Series.SelectMany(s => Columns(definition, s)).Where(c => c.Figures.Count > 0).ToList();
        var all = Rows(definition, columns);
        var rows = definition.Top is { } top ? all.Take(top).ToList() : all;
        columns = columns.Where(c => rows.Any(r => c.Figures.ContainsKey(r))).ToList();
        if (rows.Count == 0 || columns.Count == 0)
        {
            return null;
        }

        var shown = rows.SelectMany(r => columns.Select(c => c.Figures.GetValueOrDefault(r))).OfType<Figure>().ToList();
        var ofSurvey = shown.All(f => f.Survey is not null);
        var steps = definition.Kind == VisualKind.LikertBar ? Steps(columns, definition.Reverse) : null;
        foreach (var figure in shown)
        {
            used.Add(figure);
        }

        var (title, subtitle) = words?.Invoke(shown)
            ?? (sentences.Make(definition.Title, page) ?? texts["visual.no_finding"], sentences.Make(definition.Subtitle, page) ?? definition.Subtitle.In(language));
        return new Visual
        {
            Id = definition.Id,
            Kind = definition.Kind,
            Title = title,
            Subtitle = subtitle,
            CategoryHeading = texts["dimension." + (definition.Category == "period" && PeriodsAreYears(rows) ? "year" : definition.Category)],
            Categories = rows.Select(r => Dated(ToCategory(definition, r, rows, columns), words is not null && definition.Category != "period", r, columns, shown)).ToList(),
            Series = columns.Select(c => ToSeries(definition, c, rows, page, steps?[c])).ToList(),
            BaseNote = ofSurvey ? surveys.Base(shown) : null,
            Source = Figure.Publishers(shown),
            Notes =
            [
                .. words is null ? definition.Notes.Select(n => sentences.Make(n, page)).OfType<string>() : [], .. SecondHandNotes(shown),
                .. all.Count > rows.Count ? [texts.Fill("note.top", rows.Count, all.Count)] : Array.Empty<string>(),
            ],
        };
    }

    private IEnumerable<Column> Columns(VisualDefinition visual, SeriesDefinition series)
    {
        IReadOnlyList<string> by = series.Split is null ? [visual.Category] : [visual.Category, series.Split];
        var unit = visual.DisplayUnit is null ? null : reader.Unit(visual.DisplayUnit);
        var answers = reader.Read(series.Measure, series.Where, by)
            .Where(a => visual.SecondHand || !a.Figure.IsSecondHand)
            .Where(a => visual.OnlyYear is not { } only || a.Figure.Period.Year == only)
            .Where(a => visual.UntilYear is not { } until || a.Figure.Period.Year <= until)
            // Answers of other questions can have the same code and mean something else.
            .Where(a => visual.Members.Count == 0 || visual.Category == "period" || visual.Members.Contains(a.Members.First(m => m.Dimension == visual.Category).Code))
            .ToList();
        var units = answers.Select(a => a.Figure.Unit.Quantity).Distinct().ToList();
        if (units.Count > 1)
        {
            throw new ReportDefinitionException(
                $"The visual '{visual.Id}' reads {series.Measure} in several units ({string.Join("; ", units)}): name one with where: {{ unit: … }}.");
        }

        var splits = series.Split is null
            ? [null]
            : series.SplitMembers.Count > 0
                ? series.SplitMembers.Select(m => (string?)m)
                : answers.Select(a => a.Members.First(m => m.Dimension == series.Split)).Where(m => m.Role != MemberRole.Total)
                    .Select(m => (string?)m.Code).Distinct();
        foreach (var split in splits)
        {
            var mine = answers.Where(a => split is null || a.Members.First(m => m.Dimension == series.Split).Code == split).ToList();
            if (mine.Count == 0)
            {
                continue;
            }

            var seriesUnit = unit ?? mine.Select(a => a.Figure.Unit).MinBy(u => u.Scale);
            var figures = mine
                .GroupBy(a => visual.Category == "period" ? a.Figure.Period.Code : a.Members.First(m => m.Dimension == visual.Category).Code)
                // Broken down by anything but time, a visual shows the newest period of each row.
                .ToDictionary(g => g.Key, g => InUnit(g.Select(a => a.Figure).MaxBy(f => f.Period.LastDay)!, seriesUnit!));
            if (visual.Last is { } last)
            {
                figures = figures.OrderByDescending(f => f.Value.Period.LastDay).Take(last).ToDictionary();
            }

            yield return new Column(
                split is null ? series.Measure : split,
                Sentence.Capital(
                    series.Label?.In(language)
                    ?? (split is null ? reader.MeasureLabel(series.Measure) : SplitLabel(series.Split!, split, mine[0].Members))),
                seriesUnit,
                series.MoreIs?.In(language),
                series.Emphasis,
                figures)
            {
                Members = mine.Select(a => a.Members.FirstOrDefault(m => m.Dimension == visual.Category)).OfType<Member>()
                    .DistinctBy(m => m.Code).ToDictionary(m => m.Code),
                Split = split is null ? null : mine.Select(a => a.Members.First(m => m.Dimension == series.Split)).FirstOrDefault(),
            };
        }
    }

    /// <summary>The steps of a scale around its middle; what stands outside the scale is drawn apart.</summary>
    private static Dictionary<Column, LikertPosition> Steps(List<Column> columns, bool reverse)
    {
        var scale = columns.Where(c => c.Split?.Role == MemberRole.Part).ToList();
        var positions = columns.ToDictionary(c => c, _ => LikertPosition.Outside);
        for (var i = 0; i < scale.Count; i++)
        {
            positions[scale[i]] = LikertSteps.At(i, scale.Count, reverse);
        }

        return positions;
    }

    private string SplitLabel(string dimension, string code, IReadOnlyList<Member> members) =>
        members.First(m => m.Dimension == dimension && m.Code == code).Label.In(language);

    private static List<string> Rows(VisualDefinition visual, List<Column> columns)
    {
        var present = columns.SelectMany(c => c.Figures.Keys).Distinct();
        if (visual.Members.Count > 0)
        {
            present = visual.Members.Where(present.Contains);
        }

        if (visual.Complete)
        {
            present = present.Where(r => columns.All(c => c.Figures.ContainsKey(r)));
        }

        var rows = present.ToList();
        if (visual.Category == "period")
        {
            return rows.OrderBy(r => Period.Parse(r).LastDay).ThenBy(r => r, StringComparer.Ordinal).ToList();
        }

        return visual.Order switch
        {
            "value" => rows.OrderByDescending(r => columns[0].Figures.GetValueOrDefault(r)?.Value ?? decimal.MinValue).ToList(),
            "rank" => rows,
            var other => throw new ReportDefinitionException($"The visual '{visual.Id}' has order '{other}'; it can be rank or value."),
        };
    }

    private Category ToCategory(VisualDefinition visual, string code, List<string> rows, List<Column> columns)
    {
        if (visual.Category == "period")
        {
            var period = Period.Parse(code);
            return new Category(code, PeriodsAreYears(rows) ? period.Year.ToString(System.Globalization.CultureInfo.InvariantCulture) : _format.ShortPeriod(period), period, false);
        }

        if (columns.Select(c => c.Members.GetValueOrDefault(code)).FirstOrDefault(m => m is not null) is { } known
            && columns.Any(c => c.Figures.GetValueOrDefault(code)?.Survey is not null))
        {
            var bases = columns.Select(c => c.Figures.GetValueOrDefault(code)).OfType<Figure>().Select(surveys.N).Distinct().ToList();
            var differ = columns.SelectMany(c => rows.Select(r => c.Figures.GetValueOrDefault(r))).OfType<Figure>().Select(surveys.N).Distinct().Count() > 1;
            return new Category(code, Sentence.Capital(known.Label.In(language)), null, false, differ && bases.Count == 1 ? bases[0] : null);
        }

        var member = codes.Find(visual.Category, code)
            ?? throw new ReportDefinitionException($"The visual '{visual.Id}' names '{code}', which is no member of {visual.Category}.");
        return new Category(code, Sentence.Capital(member.Label.In(language)), null, member.Role == MemberRole.OfWhich && rows.Contains(member.Parent!));
    }

    /// <summary>Where the rows are of different periods, and no written sentence says so, each names its own.</summary>
    private Category Dated(Category category, bool isAsked, string row, List<Column> columns, List<Figure> shown)
    {
        if (!isAsked || shown.Select(f => f.Period.Code).Distinct().Count() < 2)
        {
            return category;
        }

        var periods = columns.Select(c => c.Figures.GetValueOrDefault(row)).OfType<Figure>().Select(f => f.Period).DistinctBy(p => p.Code).Order().ToList();
        return category with { Label = $"{category.Label} ({string.Join(", ", periods.Select(_format.ShortPeriod))})" };
    }

    /// <summary>Years and year ends can be labelled by the year alone, as long as no year stands twice.</summary>
    private static bool PeriodsAreYears(List<string> rows)
    {
        var periods = rows.Select(Period.Parse).ToList();
        return periods.All(p => p.Type == "year" || (p.LastDay.Month == 12 && p.LastDay.Day == 31))
            && periods.Select(p => p.Year).Distinct().Count() == periods.Count;
    }

    private Series ToSeries(VisualDefinition visual, Column column, List<string> rows, string page, LikertPosition? step)
    {
        var points = rows.Select(r => _points.Of(column.Figures.GetValueOrDefault(r), page, visual.Decimals, visual.Kind == VisualKind.Crosstab)).ToList();
        var bases = column.Figures.Values.Select(surveys.N).Distinct().ToList();
        var survey = column.Figures.Values.Select(f => f.Survey).FirstOrDefault();
        return new Series(
            column.Code, column.Label, column.Unit!, points, column.MoreIs, column.Emphasis,
            visual.Kind == VisualKind.Crosstab && bases.Count == 1 ? bases[0] : null,
            column.Split is { Dimension: "segment" } segment && survey is not null ? surveys.Letter(survey, segment.Code) : null,
            step);
    }

    /// <summary>A figure in another unit of the same quantity; the annex keeps how it was published.</summary>
    private Figure InUnit(Figure figure, Unit unit)
    {
        if (figure.Unit.Code == unit.Code)
        {
            return figure;
        }

        if (figure.Unit.Quantity != unit.Quantity)
        {
            throw new ReportDefinitionException($"'{figure.What}' is in {figure.Unit.Code} and cannot be shown in {unit.Code}.");
        }

        return figure with
        {
            Value = figure.Value * figure.Unit.Scale / unit.Scale,
            Decimals = 0,
            Unit = unit,
            Formula = texts.Fill(
                "annex.formula_unit",
                _format.WithSymbol(_format.Number(figure.Value, figure.Decimals), figure.Unit.Symbol),
                figure.Unit.Label.In(language)),
        };
    }

    private IEnumerable<string> SecondHandNotes(IReadOnlyList<Figure> shown) =>
        shown.Where(f => f.IsSecondHand)
            .DistinctBy(f => f.What)
            .Select(f => texts.Fill("note.second_hand", f.What, sentences.Print(f)));

    private sealed record Column(
        string Code, string Label, Unit? Unit, string? MoreIs, bool Emphasis, IReadOnlyDictionary<string, Figure> Figures)
    {
        /// <summary>The members of the category, as the answers name them.</summary>
        public required IReadOnlyDictionary<string, Member> Members { get; init; }

        /// <summary>The member of the split that this column is, or null.</summary>
        public Member? Split { get; init; }
    }
}
