namespace ReIntegrationBI.Warehouse.Cases;

/// <summary>A key among the cases of a type: a number of cases, never a share.</summary>
/// <param name="Type">Code of the type of returner.</param>
/// <param name="Key">Code of the key; its mechanisms count for it.</param>
/// <param name="Cases">Codes of the cases of the type that have the key.</param>
/// <param name="Explicit">Those of them whose evidence is explicit.</param>
public sealed record CaseMatrixCell(string Type, string Key, IReadOnlyList<string> Cases, IReadOnlyList<string> Explicit)
{
    /// <summary>Number of cases.</summary>
    public int Count => Cases.Count;
}
