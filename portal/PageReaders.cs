using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Reports.Dashboards;
using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Model.Processes;
using ReIntegrationBI.Warehouse.Model.Recommendations;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Portal;

/// <summary>What pages read and show: remembered until anything was loaded, checks were run or the month is over.</summary>
public sealed class PageReaders
{
    /// <summary>What a dashboard weighs in the memory, against one answer.</summary>
    private const int DashboardWeight = 10;

    private readonly Installation _installation;

    internal PageReaders(Installation installation)
    {
        _installation = installation;
        Memory = new ReadingMemory(Version);
        Figures = new RememberedReader(installation.Reader, Memory);
        Trajectories = new RememberedTrajectories(installation.Trajectories, Memory);
        Cases = new RememberedCases(installation.Cases, Memory);
        Recommendations = new RememberedRecommendations(
            new RecommendationReader(installation.Engine, Figures, installation.Model, Trajectories), Memory);
        Process = new RememberedProcess(new ProcessReader(installation.Engine, Figures, installation.Model, Trajectories), Memory);
    }

    /// <summary>What is remembered.</summary>
    public ReadingMemory Memory { get; }

    /// <summary>Answers questions.</summary>
    public IWarehouseReader Figures { get; }

    /// <summary>Answers questions about trajectories, after disclosure control.</summary>
    public ITrajectoryReader Trajectories { get; }

    /// <summary>Reads studies of cases.</summary>
    public ICaseReader Cases { get; }

    /// <summary>Reads how the way back to work goes and should go.</summary>
    public IProcessReader Process { get; }

    /// <summary>Reads what studies recommend, with what has moved.</summary>
    public IRecommendationReader Recommendations { get; }

    /// <summary>Where reports and dashboards read what studies say.</summary>
    public StudySources Studies => new(Cases, Process, Recommendations, StudySources.ReturnOfRealPersons(Trajectories));

    /// <summary>Fills dashboards with what the warehouse holds now.</summary>
    public DashboardBuilder Dashboards => Memory.Get("dashboards", () => new DashboardBuilder(
        Figures, _installation.Model, _installation.CodeLists, _installation.DashboardCatalog, _installation.Clock, Questionnaire, Studies));

    /// <summary>A text that changes with every load that changed anything, run of the checks and month: a page made under it shows nothing older.</summary>
    public string Version() => $"{_installation.CurrentMonth}/{_installation.Journal.Version()}/{_installation.Checks.Version()}";

    /// <summary>The questionnaire of a survey, or null where none was loaded.</summary>
    public Questionnaire? Questionnaire(string survey) =>
        Memory.Get(QuestionKey.Of("questionnaire", survey), () => _installation.Questionnaires.Find(survey));

    /// <summary>The monthly report in one language.</summary>
    public ReportContent Report(string language) => Memory.Get(
        QuestionKey.Of("report", language),
        () => _installation.Report(new ReportOrder(ReportOrder.Monthly, _installation.CurrentMonth, language, ReportFormat.Html)),
        DashboardWeight);

    /// <summary>A dashboard as chosen.</summary>
    /// <exception cref="DashboardException">There is no such dashboard, or a member that was chosen is not to be had.</exception>
    public Dashboard Dashboard(DashboardState state, string language) =>
        Memory.Get(KeyOf("dashboard", state, language), () => Dashboards.Build(state, language), DashboardWeight);

    /// <summary>One visual of a dashboard as chosen; null where the dashboard has none of that id.</summary>
    /// <exception cref="DashboardException">As above.</exception>
    public Tile? Tile(DashboardState state, string visual, string language) =>
        Memory.Get(KeyOf("tile", state, language, visual), () => Dashboards.Tile(state, visual, language), 2);

    /// <summary>The slicers of a dashboard as chosen.</summary>
    /// <exception cref="DashboardException">As above.</exception>
    public IReadOnlyList<Slicer> Slicers(DashboardState state, string language) =>
        Memory.Get(KeyOf("slicers", state, language), () => Dashboards.Slicers(state, language));

    /// <summary>The name under which what was made of choices is remembered.</summary>
    public static string KeyOf(string what, DashboardState state, string language, string? part = null)
    {
        ArgumentNullException.ThrowIfNull(state);
        return QuestionKey.Of([
            what, part, language, state.Dashboard, state.Measure,
            QuestionKey.Of(state.Filters.Select(f => QuestionKey.Of(f.Key, f.Value))), QuestionKey.Of(state.Drill.Select(d => QuestionKey.Of(d.Key, d.Value))),
        ]);
    }
}
