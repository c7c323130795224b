using ReIntegrationBI.Etl.Formats;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Etl.Sources.Surveys;

/// <summary>Makes a questionnaire of a LimeSurvey structure.</summary>
internal sealed class LssQuestions
{
    /// <summary>What LimeSurvey writes where "other" was chosen from a list.</summary>
    private const string OtherInList = "-oth-";

    private const string Other = "other";

    private readonly LssFile _structure;
    private readonly InputProblems _problems;
    private readonly List<Question> _questions = [];
    private readonly List<InputProblem> _notLoaded = [];

    /// <summary>Makes the questionnaire.</summary>
    /// <exception cref="InputRefusedException">Its codes cannot be kept, or nothing can be counted.</exception>
    public LssQuestions(LssFile structure, Survey survey)
    {
        (_structure, _problems) = (structure, new InputProblems(structure.Name));
        foreach (var question in structure.Questions)
        {
            Add(question);
        }

        if (_questions.Count == 0)
        {
            _problems.Add("no-questions", "the survey has no question that can be counted", "Export the structure of the whole survey");
        }

        CheckCodes();
        _problems.Throw();
        var rules = new LssRules(structure, _questions);
        Questionnaire = new Questionnaire
        {
            Survey = survey,
            Segments = [new Segment(Segment.Total, new Label("Totaal", "Total", "Total"), 1)],
            Questions = [.. _questions.Select((q, i) => rules.WithRule(q with { Rank = i + 1 }))],
        };
    }

    /// <summary>The questionnaire.</summary>
    public Questionnaire Questionnaire { get; }

    /// <summary>Questions that cannot be counted.</summary>
    public IReadOnlyList<InputProblem> NotLoaded => _notLoaded;

    /// <summary>What a column of responses answers; null for texts, comments and what is not about a question.</summary>
    public LssPlace? Place(LssColumn column)
    {
        if (column.Question is not { } asked || Questionnaire.Find(CodeOf(column)) is not { } question)
        {
            return null;
        }

        return (column.Kind, question.Type) switch
        {
            (LssColumnKind.Rank, QuestionType.Ranking) => new LssPlace(question, AnswerColumnKind.Rank, Rank: column.Rank!.Value),
            (LssColumnKind.Answer, QuestionType.Multi) => Tick(column.Subquestion!.Code),
            (LssColumnKind.Other, QuestionType.Multi) when asked.Other => Tick(Other),
            (LssColumnKind.Answer, QuestionType.Grid) => new LssPlace(question, AnswerColumnKind.Choice, column.Subquestion!.Code),
            (LssColumnKind.Answer, QuestionType.Numeric) => new LssPlace(question, AnswerColumnKind.Number),
            (LssColumnKind.Answer, QuestionType.Single or QuestionType.Likert) => new LssPlace(question, AnswerColumnKind.Choice),
            _ => null,
        };

        LssPlace Tick(string answer) => new(question, AnswerColumnKind.Tick, Answer: RespondentQuestionnaire.IndexOf(question, answer));
    }

    private static string CodeOf(LssColumn column) => column.Question!.Type switch
    {
        '1' => ScaleCode(column.Question, column.Scale),
        'K' when column.Subquestion is { } part => PartCode(column.Question, part),
        _ => column.Question.Code,
    };

    private static string ScaleCode(LssQuestion question, int scale) => FormattableString.Invariant($"{question.Code}_{scale + 1}");

    private static string PartCode(LssQuestion question, LssSubquestion part) => $"{question.Code}_{part.Code}";

    private void Add(LssQuestion question)
    {
        switch (question.Type)
        {
            case 'L' or '!' or 'O' or 'Y' or 'G':
                _questions.Add(New(question, QuestionType.Single, Answers(question, question.Codes(), OtherInList)));
                break;
            case '5':
                _questions.Add(New(question, QuestionType.Likert, Answers(question, question.Codes(), OtherInList)));
                break;
            case 'M' or 'P':
                _questions.Add(New(question, QuestionType.Multi, Answers(question, Parts(question), Other)));
                break;
            case 'R':
                _questions.Add(New(question, QuestionType.Ranking, Answers(question, question.Answers.Count > 0 ? question.Answers : Parts(question), null)));
                break;
            case 'F' or 'H' or 'A' or 'B' or 'C' or 'E':
                _questions.Add(Grid(question, question.Code, 0));
                break;
            case '1':
                _questions.Add(Grid(question, ScaleCode(question, 0), 0));
                _questions.Add(Grid(question, ScaleCode(question, 1), 1));
                break;
            case 'N':
                _questions.Add(New(question, QuestionType.Numeric, Number()));
                break;
            case 'K':
                _questions.AddRange(question.OfScale(0).Select(part => New(question, QuestionType.Numeric, Number()) with
                {
                    Code = PartCode(question, part), Label = LabelOf(part.Texts, part.Code),
                }));
                break;
            case 'X':
                break;
            default:
                _notLoaded.Add(_problems.Problem(
                    "not-loaded", $"the question '{question.Code}' (type {question.Type}) was left out: it holds texts, dates, files or formulas, which cannot be counted",
                    "Nothing need be done", cell: "question " + question.Code));
                break;
        }
    }

    private static Question Grid(LssQuestion question, string code, int scale) => New(question, QuestionType.Grid, Answers(question, question.Codes(scale), null)) with
    {
        Code = code,
        Rows = [.. question.OfScale(0).Select((s, i) => new QuestionRow(s.Code, LabelOf(s.Texts, s.Code), i + 1))],
    };

    private static Answer[] Number() => [new Answer(Answer.NumberCode, new Label("waarde", "valeur", "value"), 1, AnswerRole.Number)];

    private static IReadOnlyList<LssAnswer> Parts(LssQuestion question) =>
        [.. question.OfScale(0).Select(s => new LssAnswer { Code = s.Code, Scale = 0, Order = s.Order, Texts = s.Texts })];

    private static Answer[] Answers(LssQuestion question, IReadOnlyList<LssAnswer> answers, string? other)
    {
        var all = answers.Select(a => (a.Code, Label: LabelOf(a.Texts, a.Code))).ToList();
        if (question.Other && other is not null)
        {
            all.Add((other, question.TextAttributes.GetValueOrDefault("other_replace_text") is { } own ? LabelOf(own, other) : new Label("Andere", "Autre", "Other")));
        }

        return [.. all.Select((a, i) => new Answer(a.Code, a.Label, i + 1))];
    }

    private static Question New(LssQuestion question, QuestionType type, IReadOnlyList<Answer> answers) =>
        new() { Code = question.Code, Type = type, Label = LabelOf(question.Texts, question.Code), Rank = 0, SourceNumber = question.Code, Answers = answers };

    private static Label LabelOf(LssTexts texts, string code) => new(Cut(texts.In("nl"), code), Cut(texts.In("fr"), code), Cut(texts.In("en"), code));

    private static string Cut(string text, string code) =>
        text.Length == 0 ? code : text.Length <= TableLine.LongestLabel ? text : text[..(TableLine.LongestLabel - 1)] + "…";

    /// <summary>Codes are kept as they are; two that differ by capitals only would be one to a database.</summary>
    private void CheckCodes()
    {
        Check(_questions.Select(q => q.Code), "the question");
        foreach (var question in _questions)
        {
            Check(question.Answers.Select(a => a.Code), $"the answer of '{question.Code}'");
            Check(question.Rows.Where(r => r.Code.Length > 0).Select(r => r.Code), $"the row of '{question.Code}'");
            if (question.Answers.Count == 0)
            {
                _problems.Add("question-without-answers", $"the question '{question.Code}' has no answers", "Add them in LimeSurvey and export again", cell: "question " + question.Code);
            }
        }
    }

    private void Check(IEnumerable<string> codes, string what)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var code in codes)
        {
            if (!SurveyCode.IsCode(code))
            {
                _problems.Add("not-a-code", $"{what} has a code with other letters than can be kept", "Change it in LimeSurvey and export again", found: code, expected: "letters, digits, _ . and - only");
            }
            else if (!seen.Add(code))
            {
                _problems.Add("code-twice", $"{what} stands there twice, capitals apart", "Change one in LimeSurvey and export again", found: code);
            }
        }
    }
}
