using ReIntegrationBI.Tests.Etl;
using ReIntegrationBI.Tests.Recommendations;

namespace ReIntegrationBI.Tests.Behaviour;

/// <summary>Workbooks of recommendations and of a process as they come when something went wrong.</summary>
internal static class BrokenRecommendations
{
    public static IReadOnlyDictionary<string, BrokenInput> All { get; } = new Dictionary<string, BrokenInput>
    {
        ["sheet missing"] = Actions(w => w.Rename("actors", "Actors 2"), "the sheet is missing", "actors"),
        ["key missing"] = Actions(w => w.Set("study", "A6", "publicatie"), "no value of 'publication'", "study"),
        ["code of another study"] = Actions(w => w.Set("study", "B2", "serv2025"), "not the one in the name of the file", "study", "B2"),
        ["publication unknown"] = Actions(w => w.Set("study", "B6", "serv-2052"), "Did you mean 'serv-2025'?", "study", "B6"),
        ["header misspelt"] = Actions(w => w.Set("indicators", "C1", "were"), "Did you mean 'where'?", "indicators", "C1"),
        ["level unknown"] = Actions(w => w.Set("actions", "B2", "workplase"), "Did you mean 'workplace'?", "actions", "B2"),
        ["group unknown"] = Actions(w => w.Set("actions", "D2", "managr"), "Did you mean 'manager'?", "actions", "D2"),
        ["key of a return unknown"] = Actions(w => w.Set("actions", "E2", "personal_strenght"), "Did you mean 'personal_strength'?", "actions", "E2"),
        ["text in one language only"] = Actions(w => w.Clear("actions", "H2"), "in French is missing", "actions", "H2"),
        ["action twice"] = Actions(w => w.Set("actions", "A3", "a1"), "stands already", "actions", "A3"),
        ["actor unknown"] = Actions(w => w.Set("actors", "B2", "manger"), "Did you mean 'manager'?", "actors", "B2"),
        ["actor of no action"] = Actions(w => w.Set("actors", "A3", "a22"), "Did you mean 'a2'?", "actors", "A3"),
        ["action that addresses nobody"] = Actions(w => w.Set("actors", "A3", "a1"), "addresses nobody", "actions", "A3"),
        ["doubt without a reason"] = Actions(w => Clear(w, "actors", "E3", "F3", "G3"), "nothing says why the certainty is not high", "actors", "E3"),
        ["action without a tie"] = Actions(w => w.Set("indicators", "A3", "a1"), "nothing says what could show movement", "actions", "A3"),
        ["measured and not"] = Actions(w => w.Set("indicators", "A4", "a1").Set("indicators", "F4", "x").Set("indicators", "G4", "x").Set("indicators", "H4", "x"), "another line ties the same action", "indicators", "B4"),
        ["measure unknown"] = Actions(w => w.Set("indicators", "B2", "survey_pctt"), "Did you mean 'survey_pct'?", "indicators", "B2"),
        ["limit that is none"] = Actions(w => w.Set("indicators", "C2", "survey=cm2023; guided"), "'guided' is no limit", "indicators", "C2"),
        ["dimension unknown"] = Actions(w => w.Set("indicators", "C2", "survey=cm2023; questoin=guided; answer=yes"), "There is no dimension 'questoin'", "indicators", "C2"),
        ["answer that nobody could give"] = Actions(w => w.Set("indicators", "C2", "survey=cm2023; question=guided; answer=perhaps"), "'perhaps' is no member of answer", "indicators", "C2"),
        ["survey that was not loaded"] = Actions(w => w.Set("indicators", "C2", "survey=cm2031; question=guided; answer=yes"), "'cm2031' is no member of survey", "indicators", "C2"),
        ["question left open"] = Actions(w => w.Set("indicators", "C2", "survey=cm2023"), "No question is named", "indicators", "C2"),
        ["direction unknown"] = Actions(w => w.Set("indicators", "D2", "upp"), "Did you mean 'up'?", "indicators", "D2"),
        ["direction of nothing"] = Actions(w => w.Set("indicators", "D3", "up"), "there is no measure to which this belongs", "indicators", "D3"),
        ["tie twice"] = Actions(w => AddTie(w), "the same measure with the same limits", "indicators", "B4"),

        ["process: one timeline"] = Process(w => w.Set("steps", "B4", "current"), "the timeline 'ideal' has no step", "steps"),
        ["process: milestone unknown"] = Process(w => w.Set("steps", "V2", "trajectory_reqest"), "Did you mean 'trajectory_request'?", "steps", "V2"),
        ["process: milestone alone"] = Process(w => w.Clear("steps", "V2"), "the second milestone is missing", "steps", "V2"),
        ["process: value without a unit"] = Process(w => w.Clear("steps", "N2"), "a value has no unit", "steps", "N2"),
        ["process: value without a clock"] = Process(w => w.Clear("steps", "K2"), "from when the values count", "steps", "K2"),
        ["process: ends before it begins"] = Process(w => w.Set("steps", "M2", 1d), "ends before it begins", "steps", "M2"),
        ["process: number as text"] = Process(w => w.Set("steps", "L2", "2"), "text that looks like a number", "steps", "L2"),
        ["process: next step of nowhere"] = Process(w => w.Set("steps", "O2", "C3"), "there is no step 'C3'", "steps", "O2"),
        ["process: actor unknown"] = Process(w => w.Set("steps", "G2", "worker; emploier"), "Did you mean 'employer'?", "steps", "G2"),
        ["process: bottleneck tied twice"] = Process(w => w.Set("bottlenecks", "R2", "survey_pct"), "this belongs to another", "bottlenecks", "R2"),
        ["process: bottleneck tied to an unknown measure"] = Process(
            w => Clear(w, "bottlenecks", "P2", "Q2").Set("bottlenecks", "O2", "measure").Set("bottlenecks", "R2", "primary_entrees"), "Did you mean 'primary_entries'", "bottlenecks", "R2"),
        ["process: level unknown"] = Process(w => w.Set("bottlenecks", "B2", "nano"), "none that is known", "bottlenecks", "B2"),
    };

    private static BrokenInput Actions(Func<WorkbookBuilder, WorkbookBuilder> change, string says, string sheet, string? cell = null) => new(
        SmallStudy.ActionsName, path => File.WriteAllBytes(path, change(SmallStudy.Actions()).ToBytes()), says, sheet, cell);

    private static BrokenInput Process(Func<WorkbookBuilder, WorkbookBuilder> change, string says, string sheet, string? cell = null) => new(
        SmallStudy.ProcessName, path => File.WriteAllBytes(path, change(SmallStudy.Process()).ToBytes()), says, sheet, cell);

    private static WorkbookBuilder Clear(WorkbookBuilder workbook, string sheet, params string[] cells)
    {
        foreach (var cell in cells)
        {
            workbook.Clear(sheet, cell);
        }

        return workbook;
    }

    private static WorkbookBuilder AddTie(WorkbookBuilder workbook)
    {
        string[] line = ["a1", "survey_pct", "survey=cm2023; question=guided; answer=yes", "up", "direct", "omdat", "parce", "because"];
        for (var column = 0; column < line.Length; column++)
        {
            workbook.Set("indicators", new ReIntegrationBI.Etl.Formats.CellReference(4, column + 1).ToString(), line[column]);
        }

        return workbook;
    }
}
