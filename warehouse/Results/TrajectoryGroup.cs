namespace ReIntegrationBI.Warehouse.Results;

/// <summary>Persons of whom something is said.</summary>
/// <param name="Members">What they have in common, in the order asked; empty: all persons.</param>
/// <param name="State">Whether their number may be read.</param>
/// <param name="Persons">How many they are; null unless shown.</param>
public sealed record TrajectoryGroup(IReadOnlyList<Member> Members, CellState State, int? Persons)
{
    /// <summary>Their names in a language, with commas between; empty for all persons.</summary>
    public string In(string language) => string.Join(", ", Members.Select(m => m.Label.In(language)));
}
