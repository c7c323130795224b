using ReIntegrationBI.Warehouse.Disclosure;

namespace ReIntegrationBI.Warehouse.Model.Releases;

/// <summary>
/// Decides which counts of persons may be shown, so that the same count is shown or hidden wherever it stands and whatever else is asked:
/// first all answers alone, then clusters of items by each other, each after the clusters on which it depends.
/// </summary>
internal sealed class ReleasePlan(ReleaseStructure structure, DisclosureRule rule)
{
    /// <summary>The cost of a cell that no reader sees: it is hidden before any other.</summary>
    public const double UnseenCost = 0.05;

    private readonly Dictionary<(int One, int Other), ReleaseBlock> _blocks = [];
    private readonly Dictionary<(ItemParts Pair, int Other), ReleaseBlock> _pairs = [];
    private readonly Dictionary<ItemParts, ItemCluster> _clusters =
        (from cluster in structure.Clusters from item in cluster.Items select (item, cluster)).ToDictionary(x => x.item, x => x.cluster);
    private ReleaseBlock? _alone;

    /// <summary>All answers, without columns.</summary>
    public ReleaseBlock Alone => _alone ??= DecideAlone();

    /// <summary>The answers to one item by those to another.</summary>
    public ReleaseBlock Of(ItemParts one, ItemParts other) => Of(_clusters[one], _clusters[other]);

    private ReleaseBlock Of(ItemCluster one, ItemCluster other)
    {
        if (one.Number > other.Number)
        {
            (one, other) = (other, one);
        }

        if (_blocks.TryGetValue((one.Number, other.Number), out var known))
        {
            return known;
        }

        var before = (
            from a in one.Before.Append(one)
            from b in other.Before.Append(other)
            where !(a == one && b == other)
            select Of(a, b)).Prepend(Alone).Distinct().ToList();
        return _blocks[(one.Number, other.Number)] = Decide(one, other, before);
    }

    /// <summary>
    /// The answers to one item by those to two others at once. The tables of either alone are decided before it, so that whatever they show or hide holds here
    /// too.
    /// </summary>
    public ReleaseBlock Of(ItemParts item, ItemParts one, ItemParts other) => OfPair(_clusters[item], one, other);

    private ReleaseBlock OfPair(ItemCluster cluster, ItemParts one, ItemParts other)
    {
        var pair = structure.Pair(one, other);
        if (_pairs.TryGetValue((pair, cluster.Number), out var known))
        {
            return known;
        }

        var before = cluster.Before.Append(cluster).SelectMany(c => new[] { Of(_clusters[one], c), Of(_clusters[other], c) })
            .Concat(cluster.Before.Select(c => OfPair(c, one, other)))
            .Prepend(Of(one, other)).Prepend(Alone).Distinct().ToList();
        var draft = new ReleaseDraft(structure, rule, before);
        foreach (var item in cluster.Items)
        {
            AddTable(draft, pair, item);
            AddTable(draft, item, pair);
        }

        return _pairs[(pair, cluster.Number)] = draft.Decide();
    }

    /// <summary>Cells that could not be protected in what was decided so far: for the tests that judge it.</summary>
    public IEnumerable<string> Unprotected => _blocks.Values.Concat(_pairs.Values).Append(Alone).SelectMany(b => b.Unprotected);

    private ReleaseBlock DecideAlone()
    {
        var draft = new ReleaseDraft(structure, rule, []);
        draft.Settle(structure.Everybody);
        foreach (var item in structure.Items)
        {
            foreach (var relation in RelationWriter.Of(item, structure.Everybody))
            {
                draft.Add(relation, structure.Everybody);
            }

            draft.AddGroups(item, structure.Everybody);

            Price(draft, item, structure.Everybody, isColumn: false);
        }

        return draft.Decide();
    }

    private ReleaseBlock Decide(ItemCluster one, ItemCluster other, IReadOnlyList<ReleaseBlock> before)
    {
        var draft = new ReleaseDraft(structure, rule, before);
        foreach (var (a, b) in Pairs(one, other))
        {
            AddTable(draft, a, b);
            AddTable(draft, b, a);
            AddRules(draft, a, b);
        }

        return draft.Decide();
    }

    private static IEnumerable<(ItemParts One, ItemParts Other)> Pairs(ItemCluster one, ItemCluster other) =>
        one == other
            ? one.Items.SelectMany((a, i) => one.Items.Skip(i + 1).Select(b => (a, b)))
            : one.Items.SelectMany(a => other.Items.Select(b => (a, b)));

    private void AddTable(ReleaseDraft draft, ItemParts rows, ItemParts columns)
    {
        var relations = RelationWriter.Of(rows, structure.Everybody);
        foreach (var column in columns.AllParts.Where(c => c != structure.Everybody))
        {
            foreach (var relation in relations)
            {
                draft.Add(relation, column);
            }
        }

        foreach (var column in columns.Splits.SelectMany(s => s.Leaves).Distinct().Where(c => c != structure.Everybody))
        {
            draft.AddGroups(rows, column);
        }

        foreach (var column in columns.Answers.Where(c => c is not null))
        {
            Price(draft, rows, column, isColumn: true);
        }
    }

    /// <summary>A rule over two items makes a part out of cells of their table.</summary>
    private void AddRules(ReleaseDraft draft, ItemParts a, ItemParts b)
    {
        foreach (var facts in structure.Items.SelectMany(i => i.Facts.GroupBy(f => f.Part)).Where(g => g.Count() > 1))
        {
            foreach (var one in facts.Where(f => IsOf(f, a)))
            {
                foreach (var other in facts.Where(f => IsOf(f, b)))
                {
                    draft.AddBoth(facts.Key, one.Leaves, other.Leaves);
                }
            }
        }

        static bool IsOf(PartFact fact, ItemParts item) => item.Splits.Exists(s => fact.Leaves.All(s.Leaves.Contains));
    }

    /// <summary>Says what is lost with the cells that a reader sees.</summary>
    private static void Price(ReleaseDraft draft, ItemParts item, Part column, bool isColumn)
    {
        draft.Price(item.Base, column, isColumn ? CellLevel.Total : CellLevel.GrandTotal);
        foreach (var answer in item.Answers.Where(a => a is not null))
        {
            draft.Price(answer, column, isColumn ? CellLevel.Inner : CellLevel.Total);
        }

        foreach (var (_, part, _) in item.Groups)
        {
            draft.Price(part, column, isColumn ? CellLevel.Inner : CellLevel.Total);
        }
    }
}
