namespace ReIntegrationBI.Etl.Synthetic.Trajectories;

/// <summary>An event of a made-up person.</summary>
/// <param name="Milestone">Code of the milestone.</param>
/// <param name="Day">Number of the day.</param>
/// <param name="Actor">Code of the actor.</param>
/// <param name="Detail">Details as in the file, or empty.</param>
internal readonly record struct TrajectoryEvent(string Milestone, int Day, string Actor, string Detail);
