using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Cases;

/// <summary>The fields that describe a case and the values that they may have, from <c>case_field.csv</c>.</summary>
public sealed class CaseFieldCatalog
{
    private readonly Dictionary<string, CaseField> _fields;

    private CaseFieldCatalog(IReadOnlyList<CaseField> fields)
    {
        Fields = fields;
        _fields = fields.ToDictionary(f => f.Code);
    }

    /// <summary>The fields in the order in which pages show them.</summary>
    public IReadOnlyList<CaseField> Fields { get; }

    /// <summary>Reads the fields from a folder; by default the one beside the program.</summary>
    /// <exception cref="CodeListException">The list is missing or wrong; the message names file, line and remedy.</exception>
    public static CaseFieldCatalog Load(string? folder = null)
    {
        var file = CodeListFile.Read(folder ?? Path.Combine(AppContext.BaseDirectory, "CodeLists"), "case_field.csv", "field", "value", "kind", "nl", "fr", "en");
        var fields = new List<CaseField>();
        foreach (var row in file.Rows)
        {
            var (code, label) = (row.Required("field"), new Label(row.Required("nl"), row.Required("fr"), row.Required("en")));
            if (row.OrNull("value") is { } value)
            {
                var of = fields.LastOrDefault();
                if (of?.Code != code || of.Kind != CaseFieldKind.Code || of.Values.Any(v => v.Code == value))
                {
                    throw row.Problem($"the value '{value}' stands twice, or not below its field '{code}' of the kind code. Move or remove it");
                }

                fields[^1] = of with { Values = [.. of.Values, new CaseFieldValue(value, label)] };
            }
            else if (fields.Any(f => f.Code == code))
            {
                throw row.Problem($"the field '{code}' stands twice. Remove one row");
            }
            else
            {
                var kind = Enum.Parse<CaseFieldKind>(row.OneOf("kind", "code", "number", "text", "type"), ignoreCase: true);
                fields.Add(new CaseField(code, kind, label, []));
            }
        }

        return new CaseFieldCatalog(fields);
    }

    /// <summary>A field, or null.</summary>
    public CaseField? Find(string code) => _fields.GetValueOrDefault(code);

    /// <summary>The name of a field; its code where it is not in the list.</summary>
    public Label LabelOf(string field) => Find(field)?.Label ?? new Label(field, field, field);

    /// <summary>A value in words: the name of a code, else the number or text as it is.</summary>
    public Label LabelOf(string field, Label value) => Find(field)?.Values.FirstOrDefault(v => v.Code == value.Nl)?.Label ?? value;
}
