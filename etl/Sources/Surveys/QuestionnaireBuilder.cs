using System.Globalization;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Etl.Sources.Surveys;

/// <summary>Makes a questionnaire of the lines of a file, and checks that its parts fit.</summary>
internal sealed class QuestionnaireBuilder(QuestionnaireColumns columns, InputProblems problems)
{
    private static readonly string[] Types = [.. Enum.GetNames<QuestionType>().Select(t => t.ToLowerInvariant())];
    private static readonly string[] Roles = ["category", "none", "statistic", "group"];

    /// <summary>Makes the questionnaire; it is of use only where no problem was found.</summary>
    public Questionnaire Build(
        Survey survey, IReadOnlyList<Segment> segments, IEnumerable<TableLine> questions, IEnumerable<TableLine> rows, IEnumerable<TableLine> answers)
    {
        var asked = Once(questions, l => l.Code("code", "the code of the question"), "question");
        NumberedIfAny(asked.Select(q => q.Line), "");
        var ofRows = Parts(rows, asked, "row");
        var ofAnswers = Parts(answers, asked, "answer");
        var read = asked.Select((q, i) => Question(q.Code, q.Line, i + 1, ofRows[q.Code].ToList(), ofAnswers[q.Code].ToList())).ToList();
        var questionnaire = new Questionnaire { Survey = survey, Segments = segments, Questions = read };

        var rules = new RuleCheck(questionnaire);
        foreach (var (code, line) in asked)
        {
            rules.Check(code, questionnaire.Find(code)!.AskedWhen, line, columns.Asked);
        }

        foreach (var (line, question, answer) in asked.SelectMany(q => ofAnswers[q.Code].Select(a => (a.Line, Question: q.Code, Answer: a.Code))))
        {
            var made = questionnaire.Find(question)!.Answers.First(a => a.Code == answer);
            rules.Check(question, made.DerivedWhen, line, columns.Derives, mayNameItself: made.Role == AnswerRole.Group);
        }

        if (problems.Count == 0)
        {
            rules.CheckCircles(columns.Asked, asked.ToDictionary(q => q.Code, q => q.Line));
        }

        return questionnaire;
    }

    private Question Question(string code, TableLine line, int rank, List<(string Code, TableLine Line)> rows, List<(string Code, TableLine Line)> answers)
    {
        NumberedIfAny(rows.Select(r => r.Line), $" of the rows of '{code}'");
        NumberedIfAny(answers.Select(a => a.Line), $" of the answers of '{code}'");
        var type = Enum.Parse<QuestionType>(line.Word(columns.Type, "the type of the question", Types), ignoreCase: true);
        if (type == QuestionType.Grid && rows.Count == 0)
        {
            line.Add(columns.Type, "grid-without-rows", $"the question '{code}' is a grid without rows", "List its rows, or correct the type", "grid");
        }

        if (type != QuestionType.Grid && rows.Count > 0)
        {
            rows[0].Line.Add("question", "rows-of-no-grid", $"the question '{code}' is no grid", "Delete its rows, or make its type 'grid'", code);
        }

        if (answers.Count == 0)
        {
            line.Add("code", "question-without-answers", $"the question '{code}' has no answers", "List them", code);
        }

        var own = answers.Where(a => a.Line.Text(columns.Role) != "group").ToList();
        var (derived, other) = (own.Where(a => a.Line.Text(columns.Derives) is not null).ToList(), own.Where(a => a.Line.Text(columns.Derives) is null).ToList());
        foreach (var (group, at) in answers.Except(own).Where(g => g.Line.Text(columns.Derives) is null))
        {
            at.Add(columns.Derives, "group-without-rule", $"the group '{group}' does not say which answers it holds", "Give the rule, such as QUESTION in (A|B)", expected: "a rule");
        }

        if (derived.Count > 0 && other.Count > 0)
        {
            other[0].Line.Add(
                columns.Derives, "derived-in-part", $"other answers of '{code}' are derived, this one is not", "Give the rule that makes it, or delete those of the others", other[0].Code);
        }

        return new Question
        {
            Code = code,
            Type = type,
            Label = line.Label("", "the label of the question"),
            Rank = rank,
            SourceNumber = line.Text("number", 60),
            Audience = line.Text("audience") is null ? null : line.Code("audience", "the audience"),
            Base = line.Whole("base_n", "the base"),
            AskedWhen = line.Rule(columns.Asked),
            BaseInWords = line.LabelOrNull("base_", "the base in words"),
            Note = line.Text("note"),
            Rows = type == QuestionType.Grid ? [.. rows.Select((r, i) => new QuestionRow(r.Code, r.Line.Label("", "the label of the row"), i + 1))] : [QuestionRow.Only],
            Answers = [.. answers.Select((a, i) => Answer(a.Code, a.Line, i + 1))],
        };
    }

    private Answer Answer(string code, TableLine line, int rank) => new(
        code,
        line.Label("", "the label of the answer"),
        rank,
        Enum.Parse<AnswerRole>(line.Word(columns.Role, "the role of the answer", Roles, columns.RoleMayBeEmpty), ignoreCase: true),
        line.Rule(columns.Derives));

    /// <summary>Rows or answers by their question; each code once a question.</summary>
    private ILookup<string, (string Code, TableLine Line)> Parts(IEnumerable<TableLine> lines, List<(string Code, TableLine Line)> questions, string what)
    {
        var known = questions.Select(q => q.Code).ToHashSet(StringComparer.Ordinal);
        var of = new List<(string Question, string Code, TableLine Line)>();
        foreach (var line in lines)
        {
            var question = line.Needed("question", "the code of the question");
            if (question.Length > 0 && !known.Contains(question))
            {
                line.Add("question", "unknown-question", "there is no such question", Spelling.Suggestion(question, known) + "Correct the code, or add the question", question);
                continue;
            }

            of.Add((question, "", line));
        }

        return of.GroupBy(p => p.Question)
            .SelectMany(g => Once(g.Select(p => p.Line), l => l.Code("code", $"the code of the {what}"), what).Select(p => (Question: g.Key, p.Code, p.Line)))
            .ToLookup(p => p.Question, p => (p.Code, p.Line));
    }

    /// <summary>Lines by their code, which may stand only once.</summary>
    public static List<(string Code, TableLine Line)> Once(IEnumerable<TableLine> lines, Func<TableLine, string> code, string what)
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
    public static void Numbered(IEnumerable<TableLine> lines, string of)
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

    private void NumberedIfAny(IEnumerable<TableLine> lines, string of)
    {
        if (columns.HasOrder)
        {
            Numbered(lines, of);
        }
    }
}
