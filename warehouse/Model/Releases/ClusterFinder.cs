namespace ReIntegrationBI.Warehouse.Model.Releases;

/// <summary>Finds which items must be protected together, and in which order.</summary>
internal static class ClusterFinder
{
    public static IReadOnlyList<ItemCluster> Find(IReadOnlyList<ItemParts> items)
    {
        var of = items.Select((item, i) => (item, i)).ToDictionary(x => x.item, x => x.i);
        var reaches = new bool[items.Count, items.Count];
        for (var i = 0; i < items.Count; i++)
        {
            reaches[i, i] = true;
            foreach (var other in items[i].AskedAfter)
            {
                reaches[i, of[other]] = true;
            }

            foreach (var other in items[i].DerivedFrom)
            {
                reaches[i, of[other]] = reaches[of[other], i] = true;
            }
        }

        for (var k = 0; k < items.Count; k++)
        {
            for (var i = 0; i < items.Count; i++)
            {
                for (var j = 0; j < items.Count && reaches[i, k]; j++)
                {
                    reaches[i, j] |= reaches[k, j];
                }
            }
        }

        // Items that reach each other stand in one cluster, whether by derivation or by rules that go in a circle.
        var clusters = new List<ItemCluster>();
        var placed = new ItemCluster?[items.Count];
        while (Array.Exists(placed, c => c is null))
        {
            var first = Enumerable.Range(0, items.Count).First(i => placed[i] is null
                && Enumerable.Range(0, items.Count).All(j => !reaches[i, j] || reaches[j, i] || placed[j] is not null));
            int[] members = [.. Enumerable.Range(0, items.Count).Where(j => reaches[first, j] && reaches[j, first])];
            var cluster = new ItemCluster(
                clusters.Count,
                [.. members.Select(m => items[m])],
                [.. Enumerable.Range(0, items.Count).Where(j => reaches[first, j] && placed[j] is not null).Select(j => placed[j]!).Distinct().OrderBy(c => c.Number)]);
            clusters.Add(cluster);
            foreach (var member in members)
            {
                placed[member] = cluster;
            }
        }

        return clusters;
    }
}
