using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Rendering.TabBook;

internal static class Wording
{
    /// <summary>A label in a language; where the survey has no text in it, in the first language that it has.</summary>
    public static string Or(this Label label, string language) =>
        new[] { label.In(language), label.Nl, label.Fr, label.En }.FirstOrDefault(t => !string.IsNullOrWhiteSpace(t)) ?? "";
}
