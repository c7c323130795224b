namespace ReIntegrationBI.Etl.Formats;

/// <summary>One response: the answers of a respondent.</summary>
public sealed class LssResponse
{
    private readonly Sheet _sheet;
    private readonly LssResponseFile _file;

    internal LssResponse(LssResponseFile file, Sheet sheet, int line)
    {
        _file = file;
        _sheet = sheet;
        Line = line;
    }

    /// <summary>Line in the file, from 1.</summary>
    public int Line { get; }

    /// <summary>Its number; null where the export has no column <c>id</c>.</summary>
    public string? Id => Own(LssColumnKind.Id);

    /// <summary>When it was sent, in the words of the file; null for one that was not finished.</summary>
    public string? Submitted => Own(LssColumnKind.Submitted) is { } date && date != "N/A" && !date.StartsWith("0000-00-00", StringComparison.Ordinal) ? date : null;

    /// <summary>Whether it was finished; null where the export has no column <c>submitdate</c>.</summary>
    public bool? Complete => _file.PlaceOf(LssColumnKind.Submitted) is null ? null : Submitted is not null;

    /// <summary>The last page that was seen; null where that is not known.</summary>
    public string? LastPage => Own(LssColumnKind.LastPage);

    /// <summary>The language in which it was answered; null where that is not known.</summary>
    public string? Language => Own(LssColumnKind.Language);

    /// <summary>The value in a column, without blanks around it; null where it is empty or not applicable.</summary>
    public string? this[LssPlacedColumn column] =>
        _sheet[Line, column.Place]?.Text.Trim() is { Length: > 0 } text && text is not ("N/A" or "{question_not_shown}") ? text : null;

    /// <summary>The address of a value.</summary>
    public CellReference At(LssPlacedColumn column) => new(Line, column.Place);

    /// <summary>Whether an answer of a multiple choice is ticked; null where the value is neither <c>Y</c> nor empty (<c>N</c> and <c>0</c> are what some exports write for empty).</summary>
    public bool? Ticked(LssPlacedColumn column) => this[column] switch
    {
        null or "N" or "0" => false,
        "Y" or "1" => true,
        _ => null,
    };

    private string? Own(LssColumnKind kind) => _file.PlaceOf(kind) is { } column ? this[column] : null;
}
