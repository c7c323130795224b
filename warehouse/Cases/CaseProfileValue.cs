using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Cases;

/// <summary>One value of a case; a field of a case is either stated or inferred, never both.</summary>
/// <param name="Case">Code of the case.</param>
/// <param name="Field">Code of the field, e.g. <c>age_band</c>.</param>
/// <param name="Value">A code, a number (with a point), or a text; of a code or number all languages are the same.</param>
/// <param name="Basis">One of <see cref="CaseBasis.All"/>.</param>
/// <param name="Confidence">One of <see cref="CaseBasis.Confidences"/> where it is inferred, else null.</param>
/// <param name="Explanation">Why it was inferred so, or null.</param>
/// <param name="Place">Where it stands.</param>
public sealed record CaseProfileValue(
    string Case, string Field, Label Value, string Basis, string? Confidence, Label? Explanation, CasePlace Place) : CaseFact(Place)
{
    /// <summary>Whether the study says it.</summary>
    public bool IsStated => Basis == CaseBasis.Stated;

    /// <summary>The code or number.</summary>
    public string Code => Value.Nl;
}
