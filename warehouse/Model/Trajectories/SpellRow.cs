namespace ReIntegrationBI.Warehouse.Model.Trajectories;

/// <summary>A spell as it stands in the warehouse.</summary>
internal readonly record struct SpellRow
{
    /// <summary>Key of the spell.</summary>
    public required long Spell { get; init; }

    /// <summary>The day it started, as <see cref="DateOnly.DayNumber"/>.</summary>
    public required int Start { get; init; }

    /// <summary>The year in which it started.</summary>
    public required int Year { get; init; }

    /// <summary>Days from the start to its end, or -1 while it is open.</summary>
    public required int EndLag { get; init; }

    /// <summary>Whether it ended at work.</summary>
    public required bool IsBack { get; init; }

    /// <summary>Hand-overs between actors.</summary>
    public required ushort HandOvers { get; init; }
}
