using ReIntegrationBI.Warehouse.Model.Releases;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model.Trajectories;

/// <summary>The groups that a question asks for.</summary>
internal static class GroupFinder
{
    /// <summary>Combinations of two dimensions beyond which nothing can be decided in reasonable time.</summary>
    public const int MostPairs = 60;

    /// <summary>The groups, in the order of the members.</summary>
    /// <exception cref="QueryException">The question names something unknown or touches too many dimensions.</exception>
    public static (IReadOnlyList<GroupChoice> Groups, IReadOnlyList<Member> Where) Find(TrajectoryRelease release, TrajectoryQuery query)
    {
        if (query.By.GroupBy(d => d).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new QueryException($"'{twice.Key}' stands twice among the dimensions. Name it once.");
        }

        string[] touched = [.. query.By, .. query.Where.Keys.Except(query.By)];
        if (touched.Length > 2)
        {
            throw new QueryException(
                $"The question touches {touched.Length} dimensions ({string.Join(", ", touched)}). At most two can be protected together against being read from each other: leave one out.") { TooManyTogether = touched };
        }

        TrajectoryDimension[] dimensions = [.. touched.Select(d => DimensionOf(release, d))];
        var pairs = dimensions.Aggregate(1, (count, d) => count * d.Members.Count);
        if (dimensions.Length == 2 && pairs > MostPairs)
        {
            throw new QueryException(
                $"{touched[0]} by {touched[1]} makes {pairs} groups; at most {MostPairs} can be protected together. Take one of the two with fewer members.") { TooManyTogether = touched };
        }

        var limits = dimensions.Select(d => query.Where.TryGetValue(d.Code, out var text) ? IndexOf(d, text) : -1).ToArray();
        ItemParts[] parts = [.. dimensions.Select(d => release.Structure[d.Code])];
        var groups = new List<int[]> { Array.Empty<int>() };
        foreach (var (dimension, d) in dimensions.Select((x, i) => (x, i)))
        {
            groups = [.. groups.SelectMany(g => Enumerable.Range(0, dimension.Members.Count).Where(m => limits[d] < 0 || limits[d] == m).Select(m => (int[])[.. g, m]))];
        }

        return (
            [.. groups.Select(g => new GroupChoice([.. query.By.Select((_, d) => dimensions[d].Members[g[d]])], parts, g))],
            [.. dimensions.Select((d, i) => limits[i] < 0 ? null : d.Members[limits[i]]).OfType<Member>()]);
    }

    /// <summary>A dimension by its code.</summary>
    /// <exception cref="QueryException">There is none.</exception>
    public static TrajectoryDimension DimensionOf(TrajectoryRelease release, string code) =>
        release.Columns.Dimensions.FirstOrDefault(d => d.Code == code) ?? throw new QueryException(
            $"Trajectories are not broken down by '{code}'. There are {string.Join(", ", TrajectoryQuery.Dimensions)} (the year in which the incapacity started).");

    private static int IndexOf(TrajectoryDimension dimension, string text)
    {
        for (var m = 0; m < dimension.Members.Count; m++)
        {
            var member = dimension.Members[m];
            if (new[] { member.Code, member.Label.Nl, member.Label.Fr, member.Label.En }.Contains(text, StringComparer.OrdinalIgnoreCase))
            {
                return m;
            }
        }

        throw new QueryException($"No trajectory is of the {dimension.Label.En} '{text}'. There are {string.Join(", ", dimension.Members.Select(m => m.Code))}.");
    }
}
