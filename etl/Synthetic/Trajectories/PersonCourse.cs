namespace ReIntegrationBI.Etl.Synthetic.Trajectories;

/// <summary>A made-up person: events by date, and the spells that they make.</summary>
internal sealed record PersonCourse(long Number, string Pseudonym, IReadOnlyList<TrajectoryEvent> Events, IReadOnlyList<SpellCourse> Spells)
{
    /// <summary>The events of a spell.</summary>
    public IEnumerable<TrajectoryEvent> Of(SpellCourse spell) => Events.Skip(spell.First).Take(spell.Count);
}
