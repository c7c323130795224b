using ReIntegrationBI.Etl.Formats;
using ReIntegrationBI.Etl.Sources.Surveys;
using ReIntegrationBI.Warehouse.Recommendations;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Etl.Sources.Recommendations;

/// <summary>Reads the sheets <c>actions</c>, <c>actors</c> and <c>indicators</c>.</summary>
internal sealed class ActionSheets(SourceDocument document, TieReader ties, InputProblems problems)
{
    private static readonly string[] Bases = ["source", "ours"];

    /// <summary>Reads the actions; they are of use only where no problem was found.</summary>
    public IReadOnlyList<StudyAction> Read()
    {
        var actions = TableSheet.Open(document, "actions", ["code", "level", "level_basis", "sub_actor", "key", "key_basis", "nl", "fr", "en"], problems);
        var actors = TableSheet.Open(document, "actors", ["action", "actor", "addressed", "certainty", "reason_nl", "reason_fr", "reason_en"], problems);
        var indicators = TableSheet.Open(
            document, "indicators", ["action", "measure", "where", "direction", "strength", "reason_nl", "reason_fr", "reason_en"], problems);
        if (actions is null || actors is null || indicators is null)
        {
            return [];
        }

        var lines = QuestionnaireBuilder.Once(actions.Lines(), l => l.Code("code", "the code of the action"), "action");
        if (lines.Count == 0)
        {
            problems.Add("no-actions", "there is no action", "List the actions, one a line", "actions", expected: "at least one line");
        }

        var known = lines.Select(l => l.Code).ToList();
        var addressees = ByAction(actors, known, AddresseeOf);
        var tied = ByAction(indicators, known, TieOf);
        foreach (var (code, line) in lines)
        {
            if (!addressees.ContainsKey(code))
            {
                line.Add("code", "action-without-actor", "the action addresses nobody", "Add it to the sheet 'actors'", code, "at least one line there");
            }

            if (!tied.TryGetValue(code, out var own))
            {
                line.Add(
                    "code", "action-without-tie", "nothing says what could show movement", "Add it to the sheet 'indicators', with an empty measure where no source measures it",
                    code, "at least one line there");
            }
            else if (own.Count > 1 && own.FindIndex(t => t.Line.Text("measure") is null) is >= 0 and var contradiction)
            {
                own[contradiction].Line.Add(
                    "measure", "measured-and-not", "another line ties the same action to a measure", "Delete one of the two", null, "a measure, or no other line of that action");
            }
        }

        Twice(addressees.Values, a => a.Value.Actor, "actor", "actor-twice", "the actor stands already for that action");
        Twice(tied.Values, t => (t.Line.Text("measure"), t.Line.Text("where")), "measure", "tie-twice", "the same measure with the same limits stands already for that action");
        return [.. lines.Select((l, i) => ActionOf(l.Code, l.Line, i + 1, addressees, tied))];
    }

    private StudyAction ActionOf(
        string code, TableLine line, int rank, Dictionary<string, List<Own<ActionAddressee>>> addressees, Dictionary<string, List<Own<ActionTie>>> tied)
    {
        var key = ties.Codes.MemberOrNull(line, "key", "key", "the key");
        return new StudyAction
        {
            Code = code,
            Label = line.Label("", "the text of the action"),
            Rank = rank,
            Level = ties.Codes.Member(line, "level", "action_level", "the level"),
            LevelBasis = Parse<Basis>(line.Word("level_basis", "who says the level", Bases)),
            SubActor = ties.Codes.MemberOrNull(line, "sub_actor", "sub_actor", "the group within the level"),
            Key = key,
            KeyBasis = Parse<Basis>(line.Word("key_basis", "who says the key", Bases, mayBeEmpty: key is null)),
            Actors = addressees.TryGetValue(code, out var own) ? [.. own.Select(a => a.Value)] : [],
            Ties = tied.TryGetValue(code, out var ownTies) ? [.. ownTies.Select(t => t.Value)] : [],
        };
    }

    private ActionAddressee AddresseeOf(TableLine line)
    {
        var certainty = Parse<Certainty>(line.Word("certainty", "the certainty", ["high", "medium", "low"]));
        var reason = line.LabelOrNull("reason_", "the reason");
        if (reason is null && certainty != Certainty.High)
        {
            line.Add("reason_nl", "missing-value", "nothing says why the certainty is not high", "Say why, in three languages");
        }

        var at = line.Table.At(line.Row, "actor");
        return new ActionAddressee(
            ties.Codes.Member(line, "actor", "actor", "the actor"), line.Word("addressed", "whether it is addressed", ["yes", "uncertain"]) == "uncertain",
            certainty, reason, line.Table.Name, at.Row, at.Column);
    }

    private ActionTie TieOf(TableLine line)
    {
        var reason = line.Label("reason_", "the reason");
        var at = line.Table.At(line.Row, "measure");
        if (line.Text("measure") is null)
        {
            foreach (var column in new[] { "where", "direction", "strength" }.Where(c => line.Text(c) is not null))
            {
                line.Add(column, "limit-without-measure", "there is no measure to which this belongs", "Name the measure, or empty the cell", line.Text(column));
            }

            return new ActionTie { Reason = reason, Sheet = line.Table.Name, RowNumber = at.Row, ColumnNumber = at.Column };
        }

        return new ActionTie
        {
            Measure = ties.Read(line, "measure", "where"),
            Wanted = Parse<WantedDirection>(line.Word("direction", "the direction that is wanted", ["up", "down"])),
            Strength = Parse<LinkStrength>(line.Word("strength", "the strength of the link", ["direct", "indirect"])),
            Reason = reason,
            Sheet = line.Table.Name,
            RowNumber = at.Row,
            ColumnNumber = at.Column,
        };
    }

    /// <summary>What the lines of a sheet say, by the action that they name.</summary>
    private static Dictionary<string, List<Own<T>>> ByAction<T>(TableSheet sheet, List<string> known, Func<TableLine, T> read)
    {
        var all = new Dictionary<string, List<Own<T>>>();
        foreach (var line in sheet.Lines())
        {
            var action = line.Code("action", "the code of the action");
            if (action.Length > 0 && !known.Contains(action))
            {
                line.Add(
                    "action", "unknown-action", "the sheet 'actions' has no such action",
                    Warehouse.CodeLists.Spelling.Suggestion(action, known) + "Correct the code, or add the action", action, "a code of the sheet 'actions'");
            }

            var value = read(line);
            if (!all.TryGetValue(action, out var own))
            {
                all[action] = own = [];
            }

            own.Add(new Own<T>(line, value));
        }

        return all;
    }

    private static void Twice<T, TKey>(IEnumerable<List<Own<T>>> all, Func<Own<T>, TKey> key, string column, string code, string message)
    {
        foreach (var group in all.SelectMany(own => own.GroupBy(key)).Where(g => g.Count() > 1))
        {
            var second = group.ElementAt(1);
            second.Line.Add(column, code, message, $"Delete one of the two (the other stands in {group.First().Line.Place(column)})", second.Line.Text(column));
        }
    }

    private static T Parse<T>(string word)
        where T : struct, Enum => Enum.Parse<T>(word, ignoreCase: true);

    private readonly record struct Own<T>(TableLine Line, T Value);
}
