using ReIntegrationBI.Reports.Dashboards;
using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Warehouse.Cases;

namespace ReIntegrationBI.Portal.Server;

/// <summary>The visuals of cases and of the process.</summary>
internal sealed class StudyBook(Installation installation, string code) : IVisualBook
{
    /// <summary>Code of the page of cases.</summary>
    public const string Cases = "cases";

    /// <summary>Code of the page of the process.</summary>
    public const string Process = "process";

    /// <summary>The slicer of types of returner.</summary>
    public const string TypeSlicer = "type";

    /// <summary>The slicer of keys.</summary>
    public const string KeySlicer = "key";

    private const string StudyName = "study";
    private const string CaseName = "case";

    public string Code => code;

    /// <summary>The choices of the page of one case.</summary>
    public static DashboardState OfCase(string study, string one) => DashboardState.Of(Cases).With(StudyName, study).With(CaseName, one);

    public string Heading(DashboardState state, string language) => PortalTexts.For(language)["nav." + code];

    public string PageOf(DashboardState state, string language) => state.Filters.TryGetValue(StudyName, out var study) && state.Filters.TryGetValue(CaseName, out var one)
        ? $"/cases/{Uri.EscapeDataString(study)}/{Uri.EscapeDataString(one)}?lang={language}"
        : $"/{code}?lang={language}";

    public IReadOnlyList<Slicer> Slicers(DashboardState state, string language)
    {
        if (code != Cases || state.Filters.ContainsKey(StudyName))
        {
            return [];
        }

        var texts = PortalTexts.For(language);
        var studies = installation.Pages.Cases.Studies().Select(s => installation.Pages.Cases.Study(s.Study.Code)).OfType<CaseStudy>().ToList();
        Slicer[] slicers =
        [
            new(TypeSlicer, texts["cases.type"], Options(studies.SelectMany(s => s.Matrix.Types.Where(t => s.Matrix.CasesByType[t.Code].Count > 0))), state.Filters.GetValueOrDefault(TypeSlicer)),
            new(KeySlicer, texts["cases.key"], Options(studies.SelectMany(s => s.Matrix.Keys)), state.Filters.GetValueOrDefault(KeySlicer)),
        ];
        foreach (var (dimension, member) in state.Filters)
        {
            if (slicers.FirstOrDefault(s => s.Dimension == dimension)?.ChosenOption is null)
            {
                throw new DashboardException($"'{dimension}={member}' is no choice of this page; it can be filtered by {TypeSlicer} and {KeySlicer}.");
            }
        }

        return slicers;

        SlicerOption[] Options(IEnumerable<Warehouse.Results.Member> members) =>
            [.. members.DistinctBy(m => m.Code).Select(m => new SlicerOption(m.Code, CaseTexts.Capital(m.Label.In(language)), null))];
    }

    /// <summary>The cases of a study that are of the type and have the key that were chosen.</summary>
    public static IReadOnlyList<CaseRecord> Chosen(CaseStudy study, DashboardState state)
    {
        var cells = study.Matrix.Cells.Where(c => !state.Filters.TryGetValue(KeySlicer, out var key) || c.Key == key).ToList();
        return
        [
            .. study.Cases.Where(c => !state.Filters.TryGetValue(TypeSlicer, out var type) || c.Type == type)
                .Where(c => !state.Filters.ContainsKey(KeySlicer) || cells.Any(cell => cell.Cases.Contains(c.Code))),
        ];
    }

    public Tile? Find(DashboardState state, string visual, string language) => Tiles(state, language).FirstOrDefault(t => t.Id == visual);

    /// <summary>All visuals of the page as chosen.</summary>
    public IEnumerable<Tile> Tiles(DashboardState state, string language)
    {
        if (code == Process)
        {
            return installation.Pages.Process.Read() is { } view
                ? [TileMaker.Of("process.comparison", annex => new ProcessVisuals(view, language) { Annex = annex }.Comparison("stages"))!]
                : [];
        }

        if (state.Filters.TryGetValue(StudyName, out var study) && state.Filters.TryGetValue(CaseName, out var one))
        {
            return installation.Pages.Cases.Study(study) is { } found && found.Find(one) is { } record ? OfCase(found, record, language) : [];
        }

        return installation.Pages.Cases.Studies().Select(s => installation.Pages.Cases.Study(s.Study.Code)).OfType<CaseStudy>().SelectMany(s => OfStudy(s, language));
    }

    /// <summary>The visuals of a study.</summary>
    public IEnumerable<Tile> OfStudy(CaseStudy study, string language) =>
    [
        TileMaker.Of("cases.types_by_keys", annex => Visuals(study, annex, language).TypesByKeys("types-" + study.Study.Code), TypeSlicer, KeySlicer)!,
        TileMaker.Of("cases.support", annex => Visuals(study, annex, language).Support("support-" + study.Study.Code))!,
    ];

    /// <summary>The visuals of one case.</summary>
    public IEnumerable<Tile> OfCase(CaseStudy study, CaseRecord record, string language) => new[]
    {
        TileMaker.Of("cases.timeline", annex => Visuals(study, annex, language).TimelineOf(record, "timeline")),
        TileMaker.Of("cases.support", annex => Visuals(study, annex, language).SupportOf(record, "support")),
    }.OfType<Tile>();

    private CaseVisuals Visuals(CaseStudy study, AnnexRegister annex, string language) => new(study, installation.CodeLists, language) { Annex = annex };
}
