namespace ReIntegrationBI.Etl.Synthetic;

/// <summary>What a survey's publication prints for one cell of its tables.</summary>
public sealed record PublishedAnswer
{
    /// <summary>Code of the question.</summary>
    public required string Question { get; init; }

    /// <summary>Code of the row of a grid, else empty.</summary>
    public string Row { get; init; } = "";

    /// <summary>Code of the segment.</summary>
    public required string Segment { get; init; }

    /// <summary>Code of the answer.</summary>
    public required string Answer { get; init; }

    /// <summary>Respondents, as printed; null where no count is printed.</summary>
    public int? Count { get; init; }

    /// <summary>Percentage as printed, or null.</summary>
    public decimal? Percent { get; init; }

    /// <summary>Decimals of the percentage.</summary>
    public int PercentDecimals { get; init; }

    /// <summary>Mean or standard deviation as printed, or null.</summary>
    public decimal? Statistic { get; init; }

    /// <summary>Decimals of the statistic.</summary>
    public int StatisticDecimals { get; init; }

    /// <summary>Count that the running text prints where it differs from the table, or null.</summary>
    public int? TextCount { get; init; }

    /// <summary>Percentage that the running text prints where it differs from the table, or null.</summary>
    public decimal? TextPercent { get; init; }

    /// <summary>Decimals of the percentage in the text.</summary>
    public int TextPercentDecimals { get; init; }

    /// <summary>Respondents under the percentage, or null where not known.</summary>
    public int? Base { get; init; }
}
