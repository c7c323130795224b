namespace ReIntegrationBI.Etl.Formats;

/// <summary>One cell of a file that is not empty.</summary>
public sealed record SheetCell
{
    /// <summary>Its place.</summary>
    public required CellReference At { get; init; }

    /// <summary>Its text; of a number the shortest that stands for it, of a date <c>yyyy-MM-dd</c> or, where its format has no day, <c>yyyy-MM</c>.</summary>
    public required string Text { get; init; }

    /// <summary>Its number as a reader sees it (of a percentage format hundredfold); null for a text.</summary>
    public decimal? Number { get; init; }

    /// <summary>Decimals that its number format shows, 0 to 4; null for a text.</summary>
    public int? Decimals { get; init; }

    /// <summary>Whether the number format shows a percent sign.</summary>
    public bool Percent { get; init; }

    /// <summary>What keeps it from being read (<c>#REF!</c>, a formula without a result); null when it can be read.</summary>
    public string? Error { get; init; }
}
