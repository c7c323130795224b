namespace ReIntegrationBI.Warehouse.CodeLists;

/// <summary>From any name of a member (code, label, synonym) to its code; no name may lead to two codes.</summary>
internal sealed class NameIndex
{
    private readonly Dictionary<string, (string Code, string Place)> _byKey = [];
    private readonly List<(string Name, string Code)> _names = [];

    /// <exception cref="CodeListException">The name already stands for another code.</exception>
    public void Add(string name, string code, CodeListFile.Row row)
    {
        var key = FoldedText.Key(name);
        if (key.Length == 0)
        {
            return;
        }

        if (!_byKey.TryGetValue(key, out var known))
        {
            _byKey.Add(key, (code, row.Place));
            _names.Add((name, code));
        }
        else if (known.Code != code)
        {
            throw row.Problem($"'{name}' stands for {code} here and for {known.Code} at {known.Place}. Keep one of the two");
        }
    }

    public bool TryResolve(string? text, out string code)
    {
        var found = _byKey.TryGetValue(FoldedText.Key(text), out var known);
        code = found ? known.Code : "";
        return found;
    }

    /// <summary>The names nearest to a text, one for a code, nearest first.</summary>
    public IReadOnlyList<string> Nearest(string text, int count)
    {
        var key = FoldedText.Key(text);
        // A third of the letters: far enough for a shortened word, near enough not to offer nonsense.
        var reach = Math.Max(1, key.Length / 3);
        return _names
            .Select(n => (n.Name, n.Code, Distance: Spelling.Distance(key, FoldedText.Key(n.Name))))
            .Where(n => n.Distance <= reach)
            .OrderBy(n => n.Distance)
            .DistinctBy(n => n.Code)
            .Take(count)
            .Select(n => n.Name)
            .ToArray();
    }
}
