using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Definitions;

/// <summary>A row of a visual's data.</summary>
/// <param name="Code">Member or period code.</param>
/// <param name="Label">As printed.</param>
/// <param name="Period">The period, where categories are periods.</param>
/// <param name="IsOfWhich">Part of a row above it: drawn indented, never added.</param>
/// <param name="Base">Of surveys: respondents behind the row, as printed ("n = 943"); null where it is the same for all rows.</param>
/// <param name="Group">What it belongs to, as printed: the kind of an actor, the lane of a timeline; else null.</param>
/// <param name="Position">Of a curve: where it stands on the axis, in months; else null.</param>
/// <param name="IsTotal">True for the sum of the other rows of a heat map: set apart, without shade.</param>
public sealed record Category(
    string Code, string Label, Period? Period, bool IsOfWhich, string? Base = null, string? Group = null, decimal? Position = null, bool IsTotal = false);
