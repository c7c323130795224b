using ReIntegrationBI.Warehouse.Model.Recommendations;
using ReIntegrationBI.Warehouse.Processes;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model.Processes;

/// <summary>A bottleneck with what shows it.</summary>
/// <param name="Bottleneck">The bottleneck.</param>
/// <param name="Actors">Names of whom its recommendation addresses.</param>
/// <param name="From">Name of the first milestone to which it is tied, or null.</param>
/// <param name="To">Name of the second, or null.</param>
/// <param name="Measure">The measure to which it is tied, or null.</param>
/// <param name="Members">The members to which that measure is limited.</param>
/// <param name="Today">The newest figure of that measure, or null.</param>
/// <param name="Address">Where it was read from.</param>
public sealed record BottleneckView(
    Bottleneck Bottleneck, IReadOnlyList<Label> Actors, Label? From, Label? To, Measure? Measure, IReadOnlyList<Member> Members, TrackedValue? Today,
    CellAddress Address)
{
    /// <summary>Whether the warehouse has something that could show it.</summary>
    public bool IsMeasurable => Bottleneck.Milestones is not null || Bottleneck.Measure is not null;
}
