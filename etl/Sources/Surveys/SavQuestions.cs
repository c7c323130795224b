using ReIntegrationBI.Etl.Formats;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Etl.Sources.Surveys;

/// <summary>Makes a questionnaire of the variables of an SPSS file.</summary>
internal sealed class SavQuestions
{
    private static readonly string[] IdNames = ["respondent", "respondent_id", "respondentid", "responseid", "response_id", "respid", "resp_id", "caseid", "case_id", "id"];

    private readonly SavFile _sav;
    private readonly InputProblems _problems;
    private readonly List<SavQuestion> _read = [];
    private readonly List<InputProblem> _notLoaded = [];

    /// <summary>Sorts the variables; who they say answered, and what they say was asked.</summary>
    public SavQuestions(SavFile sav, Survey survey, InputProblems problems)
    {
        (_sav, _problems) = (sav, problems);
        Id = IdNames.Select(sav.Find).FirstOrDefault(v => v is not null);
        Weight = sav.WeightVariable ?? (sav.Find("weight") is { IsText: false } weight ? weight : null);
        (Language, Completed, Synthetic) = (sav.Find("language"), sav.Find("completed"), sav.Find("synthetic"));
        if (Id is null)
        {
            problems.Add(
                "missing-column", "no variable says who answered", "Name the variable of identifiers so, or make one before saving: COMPUTE respondent = $CASENUM",
                expected: "a variable " + string.Join(", ", IdNames));
        }

        var taken = new HashSet<SavVariable>(new[] { Id, Weight, Language, Completed, Synthetic }.OfType<SavVariable>());
        foreach (var set in sav.MultipleResponseSets)
        {
            taken.UnionWith(set.Variables);
            AddSet(set);
        }

        foreach (var variable in sav.Variables.Where(v => !taken.Contains(v)))
        {
            Add(variable);
        }

        if (_read.Count == 0)
        {
            problems.Add("no-answers", "no variable holds answers that can be counted", "Label the values of the questions, or set their level to scale");
        }

        var inOrder = _read.OrderBy(q => q.Variables[0].Index).Select((q, i) => q with { Question = q.Question with { Rank = i + 1 } }).ToList();
        Read = inOrder;
        Questionnaire = new Questionnaire
        {
            Survey = survey,
            Segments = [new Segment(Segment.Total, new Label("Totaal", "Total", "Total"), 1)],
            Questions = [.. inOrder.Select(q => q.Question)],
        };
    }

    /// <summary>The variable of identifiers; null where there is none, which is then a problem.</summary>
    public SavVariable? Id { get; }

    /// <summary>The variable of weights, or null.</summary>
    public SavVariable? Weight { get; }

    /// <summary>The variable of languages, or null.</summary>
    public SavVariable? Language { get; }

    /// <summary>The variable that says who completed the questionnaire, or null.</summary>
    public SavVariable? Completed { get; }

    /// <summary>The variable that says who is made up, or null.</summary>
    public SavVariable? Synthetic { get; }

    /// <summary>What was asked.</summary>
    public Questionnaire Questionnaire { get; }

    /// <summary>The questions with their variables.</summary>
    public IReadOnlyList<SavQuestion> Read { get; }

    /// <summary>Variables that cannot be counted: open texts, dates.</summary>
    public IReadOnlyList<InputProblem> NotLoaded => _notLoaded;

    private void Add(SavVariable variable)
    {
        var answers = Answers([variable]);
        var label = LabelOf(variable.Label ?? variable.Name);
        if (variable.Print.IsDate || variable.Print.IsTime)
        {
            Leave(variable, "it holds days or times");
        }
        else if (!SurveyCode.IsCode(variable.Name))
        {
            Leave(variable, "its name has other letters than a code may have");
        }
        else if (!variable.IsText && ((variable.Measure == SavMeasure.Scale && !AllLabelled(variable)) || (answers.Count == 0 && variable.Measure == SavMeasure.Unknown)))
        {
            Answer[] number = [new Answer(Answer.NumberCode, new Label("waarde", "valeur", "value"), 1, AnswerRole.Number)];
            _read.Add(new SavQuestion(New(variable.Name, QuestionType.Numeric, label, number), SavQuestionKind.Number, [variable]));
        }
        else if (answers.Count == 0)
        {
            Leave(variable, variable.IsText ? "it holds texts without labels" : "its values have no labels, and its level is not scale");
        }
        else if (answers.FirstOrDefault(a => !SurveyCode.IsCode(a.Code)) is { } wrong)
        {
            Leave(variable, $"its value '{wrong.Code}' has other letters than a code may have");
        }
        else
        {
            var type = variable.Measure == SavMeasure.Ordinal ? QuestionType.Likert : QuestionType.Single;
            _read.Add(new SavQuestion(New(variable.Name, type, label, answers), SavQuestionKind.Codes, [variable]));
        }
    }

    private void AddSet(SavMultipleResponseSet set)
    {
        var code = set.Name.TrimStart('$');
        var label = LabelOf(set.Label ?? code);
        if (!SurveyCode.IsCode(code) || _read.Any(q => q.Question.Code.Equals(code, StringComparison.OrdinalIgnoreCase)) || _sav.Find(code) is not null)
        {
            Leave(set.Variables[0], $"the set {set.Name} has the name of a variable or another set, or other letters than a code may have");
            return;
        }

        if (set.Dichotomies && set.Variables.FirstOrDefault(v => !SurveyCode.IsCode(v.Name)) is { } odd)
        {
            Leave(odd, $"the set {set.Name} has a variable whose name has other letters than a code may have");
            return;
        }

        var answers = set.Dichotomies ? [.. set.Variables.Select((v, i) => new Answer(v.Name, LabelOf(TickLabel(set, v)), i + 1))] : Answers(set.Variables);
        if (answers.Count == 0)
        {
            Leave(set.Variables[0], $"the values of the set {set.Name} have no labels");
            return;
        }

        _read.Add(new SavQuestion(
            New(code, QuestionType.Multi, label, answers), set.Dichotomies ? SavQuestionKind.Ticks : SavQuestionKind.CodeSet, set.Variables, set.CountedValue));
    }

    private static string TickLabel(SavMultipleResponseSet set, SavVariable variable)
    {
        var counted = !set.NamedByValueLabel ? null
            : variable.IsText ? variable.LabelOf(set.CountedValue!.Trim())
            : double.TryParse(set.CountedValue, System.Globalization.CultureInfo.InvariantCulture, out var number) ? variable.LabelOf(number) : null;
        return counted ?? variable.Label ?? variable.Name;
    }

    /// <summary>The labelled values that are not missing, in the order of their numbers.</summary>
    private static List<Answer> Answers(IReadOnlyList<SavVariable> variables) =>
    [
        .. variables
            .SelectMany(v => v.ValueLabels.Where(l => l.Number is { } n ? !v.MissingValues.Contains(n) : !string.IsNullOrWhiteSpace(l.Text) && !v.MissingValues.Contains(l.Text)))
            .OrderBy(l => l.Number ?? 0)
            .Select(l => (Code: l.Number is { } n ? SavSource.Code(n) : l.Text!.Trim(), l.Label))
            .DistinctBy(a => a.Code, StringComparer.OrdinalIgnoreCase)
            .Select((a, i) => new Answer(a.Code, LabelOf(a.Label), i + 1)),
    ];

    /// <summary>Many programs call codes a scale too: a variable whose every value has a label holds codes, whatever its level.</summary>
    private bool AllLabelled(SavVariable variable)
    {
        if (variable.ValueLabels.Count == 0)
        {
            return false;
        }

        foreach (var number in _sav.Numbers(variable))
        {
            if (!double.IsNaN(number) && !variable.MissingValues.Contains(number) && variable.LabelOf(number) is null)
            {
                return false;
            }
        }

        return true;
    }

    private static Question New(string code, QuestionType type, Label label, IReadOnlyList<Answer> answers) =>
        new() { Code = code, Type = type, Label = label, Rank = 0, Answers = answers };

    /// <summary>A file has its labels in one language; pages in others show them as they are.</summary>
    private static Label LabelOf(string text)
    {
        var cut = text.Length <= TableLine.LongestLabel ? text : text[..(TableLine.LongestLabel - 1)] + "…";
        return new Label(cut, cut, cut);
    }

    private void Leave(SavVariable variable, string why) => _notLoaded.Add(_problems.Problem(
        "not-loaded", $"the variable '{variable.Name}' was left out: {why}", "Nothing need be done, unless it is a question to be counted", cell: "variable " + variable.Name));
}
