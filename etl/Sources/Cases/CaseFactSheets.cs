using ReIntegrationBI.Etl.Formats;
using ReIntegrationBI.Etl.Sources.Surveys;
using ReIntegrationBI.Warehouse.Cases;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Etl.Sources.Cases;

/// <summary>Reads the sheets of which a line says something of one case: keys, support, adjustments, interviews.</summary>
internal sealed class CaseFactSheets(SourceDocument document, IReadOnlyList<StudyCase> cases, CodeListCatalog codes, InputProblems problems)
{
    private static readonly string[] Evidences = ["explicit", "implied"];
    private static readonly string[] Roles = ["interviewed_key_figure", "mentioned"];
    private static readonly string[] Valences = ["supportive", "mixed", "neutral", "hindering"];
    private static readonly string[] Bases = ["overview_list", "bio", "chapter"];
    private static readonly string[] Groups = ["returner", "key_figure"];

    /// <summary>Reads <c>keys</c>.</summary>
    public IReadOnlyList<CaseKeyEvidence> Keys() => Read("keys", ["case", "key", "evidence", .. In("mechanism"), "source"], (line, known) =>
    {
        var evidence = line.Word("evidence", "the evidence", Evidences);
        var mechanism = line.LabelOrNull("mechanism_", "the mechanism");
        return line.Case(cases) is { } code && line.Member("key", "key", codes) is { } key && CaseLines.IsNew(known, line, "key", code, key)
            ? new CaseKeyEvidence(code, key, evidence, mechanism, line.PlaceOf("key"))
            : null;
    });

    /// <summary>Reads <c>support</c>.</summary>
    public IReadOnlyList<CaseSupport> Supports() => Read("support", ["case", "actor", "role", "valence", .. In("note"), "source"], (line, known) =>
    {
        var (role, valence) = (line.Word("role", "the role", Roles), line.Word("valence", "the valence", Valences));
        var note = line.LabelOrNull("note_", "the note");
        return line.Case(cases) is { } code && line.Member("actor", "actor", codes) is { } actor && CaseLines.IsNew(known, line, "actor", code, actor, role, valence, note?.Nl)
            ? new CaseSupport(code, actor, role, valence, note, line.PlaceOf("actor"))
            : null;
    });

    /// <summary>Reads <c>adjustments</c>.</summary>
    public IReadOnlyList<CaseAdjustment> Adjustments() => Read(
        "adjustments", ["case", "adjustment", "from", "to", .. In("timing"), .. In("detail"), "basis", "source"], (line, known) =>
    {
        var basis = line.Word("basis", "the basis", Bases);
        var (timing, detail) = (line.LabelOrNull("timing_", "the timing"), line.LabelOrNull("detail_", "the detail"));
        var (from, to) = (Moment(line, "from"), Moment(line, "to"));
        if (from is { } first && to is { } last && last.LastDay < first.FirstDay)
        {
            line.Add("to", "moments-in-wrong-order", "it ends before it begins", "Correct one of the two", last.Code, $"{first.Code} or later");
        }

        return line.Case(cases) is { } code && line.Member("adjustment", "adjustment", codes) is { } adjustment
            && CaseLines.IsNew(known, line, "adjustment", code, adjustment, from?.Code, to?.Code, detail?.Nl)
            ? new CaseAdjustment(code, adjustment, from?.Code, to?.Code, timing, detail, basis, line.PlaceOf("adjustment"))
            : null;
    });

    /// <summary>Reads <c>interviews</c>.</summary>
    public IReadOnlyList<CaseInterview> Interviews() => Read("interviews", ["case", "group", "actor", "count", .. In("note"), "source"], (line, known) =>
    {
        var group = line.Word("group", "the group", Groups);
        var note = line.LabelOrNull("note_", "the note");
        var count = line.Whole("count", "the number of interviews", least: 1);
        if (count is null && line.Text("count") is null)
        {
            line.Add("count", "missing-value", "the number of interviews is missing", "Fill it in");
        }

        return line.Case(cases) is { } code && line.Member("actor", "actor", codes) is { } actor && CaseLines.IsNew(known, line, "actor", code, group, actor, note?.Nl)
            ? new CaseInterview(code, actor, group, count ?? 0, note, line.PlaceOf("actor"))
            : null;
    });

    private static string[] In(string name) => [name + "_nl", name + "_fr", name + "_en"];

    private static Period? Moment(TableLine line, string column)
    {
        if (line.Text(column) is not { } text)
        {
            return null;
        }

        if (Period.TryParse(text, out var period) && period.Type != "day")
        {
            return period;
        }

        line.Add(column, "not-a-moment", "this is no year or month", "Enter it so; say what is less certain in words in the columns timing_nl, timing_fr and timing_en", text, "2016 or 2022-06");
        return null;
    }

    private List<T> Read<T>(string sheet, IReadOnlyList<string> columns, Func<TableLine, Dictionary<string, string>, T?> read)
        where T : CaseFact
    {
        var known = new Dictionary<string, string>();
        return (TableSheet.Open(document, sheet, columns, problems)?.Lines() ?? []).Select(line => read(line, known)).OfType<T>().ToList();
    }
}
