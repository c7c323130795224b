using ReIntegrationBI.Warehouse.Disclosure;
using ReIntegrationBI.Warehouse.Model.Releases;
using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Warehouse.Model.Crosstabs;

/// <summary>A survey's respondents with the plan by which anything of them is released.</summary>
internal sealed class SurveyRelease
{
    private readonly Lock _lock = new();
    private readonly Dictionary<WeightChoice, SurveyWeights> _weights = [];

    public SurveyRelease(RespondentLoad load, Questionnaire questionnaire, RespondentTable table, DisclosureRule rule)
    {
        (Load, Questionnaire, Table, Rule) = (load, questionnaire, table, rule);
        Structure = new ReleaseStructure(table.Respondents, table.Items);
        Plan = new ReleasePlan(Structure, rule);
    }

    public RespondentLoad Load { get; }

    public Questionnaire Questionnaire { get; }

    public RespondentTable Table { get; }

    public DisclosureRule Rule { get; }

    public ReleaseStructure Structure { get; }

    public ReleasePlan Plan { get; }

    /// <summary>The respondents as a reader may know them.</summary>
    public RespondentSet Respondents => SetOf(Load, Questionnaire.Survey);

    /// <summary>The state of a count: shown, hidden, or not there.</summary>
    public CellState StateOf(ItemParts rows, Part row, ItemParts? columns, Part? column)
    {
        lock (_lock)
        {
            if (columns is null || column is null)
            {
                return Plan.Alone.Find(row.Id) == true || Plan.Alone.Find(rows.Base.Id) == true ? CellState.Suppressed : CellState.Shown;
            }

            var block = Plan.Of(rows, columns);

            // A table is shown or hidden alike whichever way it is turned: a column without base shows nothing, nor does a row.
            return IsHidden(rows.Base, column) || IsHidden(row, columns.Base) || IsHidden(row, column) ? CellState.Suppressed : CellState.Shown;

            bool IsHidden(Part one, Part other) => Structure.Both(one, other) is { } cell && block.Find(cell.Id) == true;
        }
    }

    /// <summary>Weights, made once.</summary>
    public SurveyWeights? Weights(WeightChoice choice, Func<SurveyWeights> make)
    {
        if (choice == WeightChoice.None)
        {
            return null;
        }

        lock (_lock)
        {
            return _weights.TryGetValue(choice, out var known) ? known : _weights[choice] = make();
        }
    }

    public static RespondentSet SetOf(RespondentLoad load, Survey survey) => new(
        load.Survey, survey.Title, load.Period, load.Respondents, load.IsSynthetic, load.HasWeights,
        new CellAddress(load.Survey, survey.Title.En, survey.Organiser, null, load.File, null, "A1", load.Sha256, load.LoadKey, load.LoadedAt, "research"));
}
