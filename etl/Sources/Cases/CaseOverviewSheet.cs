using System.Globalization;
using ReIntegrationBI.Etl.Formats;
using ReIntegrationBI.Etl.Sources.Surveys;
using ReIntegrationBI.Warehouse.Cases;
using ReIntegrationBI.Warehouse.CodeLists;

namespace ReIntegrationBI.Etl.Sources.Cases;

/// <summary>Reads the sheet <c>overview</c>: the numbers that the study itself gives of its cases, each with the rule by which cases count for it.</summary>
internal sealed class CaseOverviewSheet(SourceDocument document, CodeListCatalog codes, CaseFieldCatalog fields, InputProblems problems)
{
    /// <summary>Reads the lines.</summary>
    public IReadOnlyList<CaseOverviewLine> Read()
    {
        var table = TableSheet.Open(document, "overview", ["dimension", "category", "nl", "fr", "en", "reported", "about", "counts"], problems);
        var known = new Dictionary<string, string>();
        var lines = new List<CaseOverviewLine>();
        foreach (var line in table?.Lines() ?? [])
        {
            var (dimension, category) = (line.Code("dimension", "the dimension"), line.Code("category", "the category"));
            var label = line.Label("", "the label");
            var about = line.Word("about", "the word for about", ["", "yes"], mayBeEmpty: true);
            var reported = Reported(line);
            if (Rule(line) is { } rule && dimension.Length > 0 && category.Length > 0 && CaseLines.IsNew(known, line, "category", dimension, category))
            {
                lines.Add(new CaseOverviewLine(dimension, category, label, reported, about.Length > 0, rule, line.PlaceOf("reported")));
            }
        }

        return lines;
    }

    private static decimal Reported(TableLine line)
    {
        var number = line.Number("reported", "the reported number")?.Value;
        if (number is null && line.Text("reported") is null)
        {
            line.Add("reported", "missing-value", "the reported number is missing", "Fill it in");
        }
        else if (number < 0)
        {
            line.Add("reported", "not-a-count", "the reported number is below 0", "Correct the number", number.Value.ToString(CultureInfo.InvariantCulture), "0 or more");
        }

        return number ?? 0;
    }

    private CaseRule? Rule(TableLine line)
    {
        var text = line.Needed("counts", "the rule by which cases count");
        if (!CaseRule.TryParse(text, out var rule))
        {
            if (text.Length > 0)
            {
                line.Add("counts", "not-a-rule", "the rule cannot be read", "Write it so", text, "field=value|value & field=value, or mean(field)");
            }

            return null;
        }

        foreach (var name in rule.Fields)
        {
            if (fields.Find(name) is not { } field || (rule.MeanOf is not null && field.Kind != CaseFieldKind.Number))
            {
                line.Add(
                    "counts", "unknown-field", $"'{name}' is no {(rule.MeanOf is null ? "" : "number ")}field of cases", Spelling.Suggestion(name, fields.Fields.Select(f => f.Code)) + "Correct the rule", text);
                return null;
            }

            var possible = field.Kind == CaseFieldKind.Type ? codes.Members("returner_type").Select(m => m.Code).ToList() : field.Values.Select(v => v.Code).ToList();
            foreach (var value in rule.Conditions.Where(c => c.Field == name && (field.Kind is CaseFieldKind.Code or CaseFieldKind.Type)).SelectMany(c => c.Values).Where(v => !possible.Contains(v)))
            {
                line.Add(
                    "counts", "value-outside-list", $"'{name}' has no value '{value}'", Spelling.Suggestion(value, possible) + "Correct the rule", text, "one of " + string.Join(", ", possible));
                return null;
            }
        }

        return rule;
    }
}
