using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Definitions;

/// <summary>A number of the report and where it comes from.</summary>
/// <param name="Number">From 1, in order of first appearance.</param>
/// <param name="What">Measure, members and period in words.</param>
/// <param name="Text">The number with its unit, as printed.</param>
/// <param name="Value">The number.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Precision">How exact it is.</param>
/// <param name="Page">Id of the first page it stands on.</param>
/// <param name="Addresses">The cells it was read from; more than one for a computed number.</param>
/// <param name="Formula">How it was computed, or null where it is as published.</param>
/// <param name="Remark">Remark of the source file, or null.</param>
public sealed record AnnexEntry(
    int Number,
    string What,
    string Text,
    decimal Value,
    Unit Unit,
    Precision Precision,
    string Page,
    IReadOnlyList<CellAddress> Addresses,
    string? Formula,
    string? Remark);
