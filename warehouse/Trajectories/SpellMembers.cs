namespace ReIntegrationBI.Warehouse.Trajectories;

/// <summary>Of whom a spell is: keys of members of the dimensions. Null in a report means: nothing is said.</summary>
/// <param name="Scheme">Key of the scheme.</param>
/// <param name="Sex">Key of the sex.</param>
/// <param name="AgeGroup">Key of the age group.</param>
/// <param name="Region">Key of the region.</param>
/// <param name="DiseaseGroup">Key of the disease group.</param>
public readonly record struct SpellMembers(int? Scheme, int? Sex, int? AgeGroup, int? Region, int? DiseaseGroup)
{
    /// <summary>These members, and where nothing is said, those of another.</summary>
    public SpellMembers Else(SpellMembers other) => new(
        Scheme ?? other.Scheme, Sex ?? other.Sex, AgeGroup ?? other.AgeGroup, Region ?? other.Region, DiseaseGroup ?? other.DiseaseGroup);
}
