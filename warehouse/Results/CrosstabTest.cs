namespace ReIntegrationBI.Warehouse.Results;

/// <summary>The test of one row between two columns. Numbers are null where the test was withheld.</summary>
/// <param name="Row">Code of the row.</param>
/// <param name="Column">Letter of one column of a banner question.</param>
/// <param name="Other">Letter of the other.</param>
/// <param name="Base">Effective base of the one.</param>
/// <param name="OtherBase">Effective base of the other.</param>
/// <param name="Z">Test statistic; positive where the one is higher.</param>
/// <param name="P">Two-sided probability; with Bonferroni times the pairs tested, 1 at most.</param>
/// <param name="IsSignificant">Whether p is below the level.</param>
/// <param name="Withheld">Why no test was made (small base, hidden cell, no difference possible), in English; or null.</param>
public sealed record CrosstabTest(
    string Row, string Column, string Other, double? Base, double? OtherBase, double? Z, double? P, bool IsSignificant, string? Withheld)
{
    /// <summary>Code of the banner question of both columns: letters start again with each.</summary>
    public string Question { get; init; } = "";
}
