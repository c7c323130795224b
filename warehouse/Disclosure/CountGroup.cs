namespace ReIntegrationBI.Warehouse.Disclosure;

/// <summary>The persons of <paramref name="Total"/>, each in exactly one of <paramref name="Parts"/>: if all stand in one part, the answer of each is known.</summary>
/// <param name="Total">Id of the cell that counts the group.</param>
/// <param name="Parts">Ids of two or more cells.</param>
public sealed record CountGroup(string Total, IReadOnlyList<string> Parts);
