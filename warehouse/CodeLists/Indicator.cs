using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.CodeLists;

/// <summary>What a published figure counts or measures.</summary>
/// <param name="Code">e.g. <c>invalidity_persons</c>.</param>
/// <param name="Label">Its name in three languages.</param>
/// <param name="Kind"><c>stock</c>, <c>flow</c>, <c>share</c>, <c>rate</c>, <c>growth</c>, <c>mean</c> or <c>target</c>.</param>
/// <param name="Unit">Code of its main unit; a figure may come in another.</param>
public sealed record Indicator(string Code, Label Label, string Kind, string Unit);
