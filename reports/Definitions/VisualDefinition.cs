namespace ReIntegrationBI.Reports.Definitions;

/// <summary>A visual of a page.</summary>
public sealed record VisualDefinition
{
    public required string Id { get; init; }
    public required VisualKind Kind { get; init; }
    public required Text Title { get; init; }
    public required Text Subtitle { get; init; }
    public IReadOnlyList<Text> Notes { get; init; } = [];

    /// <summary>Where the visual comes from if not from measures: <c>cases.types_by_keys</c>, <c>cases.support</c>, <c>process.comparison</c>, <c>recommendations.status</c>; then it needs no category and no series.</summary>
    public string? Data { get; init; }

    /// <summary>What <see cref="Data"/> is limited to: <c>study</c> …</summary>
    public IReadOnlyDictionary<string, string> Where { get; init; } = new Dictionary<string, string>();

    /// <summary>Dimension whose members are the rows: <c>period</c>, <c>region</c> …</summary>
    public string Category { get; init; } = "";

    /// <summary>Members of the category, in this order; none: all that have figures.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary><c>rank</c> (the dimension's own order) or <c>value</c> (largest first, by the first series).</summary>
    public string Order { get; init; } = "rank";

    /// <summary>Only this many categories, in the order given; none: all. A note says how many there are.</summary>
    public int? Top { get; init; }

    /// <summary>Only categories for which every series has a figure.</summary>
    public bool Complete { get; init; }

    /// <summary>Only the newest figures of each series, this many; none: all.</summary>
    public int? Last { get; init; }

    /// <summary>Only figures of this year; none: all.</summary>
    public int? OnlyYear { get; init; }

    /// <summary>Only figures up to this year; none: all.</summary>
    public int? UntilYear { get; init; }

    /// <summary>False leaves out figures that are known at second hand only.</summary>
    public bool SecondHand { get; init; } = true;

    /// <summary>True where the scale of a Likert bar runs from its best step to its worst.</summary>
    public bool Reverse { get; init; }

    /// <summary>Unit in which values are drawn, of the same quantity as published; none: as published.</summary>
    public string? DisplayUnit { get; init; }

    /// <summary>Decimals to print; none: as published.</summary>
    public int? Decimals { get; init; }

    public IReadOnlyList<SeriesDefinition> Series { get; init; } = [];
}
