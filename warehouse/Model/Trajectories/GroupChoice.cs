using ReIntegrationBI.Warehouse.Model.Releases;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model.Trajectories;

/// <summary>Persons of whom something is asked: all, those of a member of one dimension, or those of a member of each of two.</summary>
/// <param name="Shown">The members by which the answer is broken down, in the order asked.</param>
/// <param name="Dimensions">The dimensions touched, none to two of them.</param>
/// <param name="Answers">Index of the member in each.</param>
internal sealed record GroupChoice(IReadOnlyList<Member> Shown, IReadOnlyList<ItemParts> Dimensions, IReadOnlyList<int> Answers)
{
    /// <summary>Their part in each dimension.</summary>
    public Part Part(int dimension) => Dimensions[dimension].Answers[Answers[dimension]];
}
