using ReIntegrationBI.Tests.Etl.Spss;
using ReIntegrationBI.Tests.Surveys.Loading;

namespace ReIntegrationBI.Tests.Behaviour;

/// <summary>Survey files as they come when something went wrong: published tables, codebooks, respondents, SPSS and LimeSurvey exports.</summary>
internal static class BrokenSurveys
{
    private const string Kotk = "../surveys/kotk_vpp2025.survey.xlsx", KotkName = "kotk_vpp2025.survey.xlsx";
    private const string Cm = "../surveys/cm2023.survey.xlsx", CmName = "cm2023.survey.xlsx";
    private const string About = "xl/worksheets/sheet1.xml", Segments = "xl/worksheets/sheet2.xml", Questions = "xl/worksheets/sheet3.xml",
        Answers = "xl/worksheets/sheet5.xml", Figures = "xl/worksheets/sheet6.xml";

    private const string Percent = "<c r=\"F2\" s=\"2\" t=\"n\"><v>19</v></c>";

    public static IReadOnlyDictionary<string, BrokenInput> All { get; } = new Dictionary<string, BrokenInput>
    {
        ["sheet missing"] = new(KotkName, SampleEdit.Workbook(Kotk, "xl/workbook.xml", ("name=\"figures\"", "name=\"Figures 2\"")), "the sheet is missing", "figures"),
        ["code of another survey"] = new(KotkName, SampleEdit.Workbook(Kotk, About, (">kotk_vpp2025<", ">cm2023<")), "not the one in the name of the file", "survey", "B2"),
        ["key missing"] = new(KotkName, SampleEdit.Workbook(Kotk, About, (">organiser<", ">organisor<")), "no value of 'organiser'", "survey"),
        ["label missing"] = new(KotkName, SampleEdit.Workbook(Kotk, Segments, ("<t>First place</t>", "<t></t>")), "in English is missing", "segments", "F3"),
        ["unknown type of question"] = new(KotkName, SampleEdit.Workbook(Kotk, Questions, (Text("E2", "single"), Text("E2", "sinlge"))), "Did you mean 'single'?", "questions", "E2"),
        ["rule that names nothing"] = new(
            CmName, SampleEdit.Workbook(Cm, Questions, ("felt_helped in (helped|fully_helped)", "felt_help in (helped|fully_helped)")), "Did you mean 'felt_helped'?", "questions", CmRule),
        ["rule that is none"] = new(
            CmName, SampleEdit.Workbook(Cm, Questions, ("felt_helped in (helped|fully_helped)", "felt_helped or guided")), "the rule cannot be read", "questions", CmRule),
        ["gap in the order"] = new(KotkName, SampleEdit.Workbook(Kotk, Answers, (Number("C3", "2"), Number("C3", "3"))), "does not count on", "answers", "C3"),
        ["header misspelt"] = new(KotkName, SampleEdit.Workbook(Kotk, Figures, ("<t>letters</t>", "<t>leters</t>")), "Did you mean 'letters'?", "figures", "J1"),
        ["count above base"] = new(KotkName, SampleEdit.Workbook(Kotk, Figures, (Number("K2", "249"), Number("K2", "2490"))), "larger than its base", "figures", "K2"),
        ["share above 100"] = new(KotkName, SampleEdit.Workbook(Kotk, Figures, (Percent, Number("F2", "119"))), "outside 0 to 100", "figures", "F2"),
        ["number as text"] = new(KotkName, SampleEdit.Workbook(Kotk, Figures, (Percent, Text("F2", "19"))), "text that looks like a number", "figures", "F2"),
        ["error in a cell"] = new(KotkName, SampleEdit.Workbook(Kotk, Figures, (Percent, "<c r=\"F2\" t=\"e\"><v>#N/A</v></c>")), "#N/A", "figures", "F2"),
        ["figure twice"] = new(KotkName, SampleEdit.Workbook(Kotk, Figures, (Text("D3", "unlabelled_2"), Text("D3", "unlabelled_1"))), "stand already in line 2", "figures", "D3"),
        ["unknown answer"] = new(KotkName, SampleEdit.Workbook(Kotk, Figures, (Text("D3", "unlabelled_2"), Text("D3", "unlabeled_2"))), "Did you mean 'unlabelled_2'?", "figures", "D3"),
        ["base that is not known"] = new(KotkName, SampleEdit.Workbook(Kotk, Figures, (Text("I2", "assumed"), Text("I2", "none"))), "no base is known", "figures", "H2"),

        ["codebook: derived in part"] = Codebook("answer,helped_grouped,no,,helped = not", "answer,helped_grouped,no,,", "are derived, this one is not", "E18"),
        ["codebook: answer of no question"] = Codebook("answer,needs,hours", "answer,need,hours", "Did you mean 'needs'?", "B21"),
        ["codebook: rules in a circle"] = Codebook("guided,single,,", "guided,single,helped = much,", "rules go in a circle", "E8"),
        ["codebook: no fieldwork"] = Codebook("survey,,fieldwork_to,2025-02-10,,,,\n", "", "nothing says the 'fieldwork_to'", null),

        ["respondents: survey not loaded"] = new("other.respondents.csv", p => File.WriteAllText(p, SmallSurvey.Respondents), "no questionnaire of the survey 'other' was loaded"),
        ["respondents: unknown column"] = Respondents(";guided;", ";guidet;", "Did you mean 'guided'?", "F1"),
        ["respondents: column of no answer"] = Respondents("needs[hours]", "needs[hour]", "Did you mean 'needs[hours]'?", "J1"),
        ["respondents: grid without its row"] = Respondents("contact[boss]", "contact", "does not say which it is", "O1"),
        ["respondents: column twice"] = Respondents("reasons[2]", "reasons[1]", "stands already in K", "L1"),
        ["respondents: nobody is named"] = Respondents("respondent;weight", "completed;weight", "no column that says who answered", null, ";completed;", ";language2;"),
        ["respondents: routing column left out"] = new(
            SmallSurvey.RespondentsName, p => File.WriteAllText(p, "respondent,helped\np1,some\n"), "the answers to 'guided' are missing"),
        ["respondents: headers only"] = new(SmallSurvey.RespondentsName, p => File.WriteAllText(p, "respondent,guided\n"), "there are no respondents"),
        ["respondents: not asked"] = Respondents("p3;1;en;no;;no;;", "p3;1;en;no;;no;much;", "only when guided = yes", "G4"),
        ["respondents: code without a label"] = Respondents("yes;;yes;some;", "yes;;yes;somewhat;", "no answer with this code", "G2"),
        ["respondents: rank left out"] = Respondents("sense;;;;often", "sense;;money;;often", "a rank before this one", "M3"),
        ["respondents: answer on two ranks"] = Respondents("money;people;;often", "money;money;;often", "has two ranks", "L2"),
        ["respondents: somebody twice"] = Respondents("\np2;", "\np1;", "stands already at A2", "A3"),
        ["respondents: somebody without a name"] = Respondents("\np2;", "\n;", "has no identifier", "A3"),
        ["respondents: weight of nothing"] = Respondents("p2;0.5;", "p2;0;", "no positive number", "B3"),
        ["respondents: age in words"] = Respondents(";38\n", ";achtendertig\n", "is no number", "P2"),
        ["respondents: derived answer that contradicts"] = Respondents("not;no;", "not;yes;", "does not follow from", "H3"),
        ["respondents: real and made up"] = Respondents("p2;0.5;fr;yes;;", "p2;0.5;fr;yes;yes;", "made-up respondents stand beside real ones", "E3"),

        ["sav: cut off"] = new("cut.sav", p => File.WriteAllBytes(p, Spss("compressed.sav")[..2000]), "ends within", Cell: "byte 2000"),
        ["sav: somebody without a weight"] = new("weights.sav", p => File.WriteAllBytes(p, Spss("compressed.sav")), "no positive number", Cell: "case 7, variable weegfactor"),
        ["sav: value without a label"] = new("labels.sav", p => File.WriteAllBytes(p, Spss("uncompressed.sav")), "'tevredenheid' has no label", Cell: "case 1, variable tevredenheid"),
        ["sav: nobody is named"] = new("names.sav", p => File.WriteAllBytes(p, Spss("windows1252.sav")), "no variable says who answered"),
        ["sav: of another survey"] = new("small.sav", p => File.WriteAllBytes(p, new SavBuilder().Number("respondent", [1, 2]).Number("guided", [1, 2]).ToBytes()), "is another one than in the survey 'small'"),
        ["lime: responses without their structure"] = new("results-survey999.csv", p => File.WriteAllText(p, "id,submitdate,Q1\n1,2025-01-01,A1\n"), "the structure of the survey 'ls999' was not loaded"),
        ["lime: structure cut off"] = new("ls.lss", p => File.WriteAllText(p, "<?xml version=\"1.0\"?><document><LimeSurveyDocType>Survey</LimeSurveyDocType>\n"), "not well-formed XML", Cell: "line 2"),
    };

    private const string CmRule = "G25";

    private static BrokenInput Codebook(string old, string now, string says, string? cell) =>
        new(SmallSurvey.CodebookName, SmallSurvey.With(SmallSurvey.Codebook, old, now), says, Cell: cell);

    private static BrokenInput Respondents(string old, string now, string says, string? cell, string? alsoOld = null, string? alsoNow = null) => new(
        SmallSurvey.RespondentsName,
        SmallSurvey.With(alsoOld is null ? SmallSurvey.Respondents : SampleEdit.Replace(SmallSurvey.Respondents, alsoOld, alsoNow!), old, now), says, Cell: cell);

    private static string Text(string cell, string text) => $"<c r=\"{cell}\" t=\"inlineStr\"><is><t>{text}</t></is></c>";

    private static string Number(string cell, string number) => $"<c r=\"{cell}\" s=\"2\" t=\"n\"><v>{number}</v></c>";

    private static byte[] Spss(string name) => File.ReadAllBytes(Path.Combine(SampleWarehouse.Root, "tests", "Etl", "Spss", "Files", name));
}
