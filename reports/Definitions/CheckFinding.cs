using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Reports.Definitions;

/// <summary>A check that found something: what it holds, how many figures do not, of how many tested.</summary>
public sealed record CheckFinding(string Title, int Offenders, int Tested)
{
    /// <summary>Of checks of surveys: what was found wrong, by path of question or answer; else empty.</summary>
    public IReadOnlyList<CheckOffender> InSurveys { get; init; } = [];
}
