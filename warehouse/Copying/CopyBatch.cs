namespace ReIntegrationBI.Warehouse.Copying;

/// <summary>Rows that are copied in one transaction.</summary>
/// <param name="Table">Their table.</param>
/// <param name="From">Rows of the table that were copied before.</param>
/// <param name="Count">How many are copied.</param>
public sealed record CopyBatch(CopyTable Table, long From, int Count);
