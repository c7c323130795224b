namespace ReIntegrationBI.Warehouse.Results;

/// <summary>What a question to the warehouse returns. Rows are in the order of the dimensions' ranks.</summary>
/// <param name="Dimensions">Codes of the dimensions asked by, in the order asked.</param>
/// <param name="Rows">One row per measure, unit and combination of members that a source gives.</param>
/// <param name="Notes">What the reader of the answer must know, in English, e.g. that a cell stands in several editions.</param>
public sealed record ResultTable(IReadOnlyList<string> Dimensions, IReadOnlyList<ResultRow> Rows, IReadOnlyList<string> Notes);
