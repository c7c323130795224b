namespace ReIntegrationBI.Warehouse.CodeLists;

/// <summary>How near one spelling is to another, for a "did you mean".</summary>
public static class Spelling
{
    /// <summary>Levenshtein's distance: letters to insert, drop or change.</summary>
    public static int Distance(string one, string other)
    {
        var above = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var row = new int[other.Length + 1];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var change = above[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                row[j] = Math.Min(change, Math.Min(above[j], row[j - 1]) + 1);
            }

            above = row;
        }

        return above[^1];
    }

    /// <summary>"Did you mean" with the name that differs least, at most by a third of its letters; else empty.</summary>
    public static string Suggestion(string name, IEnumerable<string> known)
    {
        var reach = Math.Max(1, name.Length / 3);
        var near = known
            .Select(k => (Name: k, Distance: Distance(name.ToUpperInvariant(), k.ToUpperInvariant())))
            .Where(k => k.Distance <= reach)
            .OrderBy(k => k.Distance)
            .FirstOrDefault();
        return near.Name is null ? "" : $"Did you mean '{near.Name}'? ";
    }
}
