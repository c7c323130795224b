namespace ReIntegrationBI.Tests.Behaviour;

/// <summary>Case workbooks as they come when something went wrong.</summary>
internal static class BrokenCases
{
    private const string Name = "serv2025.cases.xlsx", Sample = "../cases/" + Name;
    private const string Workbook = "xl/workbook.xml", Study = "xl/worksheets/sheet1.xml", Cases = "xl/worksheets/sheet2.xml", Types = "xl/worksheets/sheet3.xml",
        Inferred = "xl/worksheets/sheet4.xml", Keys = "xl/worksheets/sheet5.xml", Support = "xl/worksheets/sheet6.xml", Adjustments = "xl/worksheets/sheet7.xml",
        Interviews = "xl/worksheets/sheet8.xml", Overview = "xl/worksheets/sheet9.xml";

    public static IReadOnlyDictionary<string, BrokenInput> All { get; } = new Dictionary<string, BrokenInput>
    {
        ["sheet missing"] = new(Name, SampleEdit.Workbook(Sample, Workbook, ("name=\"keys\"", "name=\"Keys\"")), "the sheet is missing", "keys"),
        ["column misspelt"] = Cell(Keys, "keys", "C1", "evidence", "evidenc", "Did you mean 'evidence'?", isHeader: true),
        ["another study"] = Cell(Study, "study", "B2", "serv2025", "serv2026", "not the one in the name of the file"),
        ["unknown publication"] = Cell(Study, "study", "B12", "serv-2025", "serv-2026", "Did you mean 'serv-2025'?"),
        ["case twice"] = Cell(Cases, "cases", "A3", "S02", "S01", "the same stands already in A2"),
        ["value outside its list"] = Cell(Cases, "cases", "C2", "F", "X", "'sex' has no such value"),
        ["age as text"] = new(Name, SampleEdit.Workbook(Sample, Cases, ("<c r=\"D2\"><v>31</v></c>", Text("D2", "31"))), "text that looks like a number", "cases", "D2"),
        ["unknown type"] = Cell(Types, "types", "B2", "verlichte_transformeerder", "verlichte_transformer", "Did you mean 'verlichte_transformeerder'?"),
        ["type of a case twice"] = Cell(Types, "types", "A3", "S02", "S01", "the same stands already in A2"),
        ["inferred but stated"] = Cell(Inferred, "inferred", "B2", "education", "sex", "the study states 'sex' of 'S01' as 'F'"),
        ["unknown field"] = Cell(Inferred, "inferred", "B2", "education", "educaton", "Did you mean 'education'?"),
        ["unknown basis"] = Cell(Inferred, "inferred", "D2", "total_closure", "total_closed", "Did you mean 'total_closure'?"),
        ["no confidence"] = Cell(Inferred, "inferred", "E2", "medium", "", "the confidence is missing"),
        ["unknown case"] = Cell(Keys, "keys", "A2", "S01", "S16", "there is no such case"),
        ["unknown key"] = Cell(Keys, "keys", "B2", "personal_strength", "personal_strenght", "Did you mean 'personal_strength'?"),
        ["key twice"] = Cell(Keys, "keys", "B3", "meaningful_support", "personal_strength", "the same stands already in B2"),
        ["one language missing"] = Cell(Keys, "keys", "F2", "The birth of a second child gave a new purpose; chose her own training and pace", "", "the mechanism in English is missing"),
        ["unknown actor"] = Cell(Support, "support", "B2", "psychologist_therapist", "psychologist_therapis", "Did you mean 'psychologist_therapist'?"),
        ["unknown valence"] = Cell(Support, "support", "D2", "supportive", "suportive", "Did you mean 'supportive'?"),
        ["no year or month"] = Cell(Adjustments, "adjustments", "C2", "2022-11", "nov 2022", "this is no year or month"),
        ["ends before it begins"] = Cell(Adjustments, "adjustments", "D2", "2022-11", "2022-10", "it ends before it begins"),
        ["no interviews"] = new(Name, SampleEdit.Workbook(Sample, Interviews, ("<c r=\"D2\"><v>1</v></c>", "<c r=\"D2\"><v>0</v></c>")), "no whole number of at least 1", "interviews", "D2"),
        ["rule that is none"] = Cell(Overview, "overview", "H2", "sex=F", "sex is F", "the rule cannot be read"),
        ["rule of no value"] = Cell(Overview, "overview", "H2", "sex=F", "sex=W", "'sex' has no value 'W'"),
        ["reported as text"] = new(Name, SampleEdit.Workbook(Sample, Overview, ("<c r=\"F2\"><v>11</v></c>", Text("F2", "elf"))), "the reported number is no number", "overview", "F2"),
    };

    private static BrokenInput Cell(string part, string sheet, string cell, string old, string now, string says, bool isHeader = false) =>
        new(Name, SampleEdit.Workbook(Sample, part, (Text(cell, old, isHeader), Text(cell, now, isHeader))), says, sheet, cell);

    private static string Text(string cell, string text, bool isHeader = false) =>
        $"<c r=\"{cell}\" t=\"inlineStr\"{(isHeader ? " s=\"1\"" : "")}><is><t xml:space=\"preserve\">{text}</t></is></c>";
}
