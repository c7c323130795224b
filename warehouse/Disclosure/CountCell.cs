namespace ReIntegrationBI.Warehouse.Disclosure;

/// <summary>A number of persons, 0 or more, wherever it stands; the same <paramref name="Id"/> in two tables is the same cell.</summary>
/// <param name="Id">What the caller calls the cell; ids are compared ordinally and their order breaks ties.</param>
/// <param name="Count">Persons, not weighted.</param>
/// <param name="Cost">What is lost when the cell is hidden, above 0; see <see cref="InformationLoss"/>.</param>
/// <param name="Level">Its place in the table.</param>
/// <param name="Fixture">What is settled about it beforehand.</param>
public sealed record CountCell(string Id, long Count, double Cost, CellLevel Level, CellFixture Fixture);
