using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model;

/// <summary>The only way from trajectories to a reader: every answer has been through disclosure control.</summary>
public interface ITrajectoryReader
{
    /// <summary>The trajectories that the warehouse holds; null where it holds none, or those of too few persons to say anything.</summary>
    /// <param name="asOf">As known at this moment (UTC); null for now.</param>
    TrajectorySet? Find(DateTime? asOf = null);

    /// <summary>Members of a dimension that stand in the trajectories, in their order; <see cref="Find"/> must give some.</summary>
    /// <exception cref="QueryException">There is no such dimension, or there are no trajectories.</exception>
    IReadOnlyList<Member> Members(string dimension, DateTime? asOf = null);

    /// <summary>Share back at work by month, and the median time.</summary>
    /// <exception cref="QueryException">The question names something unknown or touches more than two dimensions, or there are no trajectories.</exception>
    SurvivalTable Return(TrajectoryQuery query);

    /// <summary>Waiting times between milestones.</summary>
    /// <exception cref="QueryException">As above.</exception>
    WaitingTable Waiting(TrajectoryQuery query);

    /// <summary>How many reached each milestone, and where those who stopped were.</summary>
    /// <exception cref="QueryException">As above.</exception>
    FunnelTable Funnel(TrajectoryQuery query);

    /// <summary>Relapse after the first resumption.</summary>
    /// <exception cref="QueryException">As above.</exception>
    RelapseTable Relapse(TrajectoryQuery query);

    /// <summary>Contact before the twelfth week was over.</summary>
    /// <exception cref="QueryException">As above.</exception>
    ContactTable Contact(TrajectoryQuery query);

    /// <summary>Hand-overs between actors.</summary>
    /// <exception cref="QueryException">As above.</exception>
    HandOverTable HandOvers(TrajectoryQuery query);
}
