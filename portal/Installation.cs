using System.Globalization;
using ReIntegrationBI.Etl.Checks;
using ReIntegrationBI.Portal.Delivery;
using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Portal.Jobs.Plans;
using ReIntegrationBI.Reports.Dashboards;
using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Warehouse.Accounts;
using ReIntegrationBI.Warehouse.Cases;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Delivery;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Jobs;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Model.Processes;
using ReIntegrationBI.Warehouse.Model.Recommendations;
using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Schema;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Portal;

/// <summary>One installation with all its parts wired: what commands and pages work with.</summary>
public sealed class Installation
{
    private readonly Lazy<CodeListCatalog> _codeLists;
    private readonly Lazy<SemanticModel> _model;
    private readonly Lazy<Inputs> _inputs;
    private readonly Lazy<JobPlan> _plan;
    private readonly Lazy<IWarehouseReader> _reader;
    private readonly Lazy<PageReaders> _pages;
    private readonly Lazy<DashboardCatalog> _dashboardCatalog;
    private readonly Lazy<ITrajectoryReader> _trajectories;
    private readonly Lazy<IRecommendationReader> _recommendations;
    private readonly Lazy<ICrosstabReader> _crosstabs;
    private readonly Lazy<IReadOnlyDictionary<string, Label>> _checkTitles;
    private readonly Lazy<CaseFieldCatalog> _caseFields = new(() => CaseFieldCatalog.Load());
    private readonly ReportCatalog _reports = new();

    /// <summary>Wires an installation; touches no file yet.</summary>
    /// <param name="settings">Where it keeps things.</param>
    /// <param name="clock">Its clock; null for the machine's.</param>
    /// <param name="engine">The engine of its warehouse; null for the one that the settings name.</param>
    /// <exception cref="SettingsException">The settings name an engine that cannot be used.</exception>
    public Installation(Settings settings, TimeProvider? clock = null, IWarehouseEngine? engine = null)
    {
        Settings = settings;
        Clock = clock ?? TimeProvider.System;
        Engine = engine ?? EngineOf(settings);
        Journal = new LoadJournal(Engine, Clock);
        History = new LoadHistory(Engine);
        Loader = new Loader(Engine, Journal);
        Checks = new CheckJournal(Engine, Clock);
        ReportRuns = new ReportJournal(Engine);
        Questionnaires = new QuestionnaireStore(Engine);
        Cases = new CaseReader(Engine);
        Jobs = new JobStore(Engine, Clock);
        Audit = new AuditTrail(Engine, Clock);
        Recipients = new RecipientStore(Engine, Clock);
        Editions = new EditionStore(Engine, Clock);
        Deliveries = new DeliveryStore(Engine, Clock);
        SavedExtracts = new SavedExtractStore(Engine, Clock);
        Accounts = new AccountStore(Engine, Clock);
        AccountLinks = new AccountLinkStore(Engine, Accounts, Clock);
        Sessions = new SessionStore(Engine, Clock, settings.Accounts.SessionIdle, settings.Accounts.SessionLongest);
        Files = new FileStore(settings.DataFolder);
        EditionFiles = new EditionArchive(settings.DataFolder);
        var mail = settings.Delivery.Mail;
        MailSender = mail.Host is null ? new FolderSender(mail.Folder ?? Path.Combine(settings.DataFolder, "mail")) : new SmtpSender(mail);
        _codeLists = new(() => CodeListCatalog.Load());
        _model = new(() => SemanticModel.Load(CodeLists));
        _checkTitles = new(() => CheckFile.Read(Model).ToDictionary(c => c.Code, c => c.Title));
        _trajectories = new(() => new TrajectoryReader(Engine, Settings.DisclosureThreshold));
        _reader = new(() => new WarehouseReader(Engine, Model, Trajectories));
        _pages = new(() => new PageReaders(this));
        _dashboardCatalog = new(() => new DashboardCatalog(_reports));
        _recommendations = new(() => new RecommendationReader(Engine, Reader, Model, Trajectories));
        _inputs = new(() => new Inputs(this));
        _plan = new(() => JobPlan.Of(this));
        _crosstabs = new(() => new CrosstabReader(Engine, Reader, Settings.DisclosureThreshold));
    }

    /// <summary>Its settings.</summary>
    public Settings Settings { get; }

    /// <summary>Its clock.</summary>
    public TimeProvider Clock { get; }

    /// <summary>The database engine.</summary>
    public IWarehouseEngine Engine { get; }

    /// <summary>The journal of loads.</summary>
    public LoadJournal Journal { get; }

    /// <summary>The journal of loads, for those who look after them.</summary>
    public LoadHistory History { get; }

    /// <summary>Loads files.</summary>
    public Loader Loader { get; }

    /// <summary>The journal of reports made.</summary>
    public ReportJournal ReportRuns { get; }

    /// <summary>Inputs kept by their hash.</summary>
    public FileStore Files { get; }

    /// <summary>The files of editions, by their hash.</summary>
    public EditionArchive EditionFiles { get; }

    /// <summary>Hands mails over.</summary>
    public IMailSender MailSender { get; }

    /// <summary>The queue of runs.</summary>
    public JobStore Jobs { get; }

    /// <summary>Who receives which report.</summary>
    public RecipientStore Recipients { get; }

    /// <summary>The editions of reports that were made or withheld.</summary>
    public EditionStore Editions { get; }

    /// <summary>What became of sending them.</summary>
    public DeliveryStore Deliveries { get; }

    /// <summary>Who did what.</summary>
    public AuditTrail Audit { get; }

    /// <summary>The questions that people keep.</summary>
    public SavedExtractStore SavedExtracts { get; }

    /// <summary>Who may use the portal.</summary>
    public AccountStore Accounts { get; }

    /// <summary>One-time links that make or renew accounts.</summary>
    public AccountLinkStore AccountLinks { get; }

    /// <summary>Browsers that are signed in.</summary>
    public SessionStore Sessions { get; }

    /// <summary>What the checks found.</summary>
    public CheckJournal Checks { get; }

    /// <summary>The conformed members.</summary>
    public CodeListCatalog CodeLists => _codeLists.Value;

    /// <summary>What can be asked.</summary>
    public SemanticModel Model => _model.Value;

    /// <summary>Recognises files.</summary>
    public Inputs Inputs => _inputs.Value;

    /// <summary>What runs by itself.</summary>
    /// <exception cref="JobPlanException">jobs.yaml is missing or wrong.</exception>
    public JobPlan Plan => _plan.Value;

    /// <summary>The questionnaires of the surveys that were loaded.</summary>
    public QuestionnaireStore Questionnaires { get; }

    /// <summary>Answers questions.</summary>
    public IWarehouseReader Reader => _reader.Value;

    /// <summary>Answers questions about respondents of surveys, after disclosure control.</summary>
    public ICrosstabReader Crosstabs => _crosstabs.Value;

    /// <summary>Reads studies of cases.</summary>
    public ICaseReader Cases { get; }

    /// <summary>The fields of cases with their names.</summary>
    public CaseFieldCatalog CaseFields => _caseFields.Value;

    /// <summary>Answers questions about trajectories, after disclosure control.</summary>
    public ITrajectoryReader Trajectories => _trajectories.Value;

    /// <summary>Reads what studies recommend, with what has moved.</summary>
    public IRecommendationReader Recommendations => _recommendations.Value;

    /// <summary>Reads how the way back to work goes and should go.</summary>
    public IProcessReader Process => new ProcessReader(Engine, Reader, Model, Trajectories);

    /// <summary>Names of the reports that can be published.</summary>
    public IReadOnlyList<string> ReportNames => _reports.Names;

    /// <summary>The definition of a report.</summary>
    /// <exception cref="ReportDefinitionException">There is none of that name, or it is wrong.</exception>
    public ReportDefinition ReportDefinition(string name) => _reports.Find(name);

    /// <summary>The regions for which reports can be made, in their order.</summary>
    public IReadOnlyList<CodeListMember> ReportRegions => [.. CodeLists.Members("region").Where(m => m.Role == MemberRole.Part)];

    /// <summary>The month of today.</summary>
    public Period CurrentMonth => Period.Parse(Clock.GetUtcNow().ToString("yyyy-MM", CultureInfo.InvariantCulture));

    /// <summary>Who is at the keyboard, for the journal.</summary>
    public static string User => Environment.UserName;

    /// <summary>Brings the warehouse to this version and its dimensions to the code lists.</summary>
    /// <returns>Names of the scripts that ran, and the number of members added or changed.</returns>
    /// <exception cref="MigrationException">The warehouse cannot be brought to this version.</exception>
    public (IReadOnlyList<string> Scripts, int Members) Migrate()
    {
        Engine.Create();
        var scripts = new Migrator(Engine).Run();
        Migrator.OfJobs(Engine).Run();
        return (scripts, new CodeListSeeder(Engine, CodeLists).Run());
    }

    /// <summary>Runs the checks, of one source or all, and keeps their outcomes.</summary>
    public IReadOnlyList<CheckOutcome> Check(string? source)
    {
        var begun = Clock.Now();
        var outcomes = new CheckRunner(Reader, Model, Questionnaires.Find, Cases, Recommendations).Run(source);
        if (source is not null && outcomes.Count == 0)
        {
            throw new SettingsException($"There are no checks of the source '{source}'.");
        }

        Checks.Save(outcomes, begun);
        return outcomes;
    }

    /// <summary>Fills a report with what the warehouse knows.</summary>
    /// <exception cref="ReportDefinitionException">There is no such report, or its definition is wrong.</exception>
    public ReportContent Report(ReportOrder order) =>
        new ReportBuilder(Pages.Figures, CodeLists, LastChecks, _reports, Clock, Pages.Questionnaire, Pages.Studies, Model)
            .Build(order.Name, order.Month, order.Language, order.AsOf, order.Region);

    /// <summary>The dashboards that there are.</summary>
    public DashboardCatalog DashboardCatalog => _dashboardCatalog.Value;

    /// <summary>Fills dashboards; what was read since the last load is remembered.</summary>
    public DashboardBuilder Dashboards => Pages.Dashboards;

    /// <summary>What pages and reports read, remembered until the next load.</summary>
    public PageReaders Pages => _pages.Value;

    /// <summary>What the measures of a visual mean.</summary>
    public IReadOnlyList<MeasureExplanation> Explanations(Tile tile, string language)
    {
        ArgumentNullException.ThrowIfNull(tile);
        return tile.Data is { } data
            ? MeasureExplanation.Data.Contains(data) ? [MeasureExplanation.OfData(data, language)] : []
            : [.. tile.Measures.Select(Model.FindMeasure).OfType<Measure>().Select(m => MeasureExplanation.Of(m, language))];
    }

    /// <summary>What a check holds, in the words of a language; its code where the check is no longer defined.</summary>
    public string CheckTitle(string code, string language) => _checkTitles.Value.TryGetValue(code, out var title) ? title.In(language) : code;

    private CheckSummary? LastChecks(string language)
    {
        var outcomes = Checks.Latest();
        return outcomes.Count == 0
            ? null
            : new CheckSummary(
                outcomes.Count(o => o.Outcome == CheckState.Passed),
                outcomes.Count(o => o.Outcome is CheckState.NotApplicable or CheckState.Error),
                outcomes.Where(o => o.Outcome == CheckState.Failed)
                    .Select(o => new CheckFinding(CheckTitle(o.Code, language), o.Offenders.Count, o.Tested)
                    {
                        InSurveys = o.Source == "surveys" ? o.Offenders : [],
                    })
                    .ToList());
    }

    /// <summary>Refuses to go on where there is no warehouse yet, rather than make an empty one.</summary>
    /// <exception cref="SettingsException">There is no warehouse.</exception>
    public void RequireWarehouse()
    {
        if (Engine is SqliteEngine && !File.Exists(Engine.Place))
        {
            throw Missing();
        }

        using var connection = Engine.Open();
        if (!Engine.TableExists(connection, "LoadJournal"))
        {
            throw Missing();
        }
    }

    private SettingsException Missing() => new(
        $"There is no warehouse at {Engine.Place} yet. Make one with './reintegrationbi up --once' (with the samples) or "
        + "'./reintegrationbi migrate' (empty), or set DataFolder or ConnectionStrings__Warehouse to where it stands.");

    private static IWarehouseEngine EngineOf(Settings settings)
    {
        try
        {
            return settings.Engine.ToLowerInvariant() switch
            {
                "sqlite" => new SqliteEngine(settings.ConnectionString),
                "sqlserver" => new SqlServerEngine(settings.ConnectionString),
                _ => throw new SettingsException(
                    $"Warehouse__Engine is '{settings.Engine}'; expected Sqlite or SqlServer. Set it so, or leave it out for Sqlite."),
            };
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            throw new SettingsException($"ConnectionStrings__Warehouse cannot be used: {e.Message}");
        }
    }
}
