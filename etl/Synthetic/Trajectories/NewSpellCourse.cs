namespace ReIntegrationBI.Etl.Synthetic.Trajectories;

/// <summary>How a next spell comes.</summary>
/// <param name="Probability">How often.</param>
/// <param name="Minimum">Days after the end of the one before, at least.</param>
/// <param name="Median">Median days after that.</param>
/// <param name="Shape">Shape of the Weibull distribution.</param>
/// <param name="SameGroup">How often the disease group is the same.</param>
internal sealed record NewSpellCourse(double Probability, int Minimum, double Median, double Shape, double SameGroup);
