namespace ReIntegrationBI.Warehouse.Results;

/// <summary>Another published value of the same cell that was not chosen: an earlier edition, or a source that disagrees.</summary>
public sealed record Reading(decimal Value, int Decimals, Unit Unit, Precision Precision, string? Remark, CellAddress Address);
