namespace ReIntegrationBI.Warehouse.Model.Releases;

/// <summary>
/// Persons who have something in common that a table can show: gave an answer, are in a base, were asked. The same object in two
/// items is the same set by the rules.
/// </summary>
/// <param name="id">Unique among all.</param>
/// <param name="members">Who they are.</param>
internal sealed class Part(string id, PersonBits members)
{
    /// <summary>Everybody.</summary>
    public const string EverybodyId = "*";

    /// <summary>Unique among all; its ordinal order breaks ties.</summary>
    public string Id { get; } = id;

    /// <summary>Who they are.</summary>
    public PersonBits Members { get; } = members;

    /// <summary>As which leaves of which split it can be said.</summary>
    public List<(Split Split, IReadOnlySet<Part> Leaves)> Definitions { get; } = [];

    /// <summary>What follows by the rules for everybody in it: of a split, in which leaves they can be.</summary>
    public Dictionary<Split, HashSet<Part>> Implied { get; } = [];

    /// <summary>Adds something that follows.</summary>
    public void Imply(Split split, IEnumerable<Part> leaves)
    {
        if (Implied.TryGetValue(split, out var known))
        {
            known.IntersectWith(leaves);
        }
        else
        {
            Implied[split] = [.. leaves];
        }
    }

    public override string ToString() => Id;
}
