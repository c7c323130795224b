using ReIntegrationBI.Warehouse.Model;

namespace ReIntegrationBI.Reports.Definitions;

/// <summary>Where a report reads what studies say of cases. It holds no road to respondents or trajectories.</summary>
/// <param name="Cases">Reads studies of cases.</param>
public sealed record StudySources(ICaseReader Cases);
