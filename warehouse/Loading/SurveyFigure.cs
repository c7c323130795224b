using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>One percentage, count or statistic of a published survey table, with its address.</summary>
public sealed record SurveyFigure
{
    /// <summary>A measure of the fact <c>survey_table</c>: <c>survey_pct</c>, <c>survey_n</c> …</summary>
    public required string Indicator { get; init; }

    /// <summary>Code of the question.</summary>
    public required string Question { get; init; }

    /// <summary>Code of the row of a grid, else empty.</summary>
    public string Row { get; init; } = "";

    /// <summary>Code of the segment.</summary>
    public required string Segment { get; init; }

    /// <summary>Code of the answer.</summary>
    public required string Answer { get; init; }

    /// <summary>The value in <see cref="Unit"/>, at most four decimals; null where the publisher prints none.</summary>
    public required decimal? Value { get; init; }

    /// <summary>Decimals as printed (0 to 4).</summary>
    public required int Decimals { get; init; }

    /// <summary>Code of the unit.</summary>
    public required string Unit { get; init; }

    /// <summary>How it is known: as printed, or reconstructed from a percentage and its base.</summary>
    public Precision Precision { get; init; }

    /// <summary>Whether the reading of the source is in doubt.</summary>
    public bool IsUncertain { get; init; }

    /// <summary>Respondents of which it is a part, or null where unknown.</summary>
    public int? Base { get; init; }

    /// <summary>How the base is known.</summary>
    public BaseKind BaseKind { get; init; }

    /// <summary>Significance letters as printed, or null.</summary>
    public string? Letters { get; init; }

    /// <summary>Remark of the file, at most 400 characters, or null.</summary>
    public string? Remark { get; init; }

    /// <summary>Sheet of a workbook; null for a text file.</summary>
    public string? Sheet { get; init; }

    /// <summary>Row of the cell, from 1.</summary>
    public required int RowNumber { get; init; }

    /// <summary>Column of the cell, from 1 (A).</summary>
    public required int ColumnNumber { get; init; }
}
