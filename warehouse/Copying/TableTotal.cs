namespace ReIntegrationBI.Warehouse.Copying;

/// <summary>What a table holds, in two numbers: equal totals are equal tables.</summary>
/// <param name="Table">The table.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Hash">Sum of the hashes of its rows over all values, 32 hexadecimal digits; the same on every engine.</param>
public sealed record TableTotal(string Table, long Rows, string Hash);
