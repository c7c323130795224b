namespace ReIntegrationBI.Etl.Layouts;

/// <summary>A total within a table that must equal the sum of its parts, everything else being equal.</summary>
public sealed record LayoutControlSum
{
    /// <summary>The attribute in which total and parts differ.</summary>
    public string Dimension { get; init => field = value ?? ""; } = "";

    /// <summary>Code of the total.</summary>
    public string Total { get; init => field = value ?? ""; } = "";

    /// <summary>Codes of the parts.</summary>
    public List<string> Parts { get; init => field = value ?? []; } = [];

    /// <summary>The largest difference that rounding may cause, in the unit of the figures.</summary>
    public decimal Tolerance { get; init; }

    /// <summary>Indicators it holds for; all where empty.</summary>
    public List<string> Indicators { get; init => field = value ?? []; } = [];
}
