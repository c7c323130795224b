using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Recommendations;

/// <summary>An actor whom an action addresses.</summary>
/// <param name="Actor">Code of the list <c>actor</c>.</param>
/// <param name="IsUncertain">Whether the source cannot be read for sure on this actor.</param>
/// <param name="Certainty">How sure the reading is.</param>
/// <param name="Reason">Why it is not surer; null where it is high.</param>
/// <param name="Sheet">Sheet from which it was read.</param>
/// <param name="RowNumber">Row.</param>
/// <param name="ColumnNumber">Column.</param>
public sealed record ActionAddressee(
    string Actor, bool IsUncertain, Certainty Certainty, Label? Reason, string? Sheet, int RowNumber, int ColumnNumber);
