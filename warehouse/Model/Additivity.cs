namespace ReIntegrationBI.Warehouse.Model;

/// <summary>What may be added of a kind of measure.</summary>
/// <param name="OverMembers">Over the members of a dimension that do not overlap.</param>
/// <param name="OverPeriod">Over periods that do not overlap.</param>
public sealed record Additivity(bool OverMembers, bool OverPeriod)
{
    /// <summary>Whether figures may be added over a dimension.</summary>
    public bool Over(string dimension) => dimension == SemanticModel.Period ? OverPeriod : OverMembers;

    /// <summary>One or two words for a list: <c>members and period</c>, <c>members</c>, <c>period</c> or <c>never</c>.</summary>
    public override string ToString() => (OverMembers, OverPeriod) switch
    {
        (true, true) => "members and period",
        (true, false) => "members",
        (false, true) => "period",
        _ => "never",
    };
}
