using ReIntegrationBI.Portal.Commands;
using ReIntegrationBI.Warehouse.CodeLists;

namespace ReIntegrationBI.Portal;

/// <summary>Members to which a question is limited, as a person writes them: <c>region=Flanders,Wallonia</c>.</summary>
internal static class MemberLimit
{
    /// <summary>The dimension and its members; false where the text is not of that form.</summary>
    public static bool TrySplit(string limit, out (string Dimension, string Text) parts)
    {
        var at = limit.IndexOf('=', StringComparison.Ordinal);
        var isOne = at > 0 && at < limit.Length - 1;
        parts = isOne ? (limit[..at].Trim(), limit[(at + 1)..].Trim()) : default;
        return isOne;
    }

    /// <summary>Members with commas between; a label that itself holds a comma stays whole.</summary>
    public static IEnumerable<string> Members(CodeListCatalog lists, string dimension, string text)
    {
        var isListed = dimension is "unit" or "publication" || CodeListCatalog.Dimensions.Contains(dimension);
        return isListed && lists.TryResolve(dimension, text, out _) ? [text] : CommonOptions.Codes([text]);
    }

    /// <summary>All limits of a question by dimension, in the order of their first mention.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> All(CodeListCatalog lists, IEnumerable<(string Dimension, string Text)> limits) =>
        limits.GroupBy(l => l.Dimension).ToDictionary(
            g => g.Key, IReadOnlyList<string> (g) => [.. g.SelectMany(l => Members(lists, l.Dimension, l.Text)).Distinct()]);
}
