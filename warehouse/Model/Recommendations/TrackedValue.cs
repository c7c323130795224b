using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model.Recommendations;

/// <summary>A figure of an indicator.</summary>
/// <param name="Period">When it is about.</param>
/// <param name="Cell">Value, unit, base, precision and address.</param>
public sealed record TrackedValue(Period Period, ResultCell Cell);
