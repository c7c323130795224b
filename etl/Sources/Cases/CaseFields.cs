using System.Globalization;

namespace ReIntegrationBI.Etl.Sources.Cases;

/// <summary>The fields of a case that an attribute may fill: codes and numbers, never texts, which may tell who it is.</summary>
internal static class CaseFields
{
    /// <summary>Letters of the longest value.</summary>
    public const int LongestValue = 100;

    private static readonly Dictionary<string, string[]> Fields = new()
    {
        ["sex"] = ["F", "M"],
        ["age"] = [],
        ["age_band"] = ["20-29", "30-39", "40-49", "50-59", "60-69"],
        ["sector"] = ["primary", "secondary", "tertiary", "quaternary"],
        ["months_full_incapacity"] = [],
    };

    /// <summary>Codes of the fields.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Fields.Keys];

    /// <summary>Codes of the values of a field; none for a number.</summary>
    public static IReadOnlyList<string> Of(string field) => Fields.GetValueOrDefault(field, []);

    /// <summary>Whether a field can have a value.</summary>
    public static bool Fits(string field, string value) =>
        Fields.TryGetValue(field, out var codes)
        && (codes.Length > 0 ? codes.Contains(value) : decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _));

    /// <summary>What the field can have, for a message.</summary>
    public static string Expected(string field) => Of(field) is { Count: > 0 } codes ? string.Join(", ", codes) : "a number from 0, with a point";
}
