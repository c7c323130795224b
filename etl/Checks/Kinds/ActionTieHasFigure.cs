using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Model.Recommendations;

namespace ReIntegrationBI.Etl.Checks.Kinds;

/// <summary>
/// Whether the warehouse answers the question of each tie with a figure: a tie without one promises what nobody measures. Ties to trajectories are left out:
/// an installation may have none, and theirs may be protected.
/// </summary>
public sealed class ActionTieHasFigure : ICheckKind
{
    /// <inheritdoc/>
    public bool TestsMeasures => false;

    /// <inheritdoc/>
    public string? Needs(CheckDefinition check) => null;

    /// <inheritdoc/>
    public CheckFindings Run(CheckDefinition check, CheckData data)
    {
        var tied = data.Actions.SelectMany(a => a.Indicators.Where(i => i.Measure is { } measure && !measure.Fact.IsOfPersons).Select(i => (Action: a, Indicator: i))).ToList();
        return new CheckFindings(
            tied.Count,
            tied.Where(t => t.Indicator.Movement == Movement.NoFigure)
                .Select(t => new CheckOffender(
                    $"{t.Action.Study.Code}/{t.Action.Code}, {t.Indicator.Tie!.Measure} {t.Indicator.Tie.Filters}".TrimEnd(), "no figure", "at least one figure",
                    t.Indicator.Address.InWords()))
                .ToList());
    }
}
