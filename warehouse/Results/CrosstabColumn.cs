namespace ReIntegrationBI.Warehouse.Results;

/// <summary>A column of a crosstab.</summary>
public sealed record CrosstabColumn
{
    /// <summary>The question of which it is an answer; null for the total.</summary>
    public string? Question { get; init; }

    /// <summary>Text of that question; null for the total.</summary>
    public Label? QuestionLabel { get; init; }

    /// <summary>Code of the answer; <c>total</c> for the total.</summary>
    public required string Code { get; init; }

    /// <summary>The answer in three languages.</summary>
    public required Label Label { get; init; }

    /// <summary>By which significance letters name it; null for the total.</summary>
    public string? Letter { get; init; }

    /// <summary>Whether the base may be read.</summary>
    public CellState State { get; init; } = CellState.Shown;

    /// <summary>Respondents, unweighted; null unless shown.</summary>
    public int? Base { get; init; }

    /// <summary>Sum of their weights, rounded; null unless shown and weighted.</summary>
    public double? WeightedBase { get; init; }

    /// <summary>Effective base (Kish), rounded; null unless shown and weighted.</summary>
    public double? EffectiveBase { get; init; }

    /// <summary>Whether the base is large enough for tests.</summary>
    public BaseSize Size { get; init; }
}
