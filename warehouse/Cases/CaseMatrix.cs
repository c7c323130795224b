using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Cases;

/// <summary>Types of returner by keys, in numbers of cases. Fifteen cases carry no shares.</summary>
/// <param name="Types">The rows, in the order of the code list.</param>
/// <param name="Keys">The columns, in the order of the code list.</param>
/// <param name="CasesByType">Codes of the cases of each type.</param>
/// <param name="Cells">One cell a type and key, rows first.</param>
public sealed record CaseMatrix(
    IReadOnlyList<Member> Types, IReadOnlyList<Member> Keys, IReadOnlyDictionary<string, IReadOnlyList<string>> CasesByType, IReadOnlyList<CaseMatrixCell> Cells)
{
    /// <summary>A cell.</summary>
    /// <exception cref="InvalidOperationException">There is no such type or key.</exception>
    public CaseMatrixCell Cell(string type, string key) => Cells.First(c => c.Type == type && c.Key == key);

    /// <summary>Number of cases that have a key, over all types.</summary>
    public int CountOf(string key) => Cells.Where(c => c.Key == key).Sum(c => c.Count);

    /// <summary>Counts the cases.</summary>
    internal static CaseMatrix Of(IReadOnlyList<CaseRecord> cases, IReadOnlyList<Member> types, IReadOnlyList<Member> keys)
    {
        var top = keys.Where(k => k.Parent is null).ToList();
        var byType = types.ToDictionary(t => t.Code, t => (IReadOnlyList<string>)[.. cases.Where(c => c.Type == t.Code).Select(c => c.Code)]);
        return new CaseMatrix(types, top, byType, [.. from t in types from k in top select Cell(t.Code, k.Code)]);

        CaseMatrixCell Cell(string type, string key)
        {
            var having = cases.Where(c => c.Type == type && c.Keys.Any(k => TopOf(k.Fact.Key, keys) == key)).ToList();
            return new CaseMatrixCell(
                type, key, [.. having.Select(c => c.Code)],
                [.. having.Where(c => c.Keys.Any(k => TopOf(k.Fact.Key, keys) == key && k.Fact.Evidence == "explicit")).Select(c => c.Code)]);
        }
    }

    /// <summary>The key that a mechanism belongs to.</summary>
    internal static string TopOf(string code, IReadOnlyList<Member> keys)
    {
        while (keys.FirstOrDefault(k => k.Code == code)?.Parent is { } parent)
        {
            code = parent;
        }

        return code;
    }
}
