namespace ReIntegrationBI.Warehouse.Results;

/// <summary>One row of an answer: the members it is about, in the order of <see cref="ResultTable.Dimensions"/>, and the value.</summary>
public sealed record ResultRow(string Measure, IReadOnlyList<Member> Members, ResultCell Cell)
{
    /// <summary>The member of one dimension.</summary>
    /// <exception cref="KeyNotFoundException">The answer was not asked by that dimension.</exception>
    public Member this[string dimension] =>
        Members.FirstOrDefault(m => m.Dimension == dimension)
        ?? throw new KeyNotFoundException($"The answer is not broken down by {dimension}.");
}
