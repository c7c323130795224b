using System.Text.Json;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Etl.Layouts;

/// <summary>The codes of <see cref="Precision"/> in files and layouts: snake case, empty for exact.</summary>
public static class PrecisionCode
{
    private static readonly Dictionary<string, Precision> ByCode =
        Enum.GetValues<Precision>().ToDictionary(p => JsonNamingPolicy.SnakeCaseLower.ConvertName(p.ToString()));

    /// <summary>The codes.</summary>
    public static IEnumerable<string> All => ByCode.Keys;

    /// <summary>Reads a code.</summary>
    public static bool TryRead(string? text, out Precision precision)
    {
        precision = Precision.Exact;
        return string.IsNullOrWhiteSpace(text) || ByCode.TryGetValue(text.Trim(), out precision);
    }
}
