using System.Globalization;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Cases;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Portal.Server;

/// <summary>Facts of cases in the words of a page.</summary>
/// <param name="study">The study.</param>
/// <param name="fields">The fields of cases.</param>
/// <param name="language"><c>nl</c>, <c>fr</c> or <c>en</c>.</param>
public sealed class CaseTexts(CaseStudy study, CaseFieldCatalog fields, string language)
{
    private readonly PortalTexts _texts = PortalTexts.For(language);
    private readonly Formatter _format = Formatter.For(language);

    /// <summary>A text in the language; in Dutch where it has no other.</summary>
    public string Of(Label? label) => label is null ? "" : label.In(language) is { Length: > 0 } text ? text : label.Nl;

    /// <summary>The name of a field.</summary>
    public string Field(string field) => Of(fields.LabelOf(field));

    /// <summary>A value: the name of a code or type, a number as the language writes it, or a text.</summary>
    public string Value(CaseProfileValue value) =>
        value.Field == CaseStudy.TypeField ? Member("returner_type", value.Code)
        : fields.Find(value.Field)?.Kind == CaseFieldKind.Number && decimal.TryParse(value.Code, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? Number(number)
        : Of(fields.LabelOf(value.Field, value.Value));

    /// <summary>A number with the decimals that it has, at most one.</summary>
    public string Number(decimal number) => _format.Number(number, Math.Round(number, 1) == Math.Floor(number) ? 0 : 1);

    /// <summary>The name of a member of a code list.</summary>
    public string Member(string list, string code) => Of(study.LabelOf(list, code));

    /// <summary>That a value is derived, and how surely; null where the study says it.</summary>
    public string? Derived(CaseProfileValue value) =>
        value.IsStated ? null : _texts.Fill("cases.derived", _texts.Word("cases.confidence", value.Confidence ?? ""));

    /// <summary>A profile in the order of the fields.</summary>
    public IReadOnlyList<Sourced<CaseProfileValue>> InOrder(IEnumerable<Sourced<CaseProfileValue>> profile) =>
        [.. profile.OrderBy(p => fields.Fields.TakeWhile(f => f.Code != p.Fact.Field).Count())];

    /// <summary>Names of cases by their codes, with commas.</summary>
    public string Names(IEnumerable<string> cases) => string.Join(", ", cases.Select(c => study.Find(c)?.Name ?? c));

    /// <summary>Sheet and cell.</summary>
    public static string Cell(CellAddress address) => address.Sheet is null ? address.Cell : $"{address.Sheet}!{address.Cell}";

    /// <summary>A text with a capital at its head.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpper(text[0], CultureInfo.InvariantCulture) + text[1..];
}
