using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model;

/// <summary>Something by which an answer can be broken down or limited.</summary>
/// <param name="Code">As in the reference files, e.g. <c>age_group</c>.</param>
/// <param name="Label">Its name in three languages.</param>
/// <param name="Table">Its table, e.g. <c>DimAgeGroup</c>.</param>
/// <param name="Key">Its key column, of the same name in the facts.</param>
/// <param name="Total">Code of the member that stands for the whole; null for period and the attributes.</param>
/// <param name="IsAttribute">Whether it is of the figure (unit, publication), not of what the figure is about.</param>
/// <param name="Bands">Whether its members are age bands, which may overlap without one being above the other.</param>
public sealed record ModelDimension(string Code, Label Label, string Table, string Key, string? Total, bool IsAttribute, bool Bands)
{
    /// <summary>Whether codes are unique only within another member, so that a path (<c>cm2023/guided/yes</c>) names a member; these members come with loads.</summary>
    public bool HasPaths { get; init; }

    /// <summary>Code of the dimension within whose members its codes are unique, or null.</summary>
    public string? Within { get; init; }

    /// <summary>The column that names a member among all.</summary>
    internal string NameColumn => HasPaths ? "Path" : "Code";
}
