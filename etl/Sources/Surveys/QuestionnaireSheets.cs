using System.Globalization;
using ReIntegrationBI.Etl.Formats;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Etl.Sources.Surveys;

/// <summary>Reads the sheets <c>segments</c>, <c>questions</c>, <c>rows</c> and <c>answers</c>.</summary>
internal sealed class QuestionnaireSheets(SourceDocument document, InputProblems problems)
{
    private static readonly string[] Types = [.. Enum.GetNames<QuestionType>().Select(t => t.ToLowerInvariant())];
    private static readonly string[] Roles = ["category", "none", "statistic", "group"];

    /// <summary>Reads the questionnaire; it is of use only where no problem was found.</summary>
    public Questionnaire Read(Survey survey)
    {
        var segments = Segments();
        var questions = TableSheet.Open(
            document, "questions",
            ["code", "order", "number", "audience", "type", "base_n", "asked", "base_nl", "base_fr", "base_en", "nl", "fr", "en", "note"], problems);
        var rows = TableSheet.Open(document, "rows", ["question", "code", "order", "nl", "fr", "en"], problems);
        var answers = TableSheet.Open(document, "answers", ["question", "code", "order", "nl", "fr", "en", "role", "derives"], problems);
        if (questions is null || rows is null || answers is null)
        {
            return new Questionnaire { Survey = survey, Segments = segments, Questions = [] };
        }

        var asked = Once(questions.Lines(), l => l.Code("code", "the code of the question"), "question");
        Numbered(asked.Select(q => q.Line), "");
        var ofRows = Parts(rows, asked, "row");
        var ofAnswers = Parts(answers, asked, "answer");
        var read = asked.Select(q => Question(q.Code, q.Line, ofRows[q.Code].ToList(), ofAnswers[q.Code].ToList())).ToList();
        var questionnaire = new Questionnaire { Survey = survey, Segments = segments, Questions = read };

        var rules = new RuleCheck(questionnaire);
        foreach (var (code, line) in asked)
        {
            rules.Check(code, questionnaire.Find(code)!.AskedWhen, line, "asked");
        }

        foreach (var (line, question, answer) in asked.SelectMany(q => ofAnswers[q.Code].Select(a => (a.Line, Question: q.Code, Answer: a.Code))))
        {
            var made = questionnaire.Find(question)!.Answers.First(a => a.Code == answer);
            rules.Check(question, made.DerivedWhen, line, "derives", mayNameItself: made.Role == AnswerRole.Group);
        }

        if (problems.Count == 0)
        {
            rules.CheckCircles(asked.ToDictionary(q => q.Code, q => q.Line));
        }

        return questionnaire;
    }

    private List<Segment> Segments()
    {
        if (TableSheet.Open(document, "segments", ["code", "order", "letter", "nl", "fr", "en"], problems) is not { } table)
        {
            return [];
        }

        var lines = Once(table.Lines(), l => l.Code("code", "the code of the segment"), "segment");
        Numbered(lines.Select(l => l.Line), "");
        var letters = new Dictionary<string, TableLine>();
        foreach (var (_, line) in lines)
        {
            if (line.Text("letter") is not { } letter)
            {
                continue;
            }

            if (letter is not [>= 'A' and <= 'Z'])
            {
                line.Add("letter", "not-a-letter", "this is no letter", "Use one capital letter a segment", letter, "A, B, C …");
            }
            else if (!letters.TryAdd(letter, line))
            {
                line.Add("letter", "letter-twice", $"the letter stands already in {letters[letter].Place("letter")}", "Give each segment its own letter", letter);
            }
        }

        if (lines.All(l => l.Code != Segment.Total))
        {
            problems.Add("missing-segment", "there is no segment 'total'", "Add it: all who were asked", "segments", expected: "a line with the code 'total'");
        }

        return [.. lines.Select((l, i) => new Segment(l.Code, l.Line.Label("", "the label of the segment"), i + 1, l.Line.Text("letter")))];
    }

    private Question Question(string code, TableLine line, List<(string Code, TableLine Line)> rows, List<(string Code, TableLine Line)> answers)
    {
        Numbered(rows.Select(r => r.Line), $" of the rows of '{code}'");
        Numbered(answers.Select(a => a.Line), $" of the answers of '{code}'");
        var type = Enum.Parse<QuestionType>(line.Word("type", "the type of the question", Types), ignoreCase: true);
        if (type == QuestionType.Grid && rows.Count == 0)
        {
            line.Add("type", "grid-without-rows", $"the question '{code}' is a grid without rows", "List its rows in the sheet 'rows', or correct the type", "grid");
        }

        if (type != QuestionType.Grid && rows.Count > 0)
        {
            rows[0].Line.Add("question", "rows-of-no-grid", $"the question '{code}' is no grid", "Delete its rows, or make its type 'grid'", code);
        }

        if (answers.Count == 0)
        {
            line.Add("code", "question-without-answers", $"the question '{code}' has no answers", "List them in the sheet 'answers'", code);
        }

        var own = answers.Where(a => a.Line.Text("role") != "group").ToList();
        var (derived, other) = (own.Where(a => a.Line.Text("derives") is not null).ToList(), own.Where(a => a.Line.Text("derives") is null).ToList());
        foreach (var (group, at) in answers.Except(own).Where(g => g.Line.Text("derives") is null))
        {
            at.Add("derives", "group-without-rule", $"the group '{group}' does not say which answers it holds", "Give the rule, such as QUESTION in (A|B)", expected: "a rule");
        }

        if (derived.Count > 0 && other.Count > 0)
        {
            other[0].Line.Add(
                "derives", "derived-in-part", $"other answers of '{code}' are derived, this one is not", "Give the rule that makes it, or delete those of the others", other[0].Code);
        }

        return new Question
        {
            Code = code,
            Type = type,
            Label = line.Label("", "the label of the question"),
            Rank = line.Whole("order", "the order") ?? 0,
            SourceNumber = line.Text("number", 60),
            Audience = line.Text("audience") is null ? null : line.Code("audience", "the audience"),
            Base = line.Whole("base_n", "the base"),
            AskedWhen = line.Rule("asked"),
            BaseInWords = line.LabelOrNull("base_", "the base in words"),
            Note = line.Text("note"),
            Rows = type == QuestionType.Grid ? [.. rows.Select((r, i) => new QuestionRow(r.Code, r.Line.Label("", "the label of the row"), i + 1))] : [QuestionRow.Only],
            Answers = [.. answers.Select((a, i) => Answer(a.Code, a.Line, i + 1))],
        };
    }

    private static Answer Answer(string code, TableLine line, int rank) => new(
        code,
        line.Label("", "the label of the answer"),
        rank,
        Enum.Parse<AnswerRole>(line.Word("role", "the role of the answer", Roles), ignoreCase: true),
        line.Rule("derives"));

    /// <summary>Rows or answers by their question; each code once a question.</summary>
    private ILookup<string, (string Code, TableLine Line)> Parts(TableSheet table, List<(string Code, TableLine Line)> questions, string what)
    {
        var known = questions.Select(q => q.Code).ToHashSet(StringComparer.Ordinal);
        var of = new List<(string Question, string Code, TableLine Line)>();
        foreach (var line in table.Lines())
        {
            var question = line.Needed("question", "the code of the question");
            if (question.Length > 0 && !known.Contains(question))
            {
                line.Add("question", "unknown-question", "there is no such question", Spelling.Suggestion(question, known) + "Correct the code, or add the question to the sheet 'questions'", question);
                continue;
            }

            of.Add((question, "", line));
        }

        return of.GroupBy(p => p.Question)
            .SelectMany(g => Once(g.Select(p => p.Line), l => l.Code("code", $"the code of the {what}"), what).Select(p => (Question: g.Key, p.Code, p.Line)))
            .ToLookup(p => p.Question, p => (p.Code, p.Line));
    }

    private static List<(string Code, TableLine Line)> Once(IEnumerable<TableLine> lines, Func<TableLine, string> code, string what)
    {
        // A database compares without regard to capitals: codes that differ by them only would be one.
        var first = new Dictionary<string, TableLine>(StringComparer.OrdinalIgnoreCase);
        var kept = new List<(string, TableLine)>();
        foreach (var line in lines)
        {
            var read = code(line);
            if (read.Length == 0)
            {
                continue;
            }

            if (first.TryAdd(read, line))
            {
                kept.Add((read, line));
            }
            else
            {
                line.Add("code", "code-twice", $"the {what} stands already in {first[read].Place("code")}", "Give it another code, or delete one of the two lines", read);
            }
        }

        return kept;
    }

    /// <summary>Orders count 1, 2, 3, … down the lines; a gap would be a lost line.</summary>
    private static void Numbered(IEnumerable<TableLine> lines, string of)
    {
        var expected = 1;
        foreach (var line in lines)
        {
            var before = line.Table.Problems.Count;
            var order = line.Whole("order", "the order", least: 1);
            if (order != expected && line.Table.Problems.Count == before)
            {
                line.Add(
                    "order", "order-gap", $"the order{of} does not count on", "Number the lines 1, 2, 3 in their order, or add the one that is missing",
                    order?.ToString(CultureInfo.InvariantCulture) ?? "nothing", expected.ToString(CultureInfo.InvariantCulture));
                return;
            }

            expected++;
        }
    }
}
