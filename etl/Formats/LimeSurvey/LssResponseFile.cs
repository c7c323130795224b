namespace ReIntegrationBI.Etl.Formats;

/// <summary>A response export, its columns bound to the structure of the survey.</summary>
public sealed class LssResponseFile
{
    private readonly Dictionary<LssColumnKind, LssPlacedColumn> _own;

    internal LssResponseFile(string name, Sheet sheet, IReadOnlyList<LssPlacedColumn> columns, IReadOnlyList<LssColumn> missing)
    {
        Name = name;
        Columns = columns;
        Missing = missing;
        _own = columns.Where(c => c.Column.Question is null && c.Column.Kind != LssColumnKind.Technical).ToDictionary(c => c.Column.Kind);
        Responses = [.. Lines(sheet).Select(line => new LssResponse(this, sheet, line))];
    }

    /// <summary>Name of the file, without folder.</summary>
    public string Name { get; }

    /// <summary>Its columns in their order.</summary>
    public IReadOnlyList<LssPlacedColumn> Columns { get; }

    /// <summary>Columns of answers that the survey has and the file has not.</summary>
    public IReadOnlyList<LssColumn> Missing { get; }

    /// <summary>Its responses in their order.</summary>
    public IReadOnlyList<LssResponse> Responses { get; }

    /// <summary>The column of a kind that is not about a question; null where there is none.</summary>
    public LssPlacedColumn? PlaceOf(LssColumnKind kind) => _own.GetValueOrDefault(kind);

    /// <summary>Lines that hold something: a text over several lines leaves numbers out.</summary>
    private IEnumerable<int> Lines(Sheet sheet)
    {
        for (var line = 2; line <= sheet.LastRow; line++)
        {
            if (Columns.Any(c => sheet[line, c.Place] is not null))
            {
                yield return line;
            }
        }
    }
}
