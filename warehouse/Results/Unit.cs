namespace ReIntegrationBI.Warehouse.Results;

/// <summary>The unit of a value.</summary>
/// <param name="Code">As in the reference files, e.g. <c>persons</c> or <c>percent of invalids</c>.</param>
/// <param name="Label">Its name in three languages.</param>
/// <param name="Symbol">What stands behind a number: empty, <c>%</c> or <c>€</c>.</param>
/// <param name="Quantity">Units of one quantity can stand for each other (persons, thousand persons).</param>
/// <param name="Scale">Multiplier to the quantity's base unit: 1 for persons, 1000 for thousand persons.</param>
public sealed record Unit(string Code, Label Label, string Symbol, string Quantity, int Scale);
