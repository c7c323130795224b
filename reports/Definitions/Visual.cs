using ReIntegrationBI.Warehouse.Results;

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
}

/// <summary>A row of a visual's data.</summary>
/// <param name="Code">Member or period code.</param>
/// <param name="Label">As printed.</param>
/// <param name="Period">The period, where categories are periods.</param>
/// <param name="IsOfWhich">Part of a row above it: drawn indented, never added.</param>
public sealed record Category(string Code, string Label, Period? Period, bool IsOfWhich);

/// <summary>A column of a visual's data.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Label">As printed, without unit.</param>
/// <param name="Unit">Unit of all its points.</param>
/// <param name="Points">One a category, in the order of the categories.</param>
/// <param name="MoreIs">For cards: in words whether more is better; null where it needs no word.</param>
/// <param name="Emphasis">True for what the page is about: drawn in the accent colour.</param>
public sealed record Series(
    string Code, string Label, Unit Unit, IReadOnlyList<DataPoint> Points, string? MoreIs = null, bool Emphasis = false);

/// <summary>One value of a visual.</summary>
/// <param name="Value">The number, or null where it is not shown.</param>
/// <param name="Decimals">Decimals to print, 0 to 4.</param>
/// <param name="State">Shown, suppressed or not available.</param>
/// <param name="Precision">How exact it is.</param>
/// <param name="Text">As printed in the report's language, without unit: "471.927", "±1,2"; a dash or word where there is none.</param>
/// <param name="Annex">Number of its entry in the annex, or null where there is no value.</param>
public sealed record DataPoint(
    decimal? Value, int Decimals, CellState State, Precision Precision, string Text, int? Annex);
