namespace ReIntegrationBI.Etl.Synthetic;

/// <summary>
/// Whole numbers for the parts of a whole, such that what was printed of parts and of sums of parts is met as far as it can be met at
/// once. Every target costs by its distance, and in this order: a printed count, then a printed percentage at its decimals, then a wish and
/// leaving someone without an answer, then the square of the distance to the percentage itself. Each cost is convex and the groups of parts are
/// nested, so the cheapest allocation is found exactly, by merging marginal costs from the leaves to the root and handing out along the
/// same tree (separable convex resource allocation over nested sets: Ibaraki and Katoh, "Resource Allocation Problems", 1988).
/// </summary>
/// <param name="Counts">A count a part; with <paramref name="Rest"/> they add up to the total.</param>
/// <param name="Rest">Who is in no part.</param>
/// <param name="Ignored">Targets that could not be considered, since their parts overlap with those of another and neither holds the other.</param>
public sealed record CountAllocation(IReadOnlyList<int> Counts, int Rest, IReadOnlyList<CountTarget> Ignored)
{
    // The squares grow by less than RestCost a unit up to totals of ten million.
    private const long RestCost = 1_000_000_000;
    private const long PercentCost = 1_000 * RestCost;
    private const long CountCost = 1_000 * PercentCost;

    /// <summary>Allocates.</summary>
    /// <param name="parts">How many parts there are.</param>
    /// <param name="total">What they and the rest add up to; 0 or more.</param>
    /// <param name="targets">What was printed; earlier ones go before later ones where their groups are not nested.</param>
    /// <param name="mayLeave">Whether a rest costs nothing (the source leaves parts out); else it is a last resort.</param>
    public static CountAllocation Of(int parts, int total, IReadOnlyList<CountTarget> targets, bool mayLeave)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(total);
        var nodes = new List<Node>();
        for (var part = 0; part < parts; part++)
        {
            nodes.Add(new Node([part]));
        }

        var ignored = new List<CountTarget>();
        foreach (var target in targets.Where(t => t.Parts.Count > 0))
        {
            var set = target.Parts.ToHashSet();
            var node = nodes.Find(n => n.Parts.SetEquals(set));
            if (node is null)
            {
                if (nodes.Exists(n => n.Parts.Overlaps(set) && !n.Parts.IsSubsetOf(set) && !n.Parts.IsSupersetOf(set)))
                {
                    ignored.Add(target);
                    continue;
                }

                nodes.Add(node = new Node(set));
            }

            node.Targets.Add(target);
        }

        var root = new Node([]);
        nodes.Sort((a, b) => a.Parts.Count.CompareTo(b.Parts.Count));
        for (var i = 0; i < nodes.Count; i++)
        {
            (nodes.Skip(i + 1).FirstOrDefault(n => n.Parts.IsSupersetOf(nodes[i].Parts)) ?? root).Children.Add(nodes[i]);
        }

        var rest = new Node([]) { Slope = mayLeave ? 0 : RestCost };
        root.Children.Add(rest);
        root.Merge(total);
        var counts = new int[parts];
        root.HandOut(total, counts);
        return new CountAllocation(counts, rest.Given, ignored);
    }

    /// <summary>Parts that stand together, with the cost of every further unit.</summary>
    private sealed class Node(HashSet<int> parts)
    {
        private long[] _slopes = [];

        public HashSet<int> Parts { get; } = parts;

        public List<CountTarget> Targets { get; } = [];

        public List<Node> Children { get; } = [];

        public long Slope { get; init; }

        public int Given { get; private set; }

        public void Merge(int total)
        {
            _slopes = new long[total];
            if (Children.Count == 0)
            {
                Array.Fill(_slopes, Slope);
            }
            else
            {
                Children.ForEach(c => c.Merge(total));
                Walk(total, (child, unit, at) => _slopes[unit] = child._slopes[at]);
            }

            foreach (var target in Targets)
            {
                Add(target);
            }
        }

        public void HandOut(int total, int[] counts)
        {
            Given = total;
            if (Children.Count == 0)
            {
                if (Parts.Count == 1)
                {
                    counts[Parts.Single()] = total;
                }

                return;
            }

            var given = Children.ToDictionary(c => c, _ => 0);
            Walk(total, (child, _, _) => given[child]++);
            foreach (var child in Children)
            {
                child.HandOut(given[child], counts);
            }
        }

        /// <summary>Takes the cheapest next unit of any child; their slopes only grow, so the cheapest sum is found.</summary>
        private void Walk(int total, Action<Node, int, int> take)
        {
            var next = new PriorityQueue<int, (long Slope, int Child)>();
            var at = new int[Children.Count];
            for (var child = 0; child < Children.Count && total > 0; child++)
            {
                next.Enqueue(child, (Children[child]._slopes[0], child));
            }

            for (var unit = 0; unit < total; unit++)
            {
                var child = next.Dequeue();
                take(Children[child], unit, at[child]++);
                if (at[child] < Children[child]._slopes.Length)
                {
                    next.Enqueue(child, (Children[child]._slopes[at[child]], child));
                }
            }
        }

        private void Add(CountTarget target)
        {
            if (target is { IsExact: true, Count: { } count })
            {
                AddDistance(count, count, CountCost);
            }

            if (target is { IsExact: true, Percent: { } percent })
            {
                var (low, high) = CountTarget.Range(percent, target.Decimals, target.Base);
                AddDistance(low, high, PercentCost);
            }

            if (target is { IsExact: false, Count: { } wish })
            {
                AddDistance(wish, wish, RestCost);
            }

            decimal? near = target.Percent is { } share ? share * target.Base / 100 : target.Count;
            if (near is { } goal)
            {
                // In tenths, so that 31.4 lies nearer to 31 than 31.5 would.
                var tenths = (long)decimal.Round(goal * 10);
                for (var x = 0; x < _slopes.Length; x++)
                {
                    _slopes[x] += (20 * ((10L * x) - tenths)) + 100;
                }
            }
        }

        private void AddDistance(int low, int high, long cost)
        {
            for (var x = 0; x < _slopes.Length; x++)
            {
                _slopes[x] += x < low ? (x < high || high >= low ? -cost : 0) : x >= high ? cost : 0;
            }
        }
    }
}
