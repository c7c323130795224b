namespace ReIntegrationBI.Warehouse.Model.Releases;

/// <summary>The persons of some answers to another item are those of a part, and the rest of them.</summary>
/// <param name="Part">The part: who was asked, or a derived answer.</param>
/// <param name="Leaves">Answers to the other item.</param>
/// <param name="Rest">Who gave these answers and is not in the part; null where nobody can be.</param>
internal sealed record PartFact(Part Part, IReadOnlyList<Part> Leaves, Part? Rest);
