namespace ReIntegrationBI.Warehouse.Model.Releases;

/// <summary>An item as parts: everything that a table can show of it, and what is behind it.</summary>
internal sealed class ItemParts(PersonItem item)
{
    public PersonItem Item { get; } = item;

    /// <summary>Who was asked; everybody where no rule says otherwise.</summary>
    public required Part Asked { get; set; }

    /// <summary>Who is in the base.</summary>
    public required Part Base { get; set; }

    /// <summary>Who was asked and did not answer, or null.</summary>
    public Part? NoResponse { get; init; }

    /// <summary>Who was not asked, or null.</summary>
    public Part? NotAsked { get; init; }

    /// <summary>Whether those not asked are answers to another item, so that they need no cells of their own.</summary>
    public bool IsNotAskedElsewhere { get; set; }

    /// <summary>Its divisions: one, or one for each answer that can be chosen or ranked.</summary>
    public List<Split> Splits { get; } = [];

    /// <summary>What a row shows, by answer.</summary>
    public required Part[] Answers { get; init; }

    /// <summary>Summary rows that count: their word, the part, and of which leaves it is made.</summary>
    public List<(string Code, Part Part, IReadOnlyList<Part> Leaves)> Groups { get; } = [];

    /// <summary>Parts that no table shows but that some leaves add up to, since a rule speaks of them.</summary>
    public List<(Part Part, IReadOnlyList<Part> Leaves)> Unions { get; } = [];

    /// <summary>Persons who gave an answer to it and one to another item, with what tells how many they are.</summary>
    public List<(Part Both, Overlap Of, ItemParts Other, ItemParts Union)> Overlaps { get; } = [];

    /// <summary>What is said of it by answers to other items.</summary>
    public List<PartFact> Facts { get; } = [];

    /// <summary>Items that must be protected before it, since it was asked after answers to them.</summary>
    public HashSet<ItemParts> AskedAfter { get; } = [];

    /// <summary>Items that must be protected with it, since it is derived from them.</summary>
    public HashSet<ItemParts> DerivedFrom { get; } = [];

    /// <summary>Every part that a column may be, or that columns add up to.</summary>
    public IEnumerable<Part> AllParts =>
        Splits.SelectMany(s => s.Leaves).Append(Base).Append(Asked).Concat(NotAsked is null || IsNotAskedElsewhere ? [] : [NotAsked]).Distinct();
}
