namespace ReIntegrationBI.Warehouse.Copying;

/// <summary>A table of the source and the same table of the copy.</summary>
/// <param name="Source">Total when the copy began.</param>
/// <param name="Target">Total now.</param>
/// <param name="Difference">The first row that differs, in words; or null.</param>
public sealed record TableComparison(TableTotal Source, TableTotal Target, string? Difference)
{
    /// <summary>Whether both hold the same rows.</summary>
    public bool IsEqual => Source == Target;
}
