using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Model.Processes;
using ReIntegrationBI.Warehouse.Model.Recommendations;

namespace ReIntegrationBI.Reports.Definitions;

/// <summary>Where a report reads what studies say of cases, of the process and of what should be done. It holds no road to respondents or trajectories.</summary>
/// <param name="Cases">Reads studies of cases.</param>
/// <param name="Process">Reads the description of the way back to work.</param>
/// <param name="Recommendations">Reads recommendations with what has moved.</param>
public sealed record StudySources(ICaseReader Cases, IProcessReader Process, IRecommendationReader Recommendations);
