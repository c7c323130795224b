namespace ReIntegrationBI.Reports.Definitions;

/// <summary>A number for sentences: read from the warehouse, or computed from others. Exactly one way is given.</summary>
public sealed record ValueDefinition
{
    /// <summary>Measure to read.</summary>
    public string? Read { get; init; }

    /// <summary>Members it is about; dimensions left out are read at their total.</summary>
    public IReadOnlyDictionary<string, string> Where { get; init; } = new Dictionary<string, string>();

    /// <summary>True reads figures that are known at second hand only as well; a sentence with one must say so.</summary>
    public bool SecondHand { get; init; }

    /// <summary>Read at the period of another value; without it the newest period up to the report's month is read.</summary>
    public string? At { get; init; }

    /// <summary>The published figure before that of another value.</summary>
    public string? Before { get; init; }

    /// <summary>Change in percent of a value …</summary>
    public string? ChangeOf { get; init; }

    /// <summary>… since this one.</summary>
    public string? Since { get; init; }

    /// <summary>Difference: this value …</summary>
    public string? DifferenceOf { get; init; }

    /// <summary>… less this one.</summary>
    public string? Less { get; init; }

    /// <summary>Share in percent: this value …</summary>
    public string? ShareOf { get; init; }

    /// <summary>… of this whole.</summary>
    public string? Whole { get; init; }

    /// <summary>Share in percent of this count of respondents in its own base.</summary>
    public string? ShareOfBase { get; init; }

    /// <summary>A number of studies: <c>cases.number</c>, <c>cases.key</c>, <c>cases.count</c>, <c>cases.inferred</c>; <see cref="Where"/> says of what.</summary>
    public string? Data { get; init; }

    /// <summary>Decimals of a computed value (0 to 4).</summary>
    public int Decimals { get; init; } = 1;
}
