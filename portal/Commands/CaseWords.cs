using System.Text;
using ReIntegrationBI.Warehouse.Cases;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Portal.Commands;

/// <summary>Facts of cases in words.</summary>
/// <param name="fields">The fields of cases.</param>
/// <param name="language"><c>nl</c>, <c>fr</c> or <c>en</c>.</param>
internal sealed class CaseWords(CaseFieldCatalog fields, string language)
{
    /// <summary>A text in the language; in Dutch where it has no other.</summary>
    public string? Of(Label? label) => label is null ? null : label.In(language) is { Length: > 0 } text ? text : label.Nl;

    /// <summary>The name of a field.</summary>
    public string Field(string field) => Of(fields.LabelOf(field))!;

    /// <summary>A value in words.</summary>
    public string Value(CaseStudy study, CaseProfileValue value) =>
        Of(value.Field == CaseStudy.TypeField ? study.LabelOf("returner_type", value.Code) : fields.LabelOf(value.Field, value.Value))!;

    /// <summary>The profile of a case in the order of the fields.</summary>
    public IEnumerable<Sourced<CaseProfileValue>> InOrder(IEnumerable<Sourced<CaseProfileValue>> profile) =>
        profile.OrderBy(p => fields.Fields.TakeWhile(f => f.Code != p.Fact.Field).Count());

    /// <summary>A word of the code as commands print it: <c>ClosedByInference</c> is <c>closed_by_inference</c>.</summary>
    public static string Code(CaseOverviewStatus status)
    {
        var text = new StringBuilder();
        foreach (var letter in status.ToString())
        {
            text.Append(char.IsUpper(letter) && text.Length > 0 ? "_" : "").Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }

    /// <summary>Sheet and cell.</summary>
    public static string Cell(CellAddress address) => address.Sheet is null ? address.Cell : $"{address.Sheet}!{address.Cell}";
}
