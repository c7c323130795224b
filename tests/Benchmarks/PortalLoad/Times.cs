namespace ReIntegrationBI.Benchmarks.PortalLoad;

/// <summary>How long something took, again and again, in ms.</summary>
/// <param name="Cold">All at once, the first thing that a fresh process does.</param>
/// <param name="Warm">All at once, again and again after that.</param>
/// <param name="Alone">One after the other, nobody else about.</param>
/// <param name="Errors">Answers that were none.</param>
public sealed record Times(IReadOnlyList<double> Cold, IReadOnlyList<double> Warm, IReadOnlyList<double> Alone, int Errors)
{
    /// <summary>The value that a share of all does not exceed: the nearest rank.</summary>
    public static double Percentile(IReadOnlyList<double> all, double share) =>
        all.Count == 0 ? double.NaN : all.Order().ElementAt(Math.Max(0, (int)Math.Ceiling(share * all.Count) - 1));
}
