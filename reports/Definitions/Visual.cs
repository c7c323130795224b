namespace ReIntegrationBI.Reports.Definitions;

/// <summary>A chart, row of cards or table with its data; the same data is its table twin.</summary>
public sealed record Visual
{
    /// <summary>Stable id within the report; letters, digits and hyphens.</summary>
    public required string Id { get; init; }

    public required VisualKind Kind { get; init; }

    /// <summary>The finding in a sentence.</summary>
    public required string Title { get; init; }

    /// <summary>Measure, unit, population and period.</summary>
    public required string Subtitle { get; init; }

    /// <summary>Heading of the category column in the table twin, e.g. "Jaar" or "Ziektegroep".</summary>
    public required string CategoryHeading { get; init; }

    /// <summary>Row headings of the table twin, in order.</summary>
    public required IReadOnlyList<Category> Categories { get; init; }

    /// <summary>Columns of the table twin; each has one point a category.</summary>
    public required IReadOnlyList<Series> Series { get; init; }

    /// <summary>Source line: the publications that the points come from.</summary>
    public required string Source { get; init; }

    /// <summary>Notes under the visual; empty where there is none.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Of surveys: n and who was asked, e.g. "n = 943, respondenten die begeleid werden"; printed after the word for base, before the source. Else null.</summary>
    public string? BaseNote { get; init; }

    /// <summary>Of a timeline: where each category stands in time, in the order of the categories; else empty.</summary>
    public IReadOnlyList<TimelineItem> Timeline { get; init; } = [];

    /// <summary>True where the respondents or trajectories are made up: a band on the visual, its table and its sheets says so.</summary>
    public bool Synthetic { get; init; }
}
