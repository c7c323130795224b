namespace ReIntegrationBI.Warehouse.Model.Releases;

/// <summary>Persons divided by an item, each into exactly one leaf: by the one answer they gave, or by whether they chose this one of several.</summary>
internal sealed class Split
{
    /// <summary>Leaves of those in the base.</summary>
    public List<Part> Leaves { get; } = [];

    /// <summary>Of a choice: how many of its first leaves are those who chose it. Of one answer 0.</summary>
    public int Chosen { get; init; }
}
