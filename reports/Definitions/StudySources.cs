using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Model.Processes;
using ReIntegrationBI.Warehouse.Model.Recommendations;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Definitions;

/// <summary>Where a report reads what studies say of cases, of the process and of what should be done. It holds no road to
/// respondents, nor to trajectories: of real persons it is given the finished curves, of made-up ones nothing.</summary>
/// <param name="Cases">Reads studies of cases.</param>
/// <param name="Process">Reads the description of the way back to work.</param>
/// <param name="Recommendations">Reads recommendations with what has moved.</param>
/// <param name="Return">The share back at work by month, as known at a moment; null where there are no trajectories of real persons.</param>
public sealed record StudySources(ICaseReader Cases, IProcessReader Process, IRecommendationReader Recommendations, Func<DateTime?, SurvivalTable?>? Return = null)
{
    /// <summary>The curve of all persons, where they are real; of made-up trajectories nothing.</summary>
    /// <param name="trajectories">Answers about trajectories.</param>
    public static Func<DateTime?, SurvivalTable?> ReturnOfRealPersons(ITrajectoryReader trajectories) => asOf =>
        trajectories.Find(asOf) is { IsSynthetic: false } ? trajectories.Return(new TrajectoryQuery { AsOf = asOf }) : null;
}
