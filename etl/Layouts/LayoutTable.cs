namespace ReIntegrationBI.Etl.Layouts;

/// <summary>One table of a layout: a block of cells with headers above and labels at the left, or one value a line.</summary>
public sealed record LayoutTable
{
    /// <summary>Exact name of its sheet; null in a text file.</summary>
    public string? Sheet { get; init; }

    /// <summary>A cell that must begin with a text, or null.</summary>
    public LayoutTitle? Title { get; init; }

    /// <summary>Attributes of every figure of the table, as codes.</summary>
    public Dictionary<string, string> Constants { get; init => field = value ?? []; } = [];

    /// <summary>Rows that hold column headers.</summary>
    public List<int> HeaderRows { get; init => field = value ?? []; } = [];

    /// <summary>First row of data.</summary>
    public int FirstRow { get; init; }

    /// <summary>What follows the data, or null where they go on to the end of the sheet.</summary>
    public LayoutEnd? End { get; init; }

    /// <summary>Another number style than the layout's, or null.</summary>
    public LayoutNumbers? Numbers { get; init; }

    /// <summary>How a row says what its figures are about.</summary>
    public List<LayoutRow> Rows { get; init => field = value ?? []; } = [];

    /// <summary>The columns of values.</summary>
    public List<LayoutColumn> Columns { get; init => field = value ?? []; } = [];

    /// <summary>Columns of a table with one value a line; then <see cref="Rows"/> and <see cref="Columns"/> are empty.</summary>
    public List<LayoutLongColumn> Long { get; init => field = value ?? []; } = [];

    /// <summary>Totals that must equal their parts.</summary>
    public List<LayoutControlSum> ControlSums { get; init => field = value ?? []; } = [];
}
