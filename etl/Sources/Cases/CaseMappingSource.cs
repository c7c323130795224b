using System.Globalization;
using ReIntegrationBI.Etl.Formats.RefiQda;
using ReIntegrationBI.Etl.Sources.Surveys;
using ReIntegrationBI.Warehouse.Cases;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Etl.Sources.Cases;

/// <summary>Reads what the codes of an analyst's project mean. The format is described in docs/data-formats/refi-qda.md.</summary>
public static class CaseMappingSource
{
    /// <summary>How the names of such files end; before it stands the code of the study.</summary>
    public const string Ending = ".mapping.csv";

    private const string Study = "study", Attribute = "case_attribute", Value = "case_value", Published = "published";
    private const int FirstYear = 1900, LastYear = 2100;

    private static readonly string[] Kinds = [Study, "key", "actor", "adjustment", "ignore", Attribute, Value];
    private static readonly string[] StudyKeys = ["title", "organiser", "year", "limits", "names", "publication"];
    private static readonly string[] Valences = ["supportive", "mixed", "neutral", "hindering"];
    private static readonly string[] Evidences = ["explicit", "implied"];

    /// <summary>Reads a mapping.</summary>
    /// <param name="path">Where the content stands.</param>
    /// <param name="file">Name of the file.</param>
    /// <param name="codes">The conformed members.</param>
    /// <param name="caseFields">The fields of cases.</param>
    /// <exception cref="InputRefusedException">Anything of it is wrong.</exception>
    public static CaseMapping Read(string path, string file, CodeListCatalog codes, CaseFieldCatalog caseFields)
    {
        var fields = new MappedFields(caseFields, codes);
        var problems = new InputProblems(file);
        var study = SurveyCode.Of(file);
        if (!SurveyCode.IsCode(study))
        {
            problems.Add(
                "not-a-code", "the name of the file does not begin with the code of a study", "Name it after the project: mystudy.qdpx and mystudy.mapping.csv", found: study,
                expected: "letters, digits, _ and -, then a dot");
        }

        var table = TableSheet.Open(
            DelimitedText.Read(path, file), ["kind", "code", "target"], ["code_guid", "valence", "evidence", "note"], problems);
        problems.Throw();

        var lines = table!.Lines().ToLookup(l => l.Word("kind", "the kind of line", Kinds));
        var about = Describe(study, [.. lines[Study]], codes, problems);
        var mapping = new CaseMapping
        {
            File = file,
            Study = about.Study,
            Publication = about.Publication,
            Codes = [.. lines.Where(l => l.Key is not (Study or Attribute or Value)).SelectMany(l => l).OrderBy(l => l.Row).Select(l => Code(l, codes))],
            Fields = Fields([.. lines[Attribute]], fields),
            Values = Values([.. lines[Value]], [.. lines[Attribute]], fields),
            KnownFields = fields,
            Lines = lines.Sum(l => l.Count()),
        };
        RefuseTwice(mapping.Codes, problems);
        problems.Throw();
        return mapping;
    }

    private static (StudyDescription Study, Publication? Publication) Describe(string code, List<TableLine> lines, CodeListCatalog codes, InputProblems problems)
    {
        var byKey = new Dictionary<string, TableLine>();
        foreach (var line in lines)
        {
            var key = line.Word("code", "what is said of the study", StudyKeys);
            if (!byKey.TryAdd(key, line))
            {
                line.Add("code", "key-twice", $"the '{key}' of the study stands already at {byKey[key].Place("code")}", "Delete one of the two lines", key);
            }
        }

        foreach (var key in new[] { "title", "organiser", "year", "limits" }.Where(k => !byKey.ContainsKey(k)))
        {
            problems.Add("missing-key", $"nothing says the '{key}' of the study", "Add the line", expected: $"study,{key},…");
        }

        var title = Text("title", TableLine.LongestLabel);
        var limits = Text("limits", TableLine.LongestLabel);
        var year = byKey.TryGetValue("year", out var yearLine) ? yearLine.Whole("target", "the year of the study", FirstYear) : null;
        if (year > LastYear)
        {
            yearLine.Add("target", "not-a-year", "this is no year of a study", "Enter the year in which it was finished", yearLine.Text("target"), $"{FirstYear} to {LastYear}");
        }

        var description = new StudyDescription
        {
            Code = code,
            Title = new Label(title, title, title),
            Organiser = Text("organiser", 300),
            Year = year ?? FirstYear,
            Limits = new Label(limits, limits, limits),
        };
        return (description, PublicationOf(byKey, codes));

        string Text(string key, int longest) => byKey.TryGetValue(key, out var line) ? line.Needed("target", $"the {key} of the study", longest) : "";
    }

    /// <summary>Names may stand only where a publication that the code list knows has them.</summary>
    private static Publication? PublicationOf(Dictionary<string, TableLine> byKey, CodeListCatalog codes)
    {
        var published = byKey.TryGetValue("names", out var names) && names.Word("target", "what becomes of names", ["pseudonyms", Published]) == Published;
        if (!byKey.TryGetValue("publication", out var line))
        {
            if (published)
            {
                names.Add(
                    "target", "names-without-publication", "the names of the cases are said to be published, and no publication is named", "Add a line 'study,publication,CODE', or let them get pseudonyms",
                    Published, "a publication of the code list");
            }

            return null;
        }

        var code = line.Needed("target", "the publication");
        if (!codes.TryResolve("publication", code, out var known))
        {
            line.Add("target", "unknown-member", "the code list has no such publication", Meant(codes, "publication", code) + "Correct it, or add the publication to publication.csv", code, "a code of publication.csv");
        }
        else if (!published)
        {
            line.Add(
                "target", "publication-without-names", "a publication is named, and the names of the cases are not said to be in it", "Add a line 'study,names,published', or delete this one", code, "both lines, or neither");
        }

        return codes.Publications.GetValueOrDefault(known);
    }

    private static CaseMappingLine Code(TableLine line, CodeListCatalog codes)
    {
        var kind = Enum.Parse<CaseMappingKind>(line.Text("kind")!, ignoreCase: true);
        var (path, guid) = (line.Text("code"), line.Text("code_guid"));
        if (path is null && guid is null)
        {
            line.Add("code", "missing-value", "no code is named", "Name it by its path in 'code', or by its identifier in 'code_guid'", expected: $"such as Betrokkenen{RefiQdaCode.Separator}Huisarts");
        }

        if (guid is not null && !System.Guid.TryParse(guid, out _))
        {
            line.Add("code_guid", "not-a-guid", "this is no identifier of a code", "Copy it from the codebook, or leave it empty and name the code by its path", guid, "a guid");
        }

        return new CaseMappingLine(
            kind, System.Guid.TryParse(guid, out var known) ? known.ToString("D") : null, path is null ? null : Folded(path), Target(line, kind, codes),
            Only(line, "valence", "what the actor meant", kind == CaseMappingKind.Actor, Valences, mayBeEmpty: false),
            Only(line, "evidence", "how the key shows", kind == CaseMappingKind.Key, Evidences, mayBeEmpty: true), line.Place("code"));
    }

    private static string Target(TableLine line, CaseMappingKind kind, CodeListCatalog codes)
    {
        if (kind == CaseMappingKind.Ignore)
        {
            if (line.Text("target") is { } superfluous)
            {
                line.Add("target", "superfluous-value", "what is ignored has no target", "Empty the cell, or correct the kind", superfluous, "an empty cell");
            }

            return "";
        }

        var list = kind switch { CaseMappingKind.Key => "key", CaseMappingKind.Actor => "actor", _ => "adjustment" };
        var target = line.Needed("target", "the target");
        if (target.Length == 0 || codes.TryResolve(list, target, out var code))
        {
            return target.Length == 0 ? "" : codes.TryResolve(list, target, out code) ? code : "";
        }

        line.Add(
            "target", "unknown-member", $"the code list '{list}' has no such member", Meant(codes, list, target) + $"Use a code or a name of {list}.csv", target, $"a code of {list}.csv");
        return "";
    }

    private static string Only(TableLine line, string column, string what, bool applies, string[] words, bool mayBeEmpty)
    {
        if (applies)
        {
            return line.Word(column, what, words, mayBeEmpty);
        }

        if (line.Text(column) is { } superfluous)
        {
            line.Add(column, "superfluous-value", $"the column '{column}' does not go with this kind", "Empty the cell, or correct the kind", superfluous, "an empty cell");
        }

        return "";
    }

    private static Dictionary<string, string> Fields(List<TableLine> lines, MappedFields known)
    {
        var fields = new Dictionary<string, string>();
        foreach (var line in lines)
        {
            var name = line.Needed("code", "the attribute");
            var field = line.Word("target", "the field", known.Names);
            if (!fields.TryAdd(FoldedText.Key(name), field))
            {
                line.Add("code", "attribute-twice", "the attribute stands twice", "Delete one of the two lines", name);
            }
        }

        return fields;
    }

    private static Dictionary<(string Field, string Value), string> Values(List<TableLine> lines, List<TableLine> attributes, MappedFields known)
    {
        var fields = attributes.Select(a => (Name: FoldedText.Key(a.Text("code")), Field: a.Text("target") ?? "")).DistinctBy(a => a.Name).ToDictionary(a => a.Name, a => a.Field);
        var values = new Dictionary<(string, string), string>();
        foreach (var line in lines)
        {
            var parts = line.Needed("code", "the attribute and its value").Split(RefiQdaCode.Separator, 2);
            var code = line.Needed("target", "the code of the value", MappedFields.LongestValue);
            if (parts.Length < 2)
            {
                line.Add("code", "no-value", "no value is named", "Write the attribute, ' > ' and the value", line.Text("code"), "such as Geslacht > vrouw");
            }
            else if (!fields.TryGetValue(FoldedText.Key(parts[0]), out var field))
            {
                line.Add("code", "unknown-attribute", "no line says which field the attribute is", Spelling.Suggestion(parts[0], attributes.Select(a => a.Text("code") ?? "")) + "Add a line 'case_attribute' for it", parts[0]);
            }
            else if (code.Length > 0 && !known.Fits(field, code))
            {
                line.Add("target", "unknown-member", $"the field '{field}' has no such value", Spelling.Suggestion(code, known.Of(field)) + "Use one of its values", code, known.Expected(field));
            }
            else if (!values.TryAdd((field, FoldedText.Key(parts[1])), code))
            {
                line.Add("code", "value-twice", "the value stands twice", "Delete one of the two lines", parts[1]);
            }
        }

        return values;
    }

    private static void RefuseTwice(IReadOnlyList<CaseMappingLine> lines, InputProblems problems)
    {
        foreach (var code in lines.Where(l => l.Guid is not null || l.Path is not null).GroupBy(l => l.Guid ?? FoldedText.Key(l.Path)))
        {
            foreach (var again in code.GroupBy(l => (l.Kind, l.Target)).SelectMany(l => l.Skip(1)))
            {
                problems.Add("mapped-twice", "the code is mapped twice to the same target", "Delete one of the two lines", cell: again.Cell, found: again.Path ?? again.Guid);
            }

            if (code.Any(l => l.Kind == CaseMappingKind.Ignore) && code.FirstOrDefault(l => l.Kind != CaseMappingKind.Ignore) is { } other)
            {
                problems.Add("mapped-and-ignored", "the code is mapped, and ignored too", "Delete one of the two lines", cell: other.Cell, found: other.Path ?? other.Guid);
            }
        }
    }

    /// <summary>A path as it is compared: blanks around the signs between names do not matter.</summary>
    internal static string Folded(string path) => string.Join(RefiQdaCode.Separator, path.Split('>').Select(FoldedText.Fold));

    private static string Meant(CodeListCatalog codes, string list, string text) =>
        codes.Suggest(list, text) is { Count: > 0 } near ? $"Did you mean '{near[0]}'? " : "";
}
