namespace ReIntegrationBI.Etl.Synthetic.Trajectories;

/// <summary>How work is resumed in part.</summary>
/// <param name="From">Earliest, as a share of the time until the full resumption.</param>
/// <param name="To">Latest, as a share of that time.</param>
/// <param name="AtWork">How often it stays so and the spell is closed.</param>
/// <param name="Relapse">How often it breaks off.</param>
/// <param name="Step">How often the hours go up.</param>
/// <param name="Hours">Hours a week, as written in the file, from few to many.</param>
/// <param name="Actors">Who reports it.</param>
internal sealed record PartialCourse(
    double From, double To, double AtWork, double Relapse, double Step, WeightedList<string> Hours, WeightedList<string> Actors);
