namespace ReIntegrationBI.Etl.Synthetic.Trajectories;

/// <summary>How spells end without a resumption, beside pension and death.</summary>
/// <param name="EndOfRight">Ends of the right a year.</param>
/// <param name="Other">Other ends a year.</param>
/// <param name="Actors">Who reports it.</param>
internal sealed record ClosureCourse(double EndOfRight, double Other, WeightedList<string> Actors);
