namespace ReIntegrationBI.Etl.Layouts;

/// <summary>Takes the marks that a layout declares off labels and numbers.</summary>
internal sealed class FootnoteMarks(IReadOnlyDictionary<string, Dictionary<string, string>> declared)
{
    // The longest first, so that (1) is not found in (11), nor * in **.
    private readonly string[] _marks = [.. declared.Keys.OrderByDescending(m => m.Length)];

    /// <summary>The text without its marks, and what each of them stands for.</summary>
    public (string Text, IReadOnlyList<IReadOnlyDictionary<string, string>> Notes) Strip(string text)
    {
        var notes = new List<IReadOnlyDictionary<string, string>>();
        var rest = text.Trim();
        while (_marks.FirstOrDefault(m => At(rest, m)) is { } mark)
        {
            rest = rest.EndsWith(mark, StringComparison.Ordinal) ? rest[..^mark.Length] : rest[mark.Length..];
            rest = rest.Trim();
            notes.Add(declared[mark]);
        }

        return (rest, notes);
    }

    private static bool At(string text, string mark) =>
        text.Length > mark.Length
        && (text.EndsWith(mark, StringComparison.Ordinal) || text.StartsWith(mark, StringComparison.Ordinal));
}
