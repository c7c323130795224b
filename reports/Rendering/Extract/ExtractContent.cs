namespace ReIntegrationBI.Reports.Rendering.Extract;

/// <summary>A table of figures to take along, with what must be known of it.</summary>
public sealed record ExtractContent
{
    /// <summary>What it holds, in a sentence.</summary>
    public required string Title { get; init; }

    /// <summary><c>nl</c>, <c>fr</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>The columns; the writer puts the number of the row before them.</summary>
    public required IReadOnlyList<ExtractColumn> Columns { get; init; }

    /// <summary>The rows, which are read once, from first to last, and not kept.</summary>
    public required IEnumerable<ExtractRow> Rows { get; init; }

    /// <summary>What the reader must know. Read after the rows, so that it may tell of them.</summary>
    public required IEnumerable<ExtractNote> Notes { get; init; }

    /// <summary>When it was made (UTC).</summary>
    public required DateTime MadeAt { get; init; }

    /// <summary>What every sheet says at its head (the numbers are made up), or null. A comma-separated file has a column for it.</summary>
    public string? Warning { get; init; }
}
