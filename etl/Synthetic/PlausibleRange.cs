namespace ReIntegrationBI.Etl.Synthetic;

/// <summary>Between which whole numbers made-up answers to a numeric question lie.</summary>
/// <param name="Lowest">The lowest.</param>
/// <param name="Highest">The highest.</param>
/// <param name="Because">From what it follows, in English.</param>
public sealed record PlausibleRange(int Lowest, int Highest, string Because);
