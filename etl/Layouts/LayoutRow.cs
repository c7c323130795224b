namespace ReIntegrationBI.Etl.Layouts;

/// <summary>One way in which a row says what its figures are about: a label in a column, or in two nested columns.</summary>
public sealed record LayoutRow
{
    /// <summary>Letters of the column of labels.</summary>
    public string? Column { get; init; }

    /// <summary>Letters of two columns, the outer one first, where labels are nested.</summary>
    public List<string> Columns { get; init => field = value ?? []; } = [];

    /// <summary>Header above the label: of one column, or one for each of several.</summary>
    public OneOrMore Header { get; init; } = new();

    /// <summary>The dimension of the label (or <c>indicator</c>, <c>unit</c>, <c>publication</c>).</summary>
    public string? Dimension { get; init; }

    /// <summary>Whether an empty label repeats the one above.</summary>
    public bool FillDown { get; init; }

    /// <summary>Whether the labels are nested: the inner one counts, or the outer one where the inner is empty or a subtotal.</summary>
    public bool Nested { get; init; }

    /// <summary>Inner labels that stand for the outer one.</summary>
    public List<string> Subtotal { get; init => field = value ?? []; } = [];

    /// <summary>Labels with the attributes they stand for, where that is more than one member.</summary>
    public Dictionary<string, Dictionary<string, string>> Map { get; init => field = value ?? []; } = [];

    /// <summary>Template of the period, where the label is a year or month: <c>{0}-12-31</c>.</summary>
    public string? Period { get; init; }

    /// <summary>The letters of all its columns.</summary>
    internal IReadOnlyList<string> AllColumns => Column is null ? Columns : [Column];
}
