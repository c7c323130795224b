namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>What a load replaces as a whole: source x dataset x period; and the layout by which the file is read.</summary>
public sealed record Slice(string Source, string Dataset, string Period, string Layout)
{
    /// <summary>The slice of a file that could not be recognised.</summary>
    public static Slice Unknown(string? source) => new(source ?? "unknown", "unknown", "", "");

    /// <inheritdoc/>
    public override string ToString() => $"{Source}/{Dataset}/{Period}";
}
