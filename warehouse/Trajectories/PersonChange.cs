namespace ReIntegrationBI.Warehouse.Trajectories;

/// <summary>What the lines of a load change for one person.</summary>
public sealed class PersonChange
{
    /// <summary>Events to add; one that was corrected or withdrawn within the same file is added as ended.</summary>
    public List<TrajectoryEvent> Added { get; } = [];

    /// <summary>Events of the warehouse that end, with <see cref="TrajectoryEvent.End"/> saying how.</summary>
    public List<TrajectoryEvent> Ended { get; } = [];

    /// <summary>Versions of spells that are no longer current, by their key.</summary>
    public List<long> Superseded { get; } = [];

    /// <summary>New versions of spells.</summary>
    public List<SpellVersion> Versions { get; } = [];

    /// <summary>Lines that were not taken over, and why.</summary>
    public List<(int Line, RuleBreak Why)> Rejected { get; } = [];

    /// <summary>Lines that took effect.</summary>
    public int Applied { get; set; }

    /// <summary>Lines that say what was known already.</summary>
    public int Repeated { get; set; }

    /// <summary>Makes it empty, for the next person.</summary>
    public void Clear()
    {
        Added.Clear();
        Ended.Clear();
        Superseded.Clear();
        Versions.Clear();
        Rejected.Clear();
        (Applied, Repeated) = (0, 0);
    }
}
