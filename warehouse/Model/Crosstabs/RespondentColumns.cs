using ReIntegrationBI.Warehouse.Surveys;
using Label = ReIntegrationBI.Warehouse.Results.Label;
using SurveyQuestion = ReIntegrationBI.Warehouse.Surveys.Question;

namespace ReIntegrationBI.Warehouse.Model.Crosstabs;

/// <summary>Gathers answers, one by one, into columns; then says who was asked what and who is in which base.</summary>
internal sealed class RespondentColumns
{
    private readonly Questionnaire _questionnaire;
    private readonly int _respondents;
    private readonly Dictionary<(string Question, string Row), Column> _columns = [];
    private readonly Dictionary<string, List<Column>> _byQuestion;

    public RespondentColumns(Questionnaire questionnaire, int respondents)
    {
        (_questionnaire, _respondents) = (questionnaire, respondents);
        foreach (var question in questionnaire.Questions)
        {
            var answers = question.Answers.Where(a => a.Role is AnswerRole.Category or AnswerRole.None).OrderBy(a => a.Rank).ToList();
            foreach (var row in question.Rows)
            {
                _columns[(question.Code, row.Code)] = new Column(question, row, answers, respondents);
            }
        }

        _byQuestion = _columns.GroupBy(c => c.Key.Question).ToDictionary(g => g.Key, g => g.Select(c => c.Value).ToList());
    }

    /// <summary>Takes an answer over.</summary>
    public void Add(int respondent, string question, string row, string answer, int? rank, double? number)
    {
        if (_columns.TryGetValue((question, row), out var column))
        {
            column.Add(respondent, answer, rank, number);
        }
    }

    /// <summary>All columns with their bases, in the order of the questionnaire.</summary>
    public IReadOnlyList<CrosstabItem> Items()
    {
        // What is derived follows from its rule and nothing else, so that it can never disagree with what it was derived from.
        foreach (var question in _questionnaire.Questions.Where(q => q.IsDerived && q.Type is QuestionType.Single or QuestionType.Likert))
        {
            foreach (var row in question.Rows)
            {
                Derive(_columns[(question.Code, row.Code)]);
            }
        }

        return [.. _questionnaire.Questions.SelectMany(q => q.Rows.OrderBy(r => r.Rank).Select(r => ItemOf(_columns[(q.Code, r.Code)])))];
    }

    private void Derive(Column column)
    {
        for (var i = 0; i < _respondents; i++)
        {
            var respondent = i;
            var found = column.Answers.FindIndex(a => a.DerivedWhen?.Holds(q => AnswersTo(q, respondent)) == true);
            if (found >= 0)
            {
                column.Single![i] = found;
            }
        }
    }

    private IReadOnlyCollection<string> AnswersTo(string question, int respondent) =>
        _byQuestion.TryGetValue(question, out var columns) ? [.. columns.SelectMany(c => c.Of(respondent))] : [];

    private CrosstabItem ItemOf(Column column)
    {
        var question = column.Question;
        var asked = new bool[_respondents];
        for (var i = 0; i < _respondents; i++)
        {
            var respondent = i;
            asked[i] = question.AskedWhen?.Holds(q => AnswersTo(q, respondent)) ?? true;
        }

        var isRouteUnknown = question.AskedWhen is null && question.BaseInWords is not null;

        // A blank box is an answer where everybody who was asked saw the box; a list of one answer is such a box.
        var isBox = (question.Type == QuestionType.Multi || (column.Single is not null && column.Answers.Count == 1)) && !isRouteUnknown;
        var inBase = new bool[_respondents];
        for (var i = 0; i < _respondents; i++)
        {
            inBase[i] = asked[i] && (isBox || column.IsAnswered(i));
        }

        return new CrosstabItem
        {
            Code = column.Row.Code.Length == 0 ? question.Code : $"{question.Code}/{column.Row.Code}",
            Question = question,
            Label = column.Row.Code.Length == 0 ? question.Label : new Label(
                Joined(question.Label.Nl, column.Row.Label.Nl), Joined(question.Label.Fr, column.Row.Label.Fr), Joined(question.Label.En, column.Row.Label.En)),
            Answers = column.Answers,
            Single = column.Single is null ? null : [.. column.Single.Select((a, i) => inBase[i] ? a : -1)],
            Chosen = column.Chosen?.ConvertAll(c => c.Select((given, i) => given && inBase[i]).ToArray()),
            Ranks = column.Ranks?.ConvertAll(c => c.Select((rank, i) => inBase[i] ? rank : 0).ToArray()),
            Numbers = column.Numbers is null ? null : [.. column.Numbers.Select((x, i) => inBase[i] ? x : double.NaN)],
            Asked = isRouteUnknown ? inBase : asked,
            InBase = inBase,
        };
    }

    private static string Joined(string question, string row) => row.Length == 0 ? question : question.Length == 0 ? row : $"{question}: {row}";

    /// <summary>What everybody answered to a question, or to a row of a grid.</summary>
    private sealed class Column
    {
        private readonly Dictionary<string, int> _index;

        public Column(SurveyQuestion question, QuestionRow row, List<Answer> answers, int respondents)
        {
            (Question, Row, Answers) = (question, row, answers);
            _index = answers.Select((a, i) => (a.Code, i)).ToDictionary(a => a.Code, a => a.i);
            switch (question.Type)
            {
                case QuestionType.Multi:
                    Chosen = answers.ConvertAll(_ => new bool[respondents]);
                    break;
                case QuestionType.Ranking:
                    Ranks = answers.ConvertAll(_ => new int[respondents]);
                    break;
                case QuestionType.Numeric:
                    Numbers = new double[respondents];
                    Array.Fill(Numbers, double.NaN);
                    break;
                default:
                    Single = new int[respondents];
                    Array.Fill(Single, -1);
                    break;
            }
        }

        public SurveyQuestion Question { get; }

        public QuestionRow Row { get; }

        public List<Answer> Answers { get; }

        public int[]? Single { get; }

        public List<bool[]>? Chosen { get; }

        public List<int[]>? Ranks { get; }

        public double[]? Numbers { get; }

        public void Add(int respondent, string answer, int? rank, double? number)
        {
            if (Numbers is not null)
            {
                Numbers[respondent] = number ?? double.NaN;
            }
            else if (_index.TryGetValue(answer, out var a))
            {
                if (Chosen is not null)
                {
                    Chosen[a][respondent] = true;
                }
                else if (Ranks is not null)
                {
                    Ranks[a][respondent] = rank ?? 0;
                }
                else
                {
                    Single![respondent] = a;
                }
            }
        }

        public bool IsAnswered(int respondent) =>
            Chosen is not null ? Chosen.Exists(c => c[respondent])
            : Ranks is not null ? Ranks.Exists(c => c[respondent] > 0)
            : Numbers is not null ? !double.IsNaN(Numbers[respondent])
            : Single![respondent] >= 0;

        public IEnumerable<string> Of(int respondent) =>
            Numbers is not null ? (double.IsNaN(Numbers[respondent]) ? [] : [Answer.NumberCode])
            : Single is not null ? (Single[respondent] < 0 ? [] : [Answers[Single[respondent]].Code])
            : Answers.Where((_, a) => Chosen?[a][respondent] ?? Ranks![a][respondent] > 0).Select(a => a.Code);
    }
}
