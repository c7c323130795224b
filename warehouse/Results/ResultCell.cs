namespace ReIntegrationBI.Warehouse.Results;

/// <summary>One value of an answer, with all that is needed to print, judge and trace it.</summary>
public sealed record ResultCell
{
    /// <summary>The value in <see cref="Unit"/>; null unless <see cref="State"/> is <see cref="CellState.Shown"/>.</summary>
    public decimal? Value { get; init; }

    /// <summary>Decimals as published (0 to 4).</summary>
    public int Decimals { get; init; }

    /// <summary>The unit of the value.</summary>
    public required Unit Unit { get; init; }

    /// <summary>Shown, suppressed or not available.</summary>
    public CellState State { get; init; } = CellState.Shown;

    /// <summary>How exact the publisher says it is; of a sum, the worst of its parts.</summary>
    public Precision Precision { get; init; }

    /// <summary>What the file or the loader remarks about this figure, in the language of the file; or null.</summary>
    public string? Remark { get; init; }

    /// <summary>Respondents of which the value is a part; null where none are known or the figure has none.</summary>
    public int? Base { get; init; }

    /// <summary>How the base is known.</summary>
    public BaseKind BaseKind { get; init; }

    /// <summary>Significance letters that the publisher prints with the value, or null.</summary>
    public string? Letters { get; init; }

    /// <summary>Whether the reading of the source is in doubt; the remark says why.</summary>
    public bool IsUncertain { get; init; }

    /// <summary>The cells the value was read from: one for a published figure, several for a sum.</summary>
    public IReadOnlyList<CellAddress> Addresses { get; init; } = [];

    /// <summary>Other published values of the same cell, newest first; empty where no other source or edition gives one.</summary>
    public IReadOnlyList<Reading> OtherReadings { get; init; } = [];
}
