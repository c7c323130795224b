using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Model.Recommendations;

namespace ReIntegrationBI.Etl.Checks.Kinds;

/// <summary>Whether each recommendation is tied to a measure, or says that no source measures it; never both, never neither.</summary>
public sealed class ActionHasTie : ICheckKind
{
    /// <inheritdoc/>
    public bool TestsMeasures => false;

    /// <inheritdoc/>
    public string? Needs(CheckDefinition check) => null;

    /// <inheritdoc/>
    public CheckFindings Run(CheckDefinition check, CheckData data) => new(
        data.Actions.Count,
        data.Actions
            .Where(a => a.Indicators.Count == 0 || (a.Indicators.Count > 1 && a.Indicators.Any(i => i.Movement == Movement.NotMeasured)))
            .Select(a => new CheckOffender(
                $"{a.Study.Code}/{a.Code}", a.Indicators.Count == 0 ? "nothing" : "a measure and the statement that there is none", "a measure or that statement",
                a.Address.InWords()))
            .ToList());
}
