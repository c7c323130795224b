using ReIntegrationBI.Tests.Etl;

namespace ReIntegrationBI.Tests.Recommendations;

/// <summary>A small study and a small process as workbooks, for tests that change one cell.</summary>
internal static class SmallStudy
{
    public const string ActionsName = "small.actions.xlsx", ProcessName = "small.process.xlsx";

    /// <summary>Two actions: one tied to a figure of the CM survey, one that nothing measures.</summary>
    public static WorkbookBuilder Actions() => Rows(
        new WorkbookBuilder(),
        ("study", ["key|value", "code|small", "title_nl|klein", "title_fr|petit", "title_en|small", "publication|serv-2025"]),
        ("actions",
        [
            "code|level|level_basis|sub_actor|key|key_basis|nl|fr|en", "a1|workplace|source|manager|personal_strength|source|een|un|one",
            "a2|policy_system|ours||||twee|deux|two",
        ]),
        ("actors", ["action|actor|addressed|certainty|reason_nl|reason_fr|reason_en", "a1|manager|yes|high|||", "a2|government|uncertain|low|omdat|parce|because"]),
        ("indicators",
        [
            "action|measure|where|direction|strength|reason_nl|reason_fr|reason_en",
            "a1|survey_pct|survey=cm2023; question=guided; answer=yes|up|direct|omdat|parce|because", "a2|||||niets|rien|nothing",
        ]));

    /// <summary>A step on each timeline, and two bottlenecks.</summary>
    public static WorkbookBuilder Process() => Rows(
        new WorkbookBuilder(),
        ("source", ["key|value", "code|small", "title_nl|klein", "title_fr|petit", "title_en|small", "publication|ap-ergotherapy-2021"]),
        ("steps",
        [
            "code|timeline|order|nl|fr|en|actors|trigger_nl|trigger_fr|trigger_en|clock_start|from|to|unit|next_steps|legal_basis|certainty|note_nl|note_fr|note_en|from_milestone|to_milestone",
            "C1|current|#1|vraag|demande|request|worker; employer|wens|souhait|wish|incapacity_start|#2|#4|month|C2||stated||||incapacity_start|trajectory_request",
            "C2|current|#2|plan|plan|plan|employer|advies|avis|advice|advice||#49|day|||inferred||||assessment|plan",
            "I1|ideal|#1|start|début|start|mutuality|ziekte|maladie|illness|incapacity_start|#0||day|||stated|let op|attention|mind||",
        ]),
        ("bottlenecks",
        [
            "code|level|level_basis|origin|nl|fr|en|recommendation_nl|recommendation_fr|recommendation_en|actors|measurable_nl|measurable_fr|measurable_en|tie|from_milestone|to_milestone|measure|where|reason_nl|reason_fr|reason_en",
            "B1|micro|source|both|laat|tard|late|vroeg|tôt|early|gp|dagen|jours|days|milestones|incapacity_start|first_contact|||omdat|parce|because",
            "B2|macro|ours|practice|woord|mot|word||||government|niets|rien|nothing|none|||||omdat|parce|because",
        ]));

    private static WorkbookBuilder Rows(WorkbookBuilder workbook, params (string Sheet, string[] Lines)[] sheets)
    {
        foreach (var (sheet, lines) in sheets)
        {
            for (var row = 0; row < lines.Length; row++)
            {
                var cells = lines[row].Split('|');
                for (var column = 0; column < cells.Length; column++)
                {
                    if (cells[column].Length > 0)
                    {
                        var at = new ReIntegrationBI.Etl.Formats.CellReference(row + 1, column + 1).ToString();
                        workbook.Set(sheet, at, cells[column][0] == '#' ? double.Parse(cells[column][1..], System.Globalization.CultureInfo.InvariantCulture) : cells[column]);
                    }
                }
            }
        }

        return workbook;
    }
}
