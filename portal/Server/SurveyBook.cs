using ReIntegrationBI.Reports.Dashboards;
using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Portal.Server;

/// <summary>The published tables of a question of a survey.</summary>
internal sealed class SurveyBook(SurveyLibrary library) : IVisualBook
{
    private const string SurveyName = "survey";
    private const string QuestionName = "question";

    public string Code => "survey";

    /// <summary>The choices of the page of a question.</summary>
    public static DashboardState Of(string survey, string question) => DashboardState.Of("survey").With(SurveyName, survey).With(QuestionName, question);

    /// <summary>The visuals of a question, with where their numbers come from.</summary>
    public static (IReadOnlyList<Tile> Tiles, IReadOnlyList<AnnexEntry> Annex) Tiles(SurveyEntry entry, Question question, string language)
    {
        var published = new SurveyVisuals(entry.Questionnaire, language).Published(question, entry.Of(question));
        return (
            [
                .. published.Visuals.Select(v => new Tile
                {
                    Id = v.Id, Name = v.Title, Visual = v, Annex = published.Annex, Measures = [.. entry.Of(question).Select(r => r.Measure).Distinct()],
                }),
            ],
            published.Annex);
    }

    public string Heading(DashboardState state, string language) => Entry(state) is { } entry ? entry.Survey.Title.In(language) : PortalTexts.For(language)["nav.surveys"];

    public string PageOf(DashboardState state, string language) =>
        $"/surveys/{Uri.EscapeDataString(state.Filters.GetValueOrDefault(SurveyName, ""))}/{Uri.EscapeDataString(state.Filters.GetValueOrDefault(QuestionName, ""))}?lang={language}";

    public IReadOnlyList<Slicer> Slicers(DashboardState state, string language) => [];

    public Tile? Find(DashboardState state, string visual, string language) =>
        Entry(state) is { } entry && entry.Questionnaire.Find(state.Filters[QuestionName]) is { } question
            ? Tiles(entry, question, language).Tiles.FirstOrDefault(t => t.Id == visual)
            : null;

    private SurveyEntry? Entry(DashboardState state) =>
        state.Filters.TryGetValue(SurveyName, out var survey) && state.Filters.TryGetValue(QuestionName, out var question) ? library.Find(survey, question) : null;
}
