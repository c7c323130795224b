namespace ReIntegrationBI.Warehouse.Model.Releases;

/// <summary>Cells that were decided together, once and for all: of all answers alone, or of two clusters of items by each other.</summary>
/// <param name="hidden">The cells that it decided, and whether each is hidden.</param>
/// <param name="relations">Its relations.</param>
/// <param name="counts">The counts of all cells in them.</param>
/// <param name="before">Blocks that were decided before it and share cells with it.</param>
internal sealed class ReleaseBlock(
    IReadOnlyDictionary<string, bool> hidden, IReadOnlyList<CountRelation> relations, IReadOnlyDictionary<string, int> counts, IReadOnlyList<ReleaseBlock> before)
{
    private readonly Lazy<ILookup<string, CountRelation>> _with = new(() =>
        (from relation in relations from term in relation.Terms select (term.Id, relation)).ToLookup(t => t.Id, t => t.relation));

    /// <summary>The cells that it decided, and whether each is hidden.</summary>
    public IReadOnlyDictionary<string, bool> Hidden { get; } = hidden;

    /// <summary>Its relations.</summary>
    public IReadOnlyList<CountRelation> Relations { get; } = relations;

    /// <summary>The counts of all cells in its relations.</summary>
    public IReadOnlyDictionary<string, int> Counts { get; } = counts;

    /// <summary>Blocks that were decided before it and share cells with it.</summary>
    public IReadOnlyList<ReleaseBlock> Before { get; } = before;

    /// <summary>Cells that could not be protected, because of what was shown before.</summary>
    public IReadOnlyList<string> Unprotected { get; init; } = [];

    /// <summary>Relations that tell who did not answer, of cells that are all shown.</summary>
    public IReadOnlyList<CountRelation> Unsaid { get; init; } = [];

    /// <summary>Its relations with a cell.</summary>
    public IEnumerable<CountRelation> With(string id) => _with.Value[id];

    /// <summary>Whether a cell is hidden, by this block or one before it; null where none of them knows it.</summary>
    public bool? Find(string id) =>
        Hidden.TryGetValue(id, out var hidden) ? hidden
        : Before.Select(b => b.Hidden.TryGetValue(id, out var of) ? of : (bool?)null).FirstOrDefault(of => of is not null);
}
