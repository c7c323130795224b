using ReIntegrationBI.Reports.Dashboards;
using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Portal.Server;

/// <summary>A crosstab of respondents. Behind it stand persons, so that it has no rows to show.</summary>
internal sealed class CrosstabBook(SurveyLibrary library) : IVisualBook
{
    private const string SurveyName = "survey";

    public string Code => "crosstab";

    /// <summary>The choices of the page.</summary>
    public static DashboardState Of(string survey, SurveyCrosstabForm form)
    {
        var state = DashboardState.Of("crosstab").With(SurveyName, survey).With("rows", form.Rows).With("weight", form.Weight.ToString().ToLowerInvariant());
        state = form.Columns.Count > 0 ? state.With("columns", string.Join(',', form.Columns)) : state;
        return form.Bonferroni ? state.With("bonferroni", "yes") : state;
    }

    /// <summary>A visual of a crosstab.</summary>
    public static Tile TileOf(Visual visual) => new() { Id = visual.Id, Name = visual.Title, Visual = visual, Data = "survey.crosstab" };

    public string Heading(DashboardState state, string language) => PortalTexts.For(language)["nav.surveys"];

    public string PageOf(DashboardState state, string language) =>
        $"/surveys/{Uri.EscapeDataString(state.Filters.GetValueOrDefault(SurveyName, ""))}/crosstab?lang={language}{DashboardAddress.Keep(state.With(SurveyName, null))}";

    public IReadOnlyList<Slicer> Slicers(DashboardState state, string language) => [];

    public Tile? Find(DashboardState state, string visual, string language)
    {
        if (!state.Filters.TryGetValue(SurveyName, out var survey) || library.Find(survey) is not { Respondents: not null } entry)
        {
            return null;
        }

        var form = SurveyCrosstabForm.Read(new QueryCollection(state.Filters.ToDictionary(f => f.Key, f => new Microsoft.Extensions.Primitives.StringValues(f.Value))));
        if (form.Rows is null || form.UnknownWeight is not null)
        {
            return null;
        }

        try
        {
            CrosstabTable table = library.Ask(form.Query(survey));
            var visuals = new SurveyVisualsCrosstab(entry.Questionnaire, language);
            return visuals.Main(table).Concat(visuals.Details(table)).Where(v => v.Id == visual).Select(TileOf).FirstOrDefault();
        }
        catch (QueryException e)
        {
            throw new DashboardException(e.Message, e);
        }
    }
}
