using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Reports.Definitions;

/// <summary>
/// Makes the visuals of any question of a published survey: a scale as Likert bars, a ranking by place, several answers as bars, one
/// answer as parts of a whole or bars, a table by segments with letters as a crosstab, a number as cards. Numbers of respondents and what
/// the running text prints stand in tables of their own, so that nothing that was published is left out.
/// </summary>
/// <param name="questionnaire">The survey.</param>
/// <param name="language"><c>nl</c>, <c>fr</c> or <c>en</c>.</param>
public sealed class SurveyVisuals(Questionnaire questionnaire, string language)
{
    private const int MostPartsAlone = 4;
    private const int MostParts = 6;

    // Shares of one whole that are printed without decimals add to 100 give or take this.
    private const decimal Rounding = 3;

    private static readonly string[] Ranks = ["rank1", "rank2", "rank3"];

    // The warehouse does not say which end of a scale is its negative one; the codes of the steps do.
    private static readonly string[] NegativeWords = ["not", "negative", "bad", "disagree", "hardly", "insufficient", "unlikely", "never", "none"];

    private readonly FixedTexts _texts = FixedTexts.For(language);
    private readonly Formatter _format = Formatter.For(language);
    private readonly SurveyNotes _notes = new(_ => questionnaire, FixedTexts.For(language), language);

    private enum Side
    {
        Row,
        Segment,
        Answer,
    }

    /// <summary>The published table of a question.</summary>
    /// <param name="question">The question.</param>
    /// <param name="rows">Its cells of all measures of surveys, by question, row, segment and answer.</param>
    public SurveyVisualsPublished Published(Question question, IReadOnlyList<ResultRow> rows)
    {
        var annex = new AnnexRegister();
        var visuals = new List<Visual>();
        var shares = new Table(this, question, rows, "survey_pct", annex);
        if (shares.HasValues)
        {
            visuals.AddRange(Shares(shares));
        }

        var numbers = new Table(this, question, rows, "survey_n", annex);
        if (numbers.HasValues)
        {
            visuals.AddRange(Numbers(numbers));
        }

        var statistics = new Table(this, question, rows, "survey_statistic", annex);
        if (statistics.HasValues)
        {
            visuals.AddRange(statistics.Draw(
                "statistic", VisualKind.KpiCards, Side.Segment, Side.Answer, Sentence.Capital(question.Label.In(language)),
                _texts.Fill("survey.statistic_of", Period)));
        }

        if (InText(question, rows, annex) is { } text)
        {
            visuals.Add(text);
        }

        return new SurveyVisualsPublished(visuals, annex.Entries);
    }

    private string Period => _format.Period(questionnaire.Survey.Period);

    private IEnumerable<Visual> Shares(Table table)
    {
        var (answers, rows, segments) = (table.Members(Side.Answer), table.Members(Side.Row), table.Members(Side.Segment));
        var subtitle = _texts.Fill("survey.share_of", Period);
        if (rows.Count > 1)
        {
            var kind = answers.Count == 1 ? VisualKind.Bar
                : table.IsScale ? VisualKind.LikertBar
                : table.IsWhole(Side.Row) && answers.Count <= MostParts ? VisualKind.StackedBar
                : VisualKind.Crosstab;
            return table.Draw(
                "share", kind, Side.Row, Side.Answer, table.Title, answers.Count == 1 ? $"{_texts.Fill("survey.quoted", answers[0].Label)}, {Small(subtitle)}" : subtitle);
        }

        if (table.Question.Type == QuestionType.Ranking && segments.Any(s => Ranks.Contains(s.Code)))
        {
            return
            [
                .. table.Only(s => Ranks.Contains(s)).Draw("share", VisualKind.RankingBar, Side.Answer, Side.Segment, table.MostFirst, subtitle),
                .. table.Only(s => !Ranks.Contains(s)).Draw("share-other", VisualKind.Crosstab, Side.Answer, Side.Segment, _texts["survey.other_ranks"], subtitle),
            ];
        }

        if (segments.Count > 1)
        {
            var parts = table.Question.Type is QuestionType.Single or QuestionType.Likert && !segments.Any(s => s.Letter is not null) && answers.Count > 1;
            return parts && table.IsScale ? table.Draw("share", VisualKind.LikertBar, Side.Segment, Side.Answer, table.Title, subtitle)
                : parts && answers.Count <= MostParts && table.IsWhole(Side.Segment) ? table.Draw("share", VisualKind.StackedBar, Side.Segment, Side.Answer, table.Title, subtitle)
                : table.Draw("share", VisualKind.Crosstab, Side.Answer, Side.Segment, table.Title, subtitle);
        }

        return table.Question.Type == QuestionType.Multi ? table.Draw("share", VisualKind.MultiResponseBar, Side.Answer, Side.Segment, table.Most, subtitle)
            : table.IsScale && answers.Count > 1 ? table.Draw("share", VisualKind.LikertBar, Side.Segment, Side.Answer, table.Most, subtitle)
            : answers.Count is > 1 and <= MostPartsAlone && table.IsWhole(Side.Segment) ? table.Draw("share", VisualKind.StackedBar, Side.Segment, Side.Answer, table.Most, subtitle)
            : table.Draw("share", VisualKind.Bar, Side.Answer, Side.Segment, table.Most, subtitle);
    }

    private IEnumerable<Visual> Numbers(Table table) => table.Draw(
        "number", VisualKind.Crosstab, table.Members(Side.Row).Count > 1 ? Side.Row : Side.Answer,
        table.Members(Side.Row).Count > 1 ? Side.Answer : Side.Segment, _texts["survey.numbers"], _texts.Fill("survey.number_of", Period));

    /// <summary>What the running text prints where it prints a figure of its own, or null.</summary>
    private Visual? InText(Question question, IReadOnlyList<ResultRow> rows, AnnexRegister annex)
    {
        var tables = new[] { "survey_text_pct", "survey_text_n" }.Select(m => new Table(this, question, rows, m, annex)).Where(t => t.HasValues).ToList();
        var places = tables.SelectMany(t => t.Shown.Keys).Distinct().ToList();
        if (places.Count == 0)
        {
            return null;
        }

        var series = tables.Select(t => new Series(
            t.Measure, t.Word, t.Unit, places.Select(p => t.Point(p, "text", false)).ToList())).ToList();
        var figures = tables.SelectMany(t => t.Shown.Values).ToList();
        return new Visual
        {
            Id = "text",
            Kind = VisualKind.Crosstab,
            Title = _texts["survey.in_text"],
            Subtitle = _texts.Fill("survey.in_text_of", Period),
            CategoryHeading = _texts["dimension.answer"],
            Categories = places.Select((p, i) => new Category(FormattableString.Invariant($"text-{i}"), Sentence.Capital(tables[0].Name(p)), null, false)).ToList(),
            Series = series,
            Source = Figure.Publishers(figures),
            BaseNote = _notes.Base(figures),
        };
    }

    private static string Small(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];

    private static bool IsNegative(string code) => code.Split('_').Any(NegativeWords.Contains);

    private sealed record MemberOf(string Code, string Label, string? Letter = null);

    private readonly record struct Place(string Row, string Segment, string Answer)
    {
        public string On(Side side) => side switch { Side.Row => Row, Side.Segment => Segment, _ => Answer };

        public Place With(Side side, string code) => side switch
        {
            Side.Row => this with { Row = code },
            Side.Segment => this with { Segment = code },
            _ => this with { Answer = code },
        };
    }

    /// <summary>The cells of one measure of a question.</summary>
    private sealed class Table
    {
        private readonly SurveyVisuals _owner;
        private readonly AnnexRegister _annex;
        private readonly IReadOnlyDictionary<Place, ResultCell> _cells;

        public Table(SurveyVisuals owner, Question question, IReadOnlyList<ResultRow> rows, string measure, AnnexRegister annex)
            : this(owner, question, measure, annex, rows.Where(r => r.Measure == measure)
                .ToDictionary(r => new Place(r["row"].Code, r["segment"].Code, r["answer"].Code), r => r.Cell))
        {
        }

        private Table(SurveyVisuals owner, Question question, string measure, AnnexRegister annex, Dictionary<Place, ResultCell> cells)
        {
            (_owner, Question, Measure, _annex) = (owner, question, measure, annex);

            // A sum that only the text prints has no cell of its own in the table.
            _cells = cells.Where(c => c.Value.Value is not null || question.Answers.Any(a => a.Code == c.Key.Answer && a.Role != AnswerRole.Group)).ToDictionary();
            Shown = _cells.Where(c => c.Value is { State: CellState.Shown, Value: not null }).ToDictionary(c => c.Key, c => FigureOf(c.Key, c.Value));
        }

        public Question Question { get; }

        public string Measure { get; }

        public IReadOnlyDictionary<Place, Figure> Shown { get; }

        public bool HasValues => Shown.Count > 0;

        public string Word => _owner._texts["survey.measure." + Measure];

        public Unit Unit => Shown.Values.First().Unit;

        public string Title => Sentence.Capital(Question.Label.In(_owner.Language));

        /// <summary>The answer that most gave, in a sentence; the question where that says nothing.</summary>
        public string Most => MostIn(Shown.Where(s => IsCategory(s.Key.Answer)), "survey.most");

        /// <summary>The item that stands first most often, in a sentence.</summary>
        public string MostFirst => MostIn(Shown.Where(s => s.Key.Segment == Ranks[0]), "survey.most_first");

        /// <summary>Whether the answers are steps from a negative to a positive end, or the other way round.</summary>
        public bool IsScale => Question.Type == QuestionType.Likert
            || (Question.Type == QuestionType.Grid && Steps is { Count: > 1 } steps && IsNegative(steps[0].Code) != IsNegative(steps[^1].Code));

        private List<MemberOf> Steps => Members(Side.Answer).Where(a => IsCategory(a.Code)).ToList();

        public Table Only(Func<string, bool> segment) => new(_owner, Question, Measure, _annex, _cells.Where(c => segment(c.Key.Segment)).ToDictionary());

        public IReadOnlyList<MemberOf> Members(Side side)
        {
            var present = _cells.Keys.Select(p => p.On(side)).ToHashSet();
            IEnumerable<MemberOf> all = side switch
            {
                Side.Row => Question.Rows.Select(r => new MemberOf(r.Code, r.Label.In(_owner.Language))),
                Side.Segment => _owner.Segments.Select(s => new MemberOf(s.Code, s.Label.In(_owner.Language), s.Letter)),
                _ => Question.Answers.Select(a => new MemberOf(a.Code, a.Label.In(_owner.Language))),
            };
            return all.Where(m => present.Contains(m.Code)).ToList();
        }

        /// <summary>Whether the answers of each member of a side make one whole, all of it known.</summary>
        public bool IsWhole(Side side) => Members(side).All(m =>
        {
            var parts = _cells.Where(c => c.Key.On(side) == m.Code).ToList();
            return parts.Count == Members(Side.Answer).Count
                && parts.All(p => p.Value is { Value: not null, IsUncertain: false })
                && Math.Abs(parts.Sum(p => p.Value.Value!.Value) - 100) <= Rounding;
        });

        /// <summary>The table drawn, once for each member of the side that is neither categories nor series.</summary>
        public IEnumerable<Visual> Draw(string id, VisualKind kind, Side categories, Side series, string title, string subtitle)
        {
            var left = Enum.GetValues<Side>().Single(s => s != categories && s != series);
            var several = Members(left).Count > 1;
            return Members(left).Where(m => Shown.Keys.Any(p => p.On(left) == m.Code)).Select((m, i) => One(
                several ? FormattableString.Invariant($"{id}-{i + 1}") : id, kind, categories, series, left, m,
                several ? $"{title}: {m.Label}" : title, subtitle));
        }

        public string Name(Place place)
        {
            string?[] said =
            [
                Members(Side.Answer).FirstOrDefault(m => m.Code == place.Answer)?.Label ?? place.Answer,
                place.Row.Length == 0 ? null : Members(Side.Row).FirstOrDefault(m => m.Code == place.Row)?.Label,
                place.Segment == Segment.Total ? null : Members(Side.Segment).FirstOrDefault(m => m.Code == place.Segment)?.Label,
            ];
            return string.Join(" – ", said.Where(s => !string.IsNullOrEmpty(s)));
        }

        public DataPoint Point(Place place, string page, bool letters) =>
            new PointMaker(_annex, _owner._texts, _owner.Language).Of(Shown.GetValueOrDefault(place), page, withLetters: letters);

        private Visual One(string id, VisualKind kind, Side categories, Side series, Side left, MemberOf member, string title, string subtitle)
        {
            var (rows, columns) = (Members(categories), Members(series));
            var shown = Shown.Where(s => s.Key.On(left) == member.Code).ToList();
            var differ = shown.Select(s => _owner._notes.N(s.Value)).Distinct().Count() > 1;
            return new Visual
            {
                Id = id,
                Kind = kind,
                Title = title,
                Subtitle = subtitle,
                CategoryHeading = _owner._texts[categories switch { Side.Row => "dimension.row", Side.Segment => "dimension.segment", _ => "dimension.answer" }],
                Categories = rows.Select(r => CategoryOf(kind, r, differ ? [.. shown.Where(s => s.Key.On(categories) == r.Code)] : [])).ToList(),
                Series = columns.Select((c, i) => new Series(
                    c.Code, columns.Count == 1 && series == Side.Segment ? Word : Sentence.Capital(c.Label), Unit,
                    rows.Select(r => Point(default(Place).With(left, member.Code).With(categories, r.Code).With(series, c.Code), id, kind == VisualKind.Crosstab)).ToList(),
                    Emphasis: columns.Count == 1,
                    Base: kind == VisualKind.Crosstab && differ ? Same(shown.Where(s => s.Key.On(series) == c.Code)) : null,
                    Letter: kind == VisualKind.Crosstab ? c.Letter : null,
                    Likert: kind == VisualKind.LikertBar ? Step(c.Code) : null)).ToList(),
                Source = Figure.Publishers(shown.Select(s => s.Value)),
                BaseNote = _owner._notes.Base([.. shown.Select(s => s.Value)]),
                Notes = kind == VisualKind.Crosstab && shown.Any(s => s.Value.Letters.Length > 0) && _owner.Survey.LettersLevel is { } level
                    ? [_owner._texts.Fill("survey.note_printed_letters", _owner._format.Percent((1 - level) * 100, 0))]
                    : [],
            };
        }

        private Category CategoryOf(VisualKind kind, MemberOf member, IReadOnlyCollection<KeyValuePair<Place, Figure>> figures)
        {
            // Of cards the category says of when a number is.
            var label = kind == VisualKind.KpiCards && member.Code == Segment.Total ? _owner.Period : Sentence.Capital(member.Label);
            var n = figures.Count == 0 ? null : Same(figures);
            if (kind is not (VisualKind.Bar or VisualKind.StackedBar) || n is null)
            {
                return new Category(member.Code, label, null, false, n);
            }

            // Plain bars have no line of their own for a base; its parts are kept together.
            var sign = Visuals.Survey.Sign(figures.Max(f => f.Value.Flag));
            return new Category(member.Code, $"{label}, {n.Replace(" = ", "\u00a0=\u00a0", StringComparison.Ordinal)}{(sign.Length == 0 ? "" : "\u00a0" + sign)}", null, false);
        }

        private string? Same(IEnumerable<KeyValuePair<Place, Figure>> figures) =>
            figures.Select(f => _owner._notes.N(f.Value)).Distinct().ToList() is [var one] ? one : null;

        private LikertPosition Step(string code)
        {
            var steps = Steps;
            var place = steps.FindIndex(s => s.Code == code);
            if (place < 0)
            {
                return LikertPosition.Outside;
            }

            return LikertSteps.At(place, steps.Count, reversed: IsNegative(steps[^1].Code) && !IsNegative(steps[0].Code));
        }

        private string MostIn(IEnumerable<KeyValuePair<Place, Figure>> figures, string key)
        {
            var ordered = figures.OrderByDescending(f => f.Value.Value).ToList();
            return ordered.Count < 2 || ordered[0].Value.Value == ordered[1].Value.Value ? Title : _owner._texts.Fill(
                key,
                Members(Side.Answer).First(a => a.Code == ordered[0].Key.Answer).Label,
                _owner._format.WithSymbol(_owner._format.Number(ordered[0].Value.Value, ordered[0].Value.Decimals), ordered[0].Value.Unit.Symbol));
        }

        private bool IsCategory(string answer) => Question.Answers.Any(a => a.Code == answer && a.Role == AnswerRole.Category);

        private Figure FigureOf(Place place, ResultCell cell) =>
            Figure.Of(cell, _owner.Survey.Period, $"{Word} – {Name(place)}") with { Survey = _owner.Survey.Code, Question = Question.Code };
    }

    private string Language => language;

    private Warehouse.Surveys.Survey Survey => questionnaire.Survey;

    private IReadOnlyList<Segment> Segments => questionnaire.Segments;
}
