using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>
/// One published cell as a source hands it over: indicator x period x members x publication, with its address.
/// Members are codes of the code lists; the total of a dimension is a member too (<c>all</c>, <c>T</c>, <c>Belgium</c>).
/// </summary>
public sealed record PublishedFigure
{
    public required string Indicator { get; init; }
    public required Period Period { get; init; }
    public required string Scheme { get; init; }
    public required string Sex { get; init; }
    public required string AgeGroup { get; init; }
    public required string Region { get; init; }
    public required string DiseaseGroup { get; init; }
    public required string Status { get; init; }

    /// <summary>Code of the publication (edition).</summary>
    public required string Publication { get; init; }

    /// <summary>Value in <see cref="Unit"/>, at most four decimals.</summary>
    public required decimal Value { get; init; }

    /// <summary>Decimals as printed (0 to 4).</summary>
    public required int Decimals { get; init; }

    public required string Unit { get; init; }
    public Precision Precision { get; init; }

    /// <summary>Remark of the file, at most 400 characters, or null.</summary>
    public string? Remark { get; init; }

    /// <summary>Sheet of a workbook; null for a text file.</summary>
    public string? Sheet { get; init; }

    /// <summary>Row of the cell, from 1.</summary>
    public required int Row { get; init; }

    /// <summary>Column of the cell, from 1 (A).</summary>
    public required int Column { get; init; }
}
