namespace ReIntegrationBI.Reports.Definitions;

/// <summary>A check that found something: what it holds, how many figures do not, of how many tested.</summary>
public sealed record CheckFinding(string Title, int Offenders, int Tested);
