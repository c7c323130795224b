namespace ReIntegrationBI.Etl.Synthetic.Trajectories;

/// <summary>How a relapse comes after a full resumption.</summary>
/// <param name="Minimum">Days that pass at least.</param>
/// <param name="Median">Median days.</param>
/// <param name="Shape">Shape of the Weibull distribution.</param>
/// <param name="WithinDays">Later than this it is no relapse.</param>
/// <param name="Factor">On the duration until the next full resumption.</param>
/// <param name="Actors">Who reports it.</param>
internal sealed record RelapseCourse(int Minimum, double Median, double Shape, int WithinDays, double Factor, WeightedList<string> Actors);
