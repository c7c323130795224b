namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>Which runs of the journal are wanted; what is null is not asked.</summary>
/// <param name="State">A word of <see cref="LoadState"/>.</param>
/// <param name="Source">A source.</param>
/// <param name="Text">Letters in the name of the file, the dataset or who started it; capitals do not matter.</param>
/// <param name="From">First day on which it started (UTC).</param>
/// <param name="To">Last day on which it started (UTC).</param>
public sealed record LoadFilter(string? State = null, string? Source = null, string? Text = null, DateOnly? From = null, DateOnly? To = null);
