namespace ReIntegrationBI.Etl.Synthetic.Trajectories;

/// <summary>A line of the file.</summary>
internal readonly record struct TrajectoryLine(string Pseudonym, string Event, string Date, string Actor, string Detail);
