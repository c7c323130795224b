using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model;

/// <summary>In how many cases of a coded study something was seen.</summary>
/// <param name="List">The code list: <c>key</c>, <c>actor</c> or <c>adjustment</c>.</param>
/// <param name="Code">Code of the member.</param>
/// <param name="Label">Its name.</param>
/// <param name="Valence">Of an actor what it meant; else empty.</param>
/// <param name="Cases">Number of cases.</param>
public sealed record CodedStudyCount(string List, string Code, Label Label, string Valence, int Cases);
