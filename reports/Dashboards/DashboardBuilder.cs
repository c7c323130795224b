using System.Globalization;
using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Reports.Dashboards;

/// <summary>Fills dashboards with what the warehouse knows, as a reader has filtered them: the visuals of the report, limited by <see cref="VisualNarrowing"/>.</summary>
/// <param name="warehouse">Answers the questions.</param>
/// <param name="model">What can be asked.</param>
/// <param name="codes">Labels of members and units.</param>
/// <param name="catalog">The dashboards.</param>
/// <param name="clock">Now: figures of later months are left out.</param>
/// <param name="questionnaires">Gives the questionnaire of a survey; null where none was loaded.</param>
/// <param name="studies">Reads what studies say of cases.</param>
/// <remarks>What the figures are about is read once: for a warehouse in which something was loaded since, make another. May be used by several threads.</remarks>
public sealed class DashboardBuilder(
    IWarehouseReader warehouse, SemanticModel model, CodeListCatalog codes, DashboardCatalog catalog, TimeProvider clock,
    Func<string, Questionnaire?> questionnaires, StudySources? studies)
{
    private const char BeforeUnit = '~';

    private readonly VisualNarrowing _narrowing = new(model, codes);

    // A failure to read it may pass, and is not kept.
    private readonly Lazy<Coverage> _coverage = new(() => new Coverage(warehouse, model), LazyThreadSafetyMode.PublicationOnly);

    /// <summary>Builds a dashboard.</summary>
    /// <param name="state">What was chosen.</param>
    /// <param name="language"><c>nl</c>, <c>fr</c> or <c>en</c>.</param>
    /// <exception cref="DashboardException">There is no such dashboard, or a member that was chosen is not to be had.</exception>
    public Dashboard Build(DashboardState state, string language)
    {
        var definition = Definition(state);
        var slicers = Slicers(definition, state, language);
        var room = RoomFor(definition, state, language);
        return new Dashboard(
            state,
            definition.Heading.In(language),
            definition.Lead.In(language),
            slicers,
            MeasureOptions(definition, language),
            Drills(state, language),
            [.. catalog.PagesOf(definition).Select(p => Part(p, state, slicers, room))]);
    }

    /// <summary>Builds one visual of a dashboard; null where the dashboard has none of that id.</summary>
    /// <exception cref="DashboardException">There is no such dashboard, or a member that was chosen is not to be had.</exception>
    public Tile? Tile(DashboardState state, string id, string language)
    {
        var definition = Definition(state);
        var slicers = Slicers(definition, state, language);
        var page = catalog.PagesOf(definition).FirstOrDefault(p => p.Visuals.Any(v => v.Id == id));
        return page is null ? null : Tile(page, page.Visuals.First(v => v.Id == id), state, slicers, RoomFor(definition, state, language));
    }

    /// <summary>What holds, in words: one line a filter.</summary>
    public static IReadOnlyList<string> Caption(IReadOnlyList<Slicer> slicers, string language) =>
        [.. slicers.Where(s => s.ChosenOption is not null).Select(s => s.Said(language))];

    /// <summary>The slicers of a dashboard, with what was chosen.</summary>
    /// <exception cref="DashboardException">There is no such dashboard, or a member that was chosen is not to be had.</exception>
    public IReadOnlyList<Slicer> Slicers(DashboardState state, string language) => Slicers(Definition(state), state, language);

    private DashboardDefinition Definition(DashboardState state) =>
        catalog.Find(state.Dashboard)
        ?? throw new DashboardException($"There is no dashboard '{state.Dashboard}'; there are {string.Join(", ", catalog.All.Select(d => d.Code))}.");

    private DashboardPart Part(PageDefinition page, DashboardState state, IReadOnlyList<Slicer> slicers, Room room)
    {
        var tiles = page.Visuals.Select(v => Tile(page, v, state, slicers, room)).ToList();

        // The sentences of a page were written of the whole; where a reader limits it they would say something that is not shown.
        return state.IsNarrowed
            ? new DashboardPart(page.Id, page.Heading.In(room.Language), null, null, tiles, [])
            : new DashboardPart(
                page.Id, page.Heading.In(room.Language), room.Sentences.Make(page.Finding, page.Id), room.Sentences.Make(page.Lead, page.Id), tiles,
                [.. page.Caveats.Select(c => room.Sentences.Make(c, page.Id)).OfType<string>(), .. room.Facts.Caveats(page), .. room.Surveys.Caveats(room.Used)]);
    }

    private Tile Tile(PageDefinition page, VisualDefinition visual, DashboardState state, IReadOnlyList<Slicer> slicers, Room room)
    {
        var narrowed = Narrowed(visual, state, room);
        var annex = new AnnexRegister();
        var used = new List<Figure>();
        var drawn = Draw(narrowed, page, annex, used, room);
        room.Used.AddRange(used);
        var asked = narrowed.Definition ?? visual;
        return new Tile
        {
            Id = visual.Id,
            Name = drawn?.Title ?? room.Words.Title(asked),
            Visual = drawn,
            Notice = drawn is not null ? null : Notice(narrowed, slicers, room),
            Release = drawn is not null ? [] : [.. state.Filters.Keys.Where(d => Draw(Narrowed(visual, state.With(d, null), room), page, new AnnexRegister(), [], room) is not null)],
            Annex = annex.Entries,
            Measures = [.. asked.Series.Select(s => s.Measure).Where(m => m != VisualNarrowing.Chosen).Distinct()],
            Data = visual.Data,
            CategoryDimension = visual.Data is null ? asked.Category : null,
            SeriesDimension = asked.Series.Select(s => s.Split).FirstOrDefault(s => s is not null),
            DrillDown = drawn is null ? [] : DrillDown(asked, drawn),
        };
    }

    private NarrowedVisual Narrowed(VisualDefinition visual, DashboardState state, Room room) =>
        _narrowing.Of(WithLevel(visual, state, room), state, room.Measure?.Code, room.Measure?.Unit);

    private static Visual? Draw(NarrowedVisual narrowed, PageDefinition page, AnnexRegister annex, List<Figure> used, Room room)
    {
        if (narrowed.Definition is not { } definition)
        {
            return null;
        }

        var sentences = new SentenceMaker(room.Values, annex, room.Texts, room.Month, room.Language);
        var facts = new StudyFacts(room.Studies, room.Codes, annex, room.Texts, room.Month, room.Language, null);
        var builder = new VisualBuilder(room.Reader, sentences, annex, room.Codes, room.Surveys, facts, room.Texts, room.Language);
        var drawn = builder.Build(definition, page.Id, used, narrowed.IsChanged ? shown => (room.Words.Title(definition), room.Words.Subtitle(definition, shown)) : null);

        // A line needs two points.
        return drawn is { Kind: VisualKind.Line, Categories.Count: 1 } ? drawn with { Kind = VisualKind.Bar } : drawn;
    }

    /// <summary>
    /// A visual that names no members breaks down by those directly under the whole, and a reader drills down to their parts; where no source gives
    /// any of them, by all that there are.
    /// </summary>
    private VisualDefinition WithLevel(VisualDefinition visual, DashboardState state, Room room)
    {
        if (visual.Data is not null || visual.Members.Count > 0 || visual.Series.All(s => s.Measure != VisualNarrowing.Chosen)
            || state.Drill.ContainsKey(visual.Category) || model.FindDimension(visual.Category)?.Total is not { } total)
        {
            return visual;
        }

        var members = codes.Members(visual.Category).Where(m => m.Code != total).ToList();
        var top = visual with { Members = [.. members.Where(m => m.Parent is null || m.Parent == total).Select(m => m.Code)] };
        return HasFigures(top, state, room) ? top : visual with { Members = [.. members.Select(m => m.Code)] };
    }

    private bool HasFigures(VisualDefinition visual, DashboardState state, Room room) =>
        _narrowing.Of(visual, state, room.Measure?.Code, room.Measure?.Unit).Definition is { } definition
        && definition.Series.Any(s => room.Reader.Read(s.Measure, s.Where, [definition.Category])
            .Any(r => definition.Members.Contains(r.Members.First(m => m.Dimension == definition.Category).Code) && (definition.OnlyYear is not { } year || r.Figure.Period.Year == year)));

    private static string Notice(NarrowedVisual narrowed, IReadOnlyList<Slicer> slicers, Room room) => narrowed.Unknown.Count > 0
        ? room.Texts.Fill("dashboard.not_distinguished", string.Join(", ", narrowed.Unknown.Select(d => room.DimensionName(d).ToLowerInvariant())))
        : Caption(slicers, room.Language) is { Count: > 0 } caption
            ? room.Texts.Fill("dashboard.no_combination", string.Join("; ", caption))
            : room.Texts["dashboard.nothing"];

    private List<SlicerOption> DrillDown(VisualDefinition visual, Visual drawn)
    {
        if (visual.Data is not null)
        {
            return [];
        }

        var options = new List<SlicerOption>();
        foreach (var (dimension, members) in new[] { (visual.Category, drawn.Categories.Select(c => (c.Code, c.Label))), (visual.Series[0].Split ?? "", drawn.Series.Select(s => (s.Code, s.Label))) })
        {
            if (model.FindDimension(dimension) is not { Total: not null, Bands: false, HasPaths: false })
            {
                continue;
            }

            var present = _coverage.Value.Members(dimension, [.. visual.Series.Select(s => s.Measure)]);
            options.AddRange(members.Where(m => codes.Members(dimension).Any(p => p.Parent == m.Code && present.Contains(p.Code))).Select(m => new SlicerOption(m.Code, m.Label, dimension)));
        }

        return options;
    }

    private List<Slicer> Slicers(DashboardDefinition definition, DashboardState state, string language)
    {
        var texts = FixedTexts.For(language);
        var slicers = definition.Slicers.Select(d => new Slicer(
            d, texts["dimension." + (d == DashboardState.PeriodSlicer ? "year" : d)], Options(d, language), state.Filters.GetValueOrDefault(d))).ToList();
        foreach (var (dimension, member) in state.Filters)
        {
            var slicer = slicers.FirstOrDefault(s => s.Dimension == dimension)
                ?? throw new DashboardException($"This dashboard cannot be filtered by '{dimension}'; it can be by {string.Join(", ", definition.Slicers)}.");
            if (slicer.ChosenOption is null)
            {
                throw new DashboardException($"'{member}' is no member of '{dimension}' that any figure is about.");
            }
        }

        foreach (var (dimension, member) in state.Drill)
        {
            if (!CodeListCatalog.Dimensions.Contains(dimension) || codes.Find(dimension, member) is null)
            {
                throw new DashboardException($"There is no member '{member}' of '{dimension}' of which parts could be shown.");
            }
        }

        return slicers;
    }

    private IReadOnlyList<SlicerOption> Options(string dimension, string language)
    {
        switch (dimension)
        {
            case DashboardState.PeriodSlicer:
                return [.. _coverage.Value.Years().Select(y => y.ToString(CultureInfo.InvariantCulture)).Select(y => new SlicerOption(y, y, null))];
            case DashboardState.SurveySlicer:
                return [.. _coverage.Value.SurveyMembers().Select(m => new SlicerOption(m.Code, Sentence.Capital(m.Label.In(language)), null))];
            case DashboardState.SegmentSlicer:
                return [.. _coverage.Value.Segments().Select(s => new SlicerOption($"{s.Survey.Code}/{s.Segment.Code}", Sentence.Capital(s.Segment.Label.In(language)), s.Survey.Label.In(language)))];
            default:
                var total = model.FindDimension(dimension)?.Total;
                var present = _coverage.Value.Members(dimension);
                return
                [
                    .. codes.Members(dimension).Where(m => m.Code != total && present.Contains(m.Code)).Select(m => new SlicerOption(
                        m.Code, Sentence.Capital(m.Label.In(language)),
                        m.Parent is { } parent && parent != total ? codes.Find(dimension, parent)?.Label.In(language) : null)),
                ];
        }
    }

    private IReadOnlyList<SlicerOption> MeasureOptions(DashboardDefinition definition, string language) =>
    [
        .. from code in definition.Measures
           let units = _coverage.Value.Units(code)
           from unit in units
           let name = Sentence.Capital(codes.Indicators[code].Label.In(language))
           select new SlicerOption(units.Count == 1 ? code : code + BeforeUnit + unit.Code, units.Count == 1 ? name : $"{name} ({unit.Label.In(language)})", null),
    ];

    private (string Code, string? Unit)? MeasureOf(DashboardDefinition definition, DashboardState state)
    {
        if (definition.Measures.Count == 0)
        {
            return state.Measure is null ? null : throw new DashboardException("This dashboard has no choice of measures.");
        }

        var options = MeasureOptions(definition, "en");
        var chosen = state.Measure ?? options.FirstOrDefault()?.Code ?? definition.Measures[0];
        if (state.Measure is not null && options.All(o => o.Code != chosen))
        {
            throw new DashboardException($"'{chosen}' is no measure of this dashboard; it has {string.Join(", ", options.Select(o => o.Code))}.");
        }

        return chosen.Split(BeforeUnit, 2) is [var code, var unit] ? (code, unit) : (chosen, null);
    }

    private IReadOnlyList<(string Dimension, IReadOnlyList<SlicerOption> Path)> Drills(DashboardState state, string language)
    {
        var drills = new List<(string, IReadOnlyList<SlicerOption>)>();
        foreach (var (dimension, member) in state.Drill)
        {
            var path = new List<SlicerOption>();
            for (var at = codes.Find(dimension, member); at is not null; at = at.Parent is null ? null : codes.Find(dimension, at.Parent))
            {
                path.Insert(0, new SlicerOption(at.Code, Sentence.Capital(at.Label.In(language)), null));
            }

            drills.Add((dimension, path));
        }

        return drills;
    }

    private Room RoomFor(DashboardDefinition definition, DashboardState state, string language) =>
        new(warehouse, model, codes, catalog, clock, questionnaires, studies, _coverage, language, MeasureOf(definition, state));

    /// <summary>What the visuals of one dashboard share.</summary>
    private sealed class Room
    {
        private readonly SemanticModel _model;

        public Room(
            IWarehouseReader warehouse, SemanticModel model, CodeListCatalog codes, DashboardCatalog catalog, TimeProvider clock,
            Func<string, Questionnaire?> questionnaires, StudySources? studies, Lazy<Coverage> coverage, string language, (string Code, string? Unit)? measure)
        {
            Language = language;
            Measure = measure;
            Texts = FixedTexts.For(language);
            Month = Period.Parse(clock.GetUtcNow().ToString("yyyy-MM", CultureInfo.InvariantCulture));
            Codes = codes;
            Studies = studies;
            _model = model;
            Surveys = new SurveyNotes(questionnaires, Texts, language);
            Reader = new FigureReader(warehouse, Codes, Surveys.IsKnown, Month, language, null);
            Facts = new StudyFacts(Studies, Codes, new AnnexRegister(), Texts, Month, language, null);
            Values = new NamedValues(catalog.Report.Values, Reader, Facts, Texts, language);
            Sentences = new SentenceMaker(Values, new AnnexRegister(), Texts, Month, language);
            Coverage = coverage;
            Words = new VisualWords(Reader, Texts, language, Name);
        }

        public string Language { get; }

        public (string Code, string? Unit)? Measure { get; }

        public FixedTexts Texts { get; }

        public Period Month { get; }

        public CodeListCatalog Codes { get; }

        public StudySources? Studies { get; }

        public SurveyNotes Surveys { get; }

        public FigureReader Reader { get; }

        public VisualWords Words { get; }

        public StudyFacts Facts { get; }

        public NamedValues Values { get; }

        public SentenceMaker Sentences { get; }

        public List<Figure> Used { get; } = [];

        private Lazy<Coverage> Coverage { get; }

        public string DimensionName(string dimension) => Texts["dimension." + (dimension == DashboardState.PeriodSlicer ? "year" : dimension)];

        /// <summary>A member by name, or null where it is the whole, or a question whose words stand in the visual.</summary>
        private string? Name(string dimension, string code) => dimension switch
        {
            DashboardState.SurveySlicer => Coverage.Value.SurveyMembers().FirstOrDefault(m => m.Code == code)?.Label.In(Language),
            DashboardState.SegmentSlicer => Coverage.Value.Segments().FirstOrDefault(s => s.Segment.Code == code).Segment?.Label.In(Language),
            _ when code == _model.FindDimension(dimension)?.Total => null,
            _ => Codes.Find(dimension, code)?.Label.In(Language),
        };
    }
}
