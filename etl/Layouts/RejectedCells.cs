using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Etl.Layouts;

/// <summary>Values that could not be taken over, and why: one value, or all of a row whose label is unknown.</summary>
public sealed record RejectedCells(InputProblem Problem, int Cells);
