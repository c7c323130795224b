namespace ReIntegrationBI.Etl.Synthetic.Trajectories;

/// <summary>How a milestone is reached.</summary>
/// <param name="Probability">How often the spell is heading for it.</param>
/// <param name="Minimum">Days that pass at least.</param>
/// <param name="Median">Median days.</param>
/// <param name="Shape">Shape of the Weibull distribution.</param>
/// <param name="Actors">Who acts.</param>
internal sealed record MilestoneCourse(double Probability, int Minimum, double Median, double Shape, WeightedList<string> Actors)
{
    /// <summary>Days since the milestone before it; null: it does not come.</summary>
    public int? Lag(Chance chance)
    {
        var comes = chance.Happens(Probability);
        var lag = Math.Max(Minimum, chance.Days(Median, Shape));
        return comes ? lag : null;
    }
}
