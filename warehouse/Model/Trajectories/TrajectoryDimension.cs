using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model.Trajectories;

/// <summary>To which member of a dimension each person belongs.</summary>
/// <param name="Code">Code of the dimension.</param>
/// <param name="Label">Its name.</param>
/// <param name="Members">Members to which somebody belongs, in their order.</param>
/// <param name="Of">Index of the member, by person.</param>
internal sealed record TrajectoryDimension(string Code, Label Label, IReadOnlyList<Member> Members, short[] Of);
