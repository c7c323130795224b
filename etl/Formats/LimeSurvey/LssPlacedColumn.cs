namespace ReIntegrationBI.Etl.Formats;

/// <summary>A column of a file, and what it stands for.</summary>
/// <param name="Place">Its number in the file, from 1.</param>
/// <param name="Heading">Its heading as it stands there.</param>
/// <param name="Column">What it stands for.</param>
public sealed record LssPlacedColumn(int Place, string Heading, LssColumn Column);
