namespace ReIntegrationBI.Warehouse.Disclosure;

/// <summary>What a reader could compute from a release.</summary>
/// <param name="Intervals">The interval of each hidden cell, by id.</param>
/// <param name="Findings">Cells that tell too much; empty where the release is safe.</param>
/// <param name="LinearPrograms">Programs solved.</param>
public sealed record AuditReport(
    IReadOnlyDictionary<string, CountInterval> Intervals, IReadOnlyList<UnprotectedCell> Findings, int LinearPrograms)
{
    /// <summary>True where nothing tells too much.</summary>
    public bool Passed => Findings.Count == 0;
}
