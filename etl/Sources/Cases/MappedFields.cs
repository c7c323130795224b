using System.Globalization;
using ReIntegrationBI.Warehouse.Cases;
using ReIntegrationBI.Warehouse.CodeLists;

namespace ReIntegrationBI.Etl.Sources.Cases;

/// <summary>The fields of a case that an attribute of an analyst's project may fill: codes and numbers, never texts, which may tell who it is.</summary>
/// <param name="fields">The fields of cases.</param>
/// <param name="codes">The conformed members.</param>
public sealed class MappedFields(CaseFieldCatalog fields, CodeListCatalog codes)
{
    /// <summary>Letters of the longest value.</summary>
    public const int LongestValue = 100;

    /// <summary>Codes of the fields.</summary>
    public IReadOnlyList<string> Names { get; } = [.. fields.Fields.Where(f => f.Kind != CaseFieldKind.Text).Select(f => f.Code)];

    /// <summary>Codes of the values of a field; none for a number.</summary>
    public IReadOnlyList<string> Of(string field) => fields.Find(field) switch
    {
        { Kind: CaseFieldKind.Type } => [.. codes.Members("returner_type").Select(m => m.Code)],
        { } known => [.. known.Values.Select(v => v.Code)],
        _ => [],
    };

    /// <summary>Whether a field can have a value.</summary>
    public bool Fits(string field, string value) =>
        fields.Find(field) is { Kind: not CaseFieldKind.Text } known
        && (known.Kind == CaseFieldKind.Number
            ? value.Length <= LongestValue && decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)
            : Of(field).Contains(value));

    /// <summary>What the field can have, for a message.</summary>
    public string Expected(string field) => Of(field) is { Count: > 0 } known ? string.Join(", ", known) : "a number from 0, with a point";
}
