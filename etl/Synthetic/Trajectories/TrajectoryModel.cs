namespace ReIntegrationBI.Etl.Synthetic.Trajectories;

/// <summary>What made-up trajectories look like: mixes, durations and probabilities, read by <see cref="TrajectoryModelFile"/>.</summary>
internal sealed class TrajectoryModel
{
    /// <summary>The members of a person that stand with the start of a spell, as details are named.</summary>
    public static IReadOnlyList<string> Members { get; } = ["scheme", "sex", "age_group", "region", "disease_group"];

    public required int StartYears { get; init; }

    /// <summary>How often a member is left out, in the order of <see cref="Members"/>.</summary>
    public required IReadOnlyList<double> Unstated { get; init; }

    public required int MostSpells { get; init; }

    public required int MostRelapses { get; init; }

    public required WeightedList<SchemeCourse> Schemes { get; init; }

    public required WeightedList<string> Sexes { get; init; }

    public required WeightedList<AgeCourse> AgeGroups { get; init; }

    public required WeightedList<string> Regions { get; init; }

    public required WeightedList<DiseaseCourse> DiseaseGroups { get; init; }

    public required WeightedList<string> StartActors { get; init; }

    public required MilestoneCourse FirstContact { get; init; }

    public required MilestoneCourse SecondContact { get; init; }

    public required MilestoneCourse Request { get; init; }

    public required MilestoneCourse Assessment { get; init; }

    public required MilestoneCourse InformalAssessment { get; init; }

    public required MilestoneCourse Plan { get; init; }

    public required MilestoneCourse WorkplaceVisit { get; init; }

    public required MilestoneCourse VdabRegistration { get; init; }

    public required MilestoneCourse TrainingStart { get; init; }

    public required MilestoneCourse AuthorisedActivity { get; init; }

    public required PartialCourse Partial { get; init; }

    public required WeightedList<string> FullActors { get; init; }

    public required RelapseCourse Relapse { get; init; }

    public required ClosureCourse Closure { get; init; }

    public required NewSpellCourse NewSpell { get; init; }
}
