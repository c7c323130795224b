namespace ReIntegrationBI.Warehouse.Delivery;

/// <summary>Which editions are looked for; what is null lets everything through.</summary>
/// <param name="Period">A month, <c>2026-11</c>.</param>
/// <param name="Language">A language.</param>
/// <param name="State">A word of <see cref="EditionState"/>.</param>
public sealed record EditionFilter(string? Period = null, string? Language = null, string? State = null);
