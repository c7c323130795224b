using System.Globalization;
using ReIntegrationBI.Etl.Formats;
using ReIntegrationBI.Etl.Sources.Surveys;
using ReIntegrationBI.Warehouse.Cases;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Etl.Sources.Cases;

/// <summary>Reads which cases there are and what the study states of them (<c>cases</c>, <c>types</c>), and what was inferred (<c>inferred</c>).</summary>
internal sealed class ProfileSheets(SourceDocument document, CodeListCatalog codes, CaseFieldCatalog fields, InputProblems problems)
{
    private const int LongestName = 200;
    private const int LongestText = 400;

    private static readonly string[] TypeFields = [CaseStudy.TypeField, "factor_health_impact", "factor_career_break", "factor_reflection"];

    private readonly TableSheet? _cases = OpenCases(document, fields, problems);

    /// <summary>Reads which cases there are.</summary>
    public IReadOnlyList<StudyCase> Cases()
    {
        var known = new Dictionary<string, string>();
        var cases = new List<StudyCase>();
        foreach (var line in _cases?.Lines() ?? [])
        {
            var code = line.Code("case", "the code of the case");
            var name = line.Needed("name", "the fictive name of the case", LongestName);
            if (code.Length > 0 && CaseLines.IsNew(known, line, "case", code))
            {
                cases.Add(new StudyCase(code, name, line.PlaceOf("case")));
            }
        }

        if (cases.Count == 0 && problems.Count == 0)
        {
            problems.Add("no-cases", "there is no case", "List the cases, one a line", "cases", expected: "a line for each case");
        }

        return cases;
    }

    /// <summary>Reads what is stated.</summary>
    public IReadOnlyList<CaseProfileValue> Stated(IReadOnlyList<StudyCase> cases)
    {
        var types = TableSheet.Open(document, "types", ["case", .. TypeFields, "source"], problems);
        var known = new Dictionary<string, string>();
        return
        [
            .. (_cases?.Lines() ?? []).SelectMany(line => Values(line, line.Text("case")!, f => !TypeFields.Contains(f.Code))),
            .. from line in types?.Lines() ?? []
               let code = line.Case(cases)
               where code is not null && CaseLines.IsNew(known, line, "case", code)
               from value in Values(line, code, f => TypeFields.Contains(f.Code))
               select value,
        ];
    }

    /// <summary>Reads what was inferred; a field that is stated cannot be.</summary>
    public IReadOnlyList<CaseProfileValue> Inferred(IReadOnlyList<StudyCase> cases, IReadOnlyList<CaseProfileValue> stated)
    {
        var table = TableSheet.Open(
            document, "inferred", ["case", "field", "value", "basis", "confidence", "explanation_nl", "explanation_fr", "explanation_en", "source"], problems);
        var standing = stated.ToDictionary(s => (s.Case, s.Field));
        var known = new Dictionary<string, string>();
        var inferred = new List<CaseProfileValue>();
        foreach (var line in table?.Lines() ?? [])
        {
            var basis = line.Word("basis", "the basis", CaseBasis.Inferred);
            var confidence = line.Word("confidence", "the confidence", CaseBasis.Confidences);
            var explanation = line.LabelOrNull("explanation_", "the explanation");
            if (line.Case(cases) is not { } code || Field(line) is not { } field)
            {
                continue;
            }

            if (standing.TryGetValue((code, field.Code), out var said))
            {
                line.Add(
                    "field", "inferred-but-stated", $"the study states '{field.Code}' of '{code}' as '{said.Code}' (sheet '{said.Place.Sheet}', cell {A1.Of(said.Place.RowNumber, said.Place.ColumnNumber)})",
                    "Delete this line, or empty that cell where the study does not say it", field.Code);
            }
            else if (CaseLines.IsNew(known, line, "field", code, field.Code) && Value(line, "value", field) is { } value)
            {
                inferred.Add(new CaseProfileValue(code, field.Code, new Label(value, value, value), basis, confidence, explanation, line.PlaceOf("value")));
            }
        }

        return inferred;
    }

    private static TableSheet? OpenCases(SourceDocument document, CaseFieldCatalog fields, InputProblems problems)
    {
        string[] needed = ["case", "name"];
        return document.Sheets.FirstOrDefault(s => s.Name == "cases") is { } sheet
            ? TableSheet.Open(sheet, needed, [.. fields.Fields.Where(f => !TypeFields.Contains(f.Code)).SelectMany(ColumnsOf), "source"], problems)
            : TableSheet.Open(document, "cases", needed, problems);
    }

    private static IEnumerable<string> ColumnsOf(CaseField field) =>
        field.Kind == CaseFieldKind.Text ? [field.Code + "_nl", field.Code + "_fr", field.Code + "_en"] : [field.Code];

    private IEnumerable<CaseProfileValue> Values(TableLine line, string code, Func<CaseField, bool> isMeant)
    {
        foreach (var field in fields.Fields.Where(isMeant))
        {
            var isText = field.Kind == CaseFieldKind.Text;
            var label = isText ? line.LabelOrNull(field.Code + "_", field.Label.En)
                : Value(line, field.Code, field) is { } value ? new Label(value, value, value)
                : null;
            if (label is not null)
            {
                yield return new CaseProfileValue(code, field.Code, label, CaseBasis.Stated, null, null, line.PlaceOf(isText ? field.Code + "_nl" : field.Code));
            }
        }
    }

    private CaseField? Field(TableLine line)
    {
        var code = line.Needed("field", "the field");
        if (code.Length == 0 || fields.Find(code) is { } field && field.Kind != CaseFieldKind.Text)
        {
            return code.Length == 0 ? null : fields.Find(code);
        }

        var known = fields.Fields.Where(f => f.Kind != CaseFieldKind.Text).Select(f => f.Code).ToList();
        line.Add("field", "unknown-field", "there is no such field that could be inferred", Spelling.Suggestion(code, known) + "Correct it", code, "one of " + string.Join(", ", known));
        return null;
    }

    /// <summary>A code or number as it is kept; null where the cell is empty or holds something else.</summary>
    private string? Value(TableLine line, string column, CaseField field)
    {
        if (line.Text(column, LongestText) is not { } text)
        {
            return null;
        }

        switch (field.Kind)
        {
            case CaseFieldKind.Number:
                return line.Number(column, field.Label.En) is not var (number, _) ? null
                    : number >= 0 ? number.ToString("0.####", CultureInfo.InvariantCulture)
                    : Outside("a number of 0 or more", "");
            case CaseFieldKind.Type:
                return line.Member(column, "returner_type", codes);
            default:
                var values = field.Values.Select(v => v.Code).ToList();
                return values.Contains(text) ? text : Outside("one of " + string.Join(", ", values), Spelling.Suggestion(text, values));
        }

        string? Outside(string expected, string suggestion)
        {
            line.Add(
                column, "value-outside-list", $"'{field.Code}' has no such value", suggestion + "Use a value of the list (case_field.csv), or leave the cell empty where the study does not say it", text,
                expected);
            return null;
        }
    }
}
