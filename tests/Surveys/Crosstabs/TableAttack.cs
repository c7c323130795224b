using ReIntegrationBI.Warehouse.Disclosure;
using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Tests.Surveys.Crosstabs;

/// <summary>
/// What a reader of several tables of one survey can work out: the counts that stand in them, and the questionnaire. Built from the answers
/// themselves and not from what the product believes of them, so that it finds what the product overlooks.
/// </summary>
internal sealed class TableAttack
{
    private readonly MadeSurvey _survey;
    private readonly Dictionary<string, int> _shown = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly List<(string Id, int Sign)[]> _relations = [];
    private readonly HashSet<string> _secret = new(StringComparer.Ordinal);
    private readonly int _threshold;

    public TableAttack(MadeSurvey survey, IEnumerable<CrosstabTable> tables, int threshold)
    {
        (_survey, _threshold) = (survey, threshold);
        var banners = new HashSet<string>();
        foreach (var table in tables)
        {
            Read(table);
            banners.UnionWith(table.Columns.Select(c => c.Question).OfType<string>());
        }

        foreach (var question in survey.Questions)
        {
            Relate(question, null, "");
            foreach (var banner in banners.Where(b => b != question.Code).Select(Find))
            {
                foreach (var column in banner.Answers)
                {
                    Relate(question, banner, column.Code);
                }

                RelateColumns(question, banner);
            }
        }
    }

    /// <summary>Small counts that can be told more closely than the threshold allows, and small counts that are simply shown.</summary>
    public IReadOnlyList<string> Findings()
    {
        var system = new CountSystem();
        foreach (var (id, count) in _counts)
        {
            system.Cell(id, count);
        }

        foreach (var relation in _relations)
        {
            system.Relation(relation);
        }

        var report = new Auditor(new DisclosureRule(_threshold)).Audit(system, _counts.Keys.Where(id => !_shown.ContainsKey(id)).ToHashSet());
        return
        [
            .. _shown.Where(s => s.Value != _counts[s.Key]).Select(s => $"{s.Key} is shown as {s.Value} and is {_counts[s.Key]}"),
            .. _secret.Where(_shown.ContainsKey).Select(id => $"{id} is shown and is {_counts[id]}"),
            .. _secret.Where(id => !_shown.ContainsKey(id) && !report.Intervals[id].IsWide(_threshold)).Select(id => $"{id} is {_counts[id]} and can be told as {report.Intervals[id]}"),
        ];
    }

    public int Secrets => _secret.Count;

    private void Read(CrosstabTable table)
    {
        for (var c = 0; c < table.Columns.Count; c++)
        {
            var column = table.Columns[c];
            if (column.State != CellState.Suppressed)
            {
                Show(Id(table.Question, "", column.Question, column.Question is null ? "" : column.Code), column.Base ?? 0);
            }

            foreach (var row in table.Rows.Where(r => r.Cells[c].Count is not null))
            {
                Show(Id(table.Question, row.Code, column.Question, column.Question is null ? "" : column.Code), row.Cells[c].Count!.Value);
            }
        }
    }

    private void Show(string id, int count)
    {
        Assert.True(!_shown.TryGetValue(id, out var known) || known == count, id);
        _shown[id] = count;
    }

    /// <summary>The sums of a question within everybody (no banner) or within a column.</summary>
    private void Relate(Question question, Question? banner, string column)
    {
        var (of, b) = (question.Code, banner?.Code);
        var all = Cell(Id(of, "", b, column), r => InBase(question, r) && In(r));
        var whole = Cell(WholeId(b, column), In);
        var asked = Cell(Id(of, "asked", b, column), r => Asked(question, r) && In(r));
        var answers = question.Answers.Select(a => Cell(Id(of, a.Code, b, column), r => Gave(question, a.Code, r) && In(r), isSecret: true)).ToList();
        Sum(whole, asked, Cell(Id(of, "not asked", b, column), r => !Asked(question, r) && In(r)));
        Sum(asked, all, Cell(Id(of, "blank", b, column), r => Asked(question, r) && !InBase(question, r) && In(r)));
        if (question.Type == QuestionType.Multi)
        {
            foreach (var (answer, i) in question.Answers.Select((a, i) => (a, i)))
            {
                Sum(all, answers[i], Cell(Id(of, "not " + answer.Code, b, column), r => InBase(question, r) && !Gave(question, answer.Code, r) && In(r), isSecret: true));
            }
        }
        else
        {
            Sum(all, [.. answers]);
        }

        if (question.Type == QuestionType.Ranking)
        {
            RelatePlaces(question, b, column, all, answers, In);
        }

        if (question.Type == QuestionType.Likert)
        {
            Sum(Cell(Id(of, "bottom2", b, column), r => In(r) && question.Answers.Take(2).Any(a => Gave(question, a.Code, r))), answers[0], answers[1]);
            Sum(Cell(Id(of, "top2", b, column), r => In(r) && question.Answers.Skip(2).Any(a => Gave(question, a.Code, r))), answers[2], answers[3]);
        }

        RelateRule(asked, question.AskedWhen, b, column, In);
        foreach (var (answer, i) in question.Answers.Select((a, i) => (a, i)))
        {
            RelateRule(answers[i], answer.DerivedWhen, b, column, In);
        }

        bool In(Dictionary<string, string> r) => banner is null || Gave(banner, column, r);
    }

    /// <summary>Everybody put an answer first, second or third, or not among these; and as many answers as there are places.</summary>
    private void RelatePlaces(Question question, string? b, string column, string all, List<string> first, Func<Dictionary<string, string>, bool> isIn)
    {
        var top = new List<string>();
        foreach (var (code, i) in question.Answers.Select((a, i) => (a.Code, i)))
        {
            top.Add(Cell(Id(question.Code, "top3:" + code, b, column), r => Has(question, "top3:" + code, r) && isIn(r), isSecret: true));
            var next = Cell(Id(question.Code, "next " + code, b, column), r => Has(question, "top3:" + code, r) && !Gave(question, code, r) && isIn(r));
            var not = Cell(Id(question.Code, "not " + code, b, column), r => InBase(question, r) && !Has(question, "top3:" + code, r) && isIn(r), isSecret: true);
            Sum(top[i], first[i], next);
            Sum(all, top[i], not);
        }

        if (_survey.Respondents.All(r => !InBase(question, r) || RandomSurveys.AnswersTo(_survey, r, question.Code).Count == 3))
        {
            string[] again = [all + " again", all + " once more"];
            foreach (var copy in again)
            {
                _counts[copy] = _counts[all];
                Sum(all, copy);
            }

            _relations.Add([.. top.Select(c => (c, 1)), (all, -1), (again[0], -1), (again[1], -1)]);
        }
    }

    /// <summary>Who fulfils a rule fulfils each of its conditions, and is counted among the answers that it names.</summary>
    private void RelateRule(string part, Route? rule, string? banner, string column, Func<Dictionary<string, string>, bool> isIn)
    {
        foreach (var condition in rule?.Conditions ?? [])
        {
            var of = Find(condition.Question);
            var named = of.Answers.Where(a => condition.Answers.Contains(a.Code) != condition.IsNot).Select(a => a.Code).ToList();
            string[] cells = [.. named.Select(a => Cell(Id(of.Code, a, banner, column), r => Gave(of, a, r) && isIn(r)))];
            var rest = _counts[part];
            var others = $"{part} among {of.Code}";
            _counts[others] = cells.Sum(c => _counts[c]) - rest;
            _relations.Add([.. cells.Select(c => (c, 1)), (part, -1), (others, -1)]);
            if (rule!.Conditions.Count == 1)
            {
                // A rule with one condition is all that it asks.
                _shown[others] = 0;
            }
        }
    }

    /// <summary>The columns of a banner question with one answer add up to the total, but for those in none.</summary>
    private void RelateColumns(Question question, Question banner)
    {
        foreach (var row in question.Answers.Select(a => a.Code).Concat(question.Type == QuestionType.Ranking ? question.Answers.Select(a => "top3:" + a.Code) : []).Append(""))
        {
            bool Is(Dictionary<string, string> r) => row.Length == 0 ? InBase(question, r) : Has(question, row, r);
            var total = Cell(Id(question.Code, row, null, ""), Is);
            if (banner.Type == QuestionType.Multi)
            {
                foreach (var column in banner.Answers.Select(a => a.Code))
                {
                    Sum(total, Cell(Id(question.Code, row, banner.Code, column), r => Is(r) && Gave(banner, column, r)),
                        Cell($"{question.Code}:{row} by {banner.Code}:not {column}", r => Is(r) && !Gave(banner, column, r)));
                }
            }
            else
            {
                Sum(total, [.. banner.Answers.Select(a => Cell(Id(question.Code, row, banner.Code, a.Code), r => Is(r) && Gave(banner, a.Code, r))),
                    Cell($"{question.Code}:{row} by {banner.Code}:none", r => Is(r) && !banner.Answers.Any(a => Gave(banner, a.Code, r)))]);
            }

            // Of whom the banner question was not asked, nobody is in a column; who was asked can be read in the question that it was asked after.
        }
    }

    private void Sum(string total, params string[] parts) => _relations.Add([(total, -1), .. parts.Select(p => (p, 1))]);

    private string Cell(string id, Func<Dictionary<string, string>, bool> isIn, bool isSecret = false)
    {
        if (!_counts.TryGetValue(id, out var count))
        {
            _counts[id] = count = _survey.Respondents.Count(isIn);
        }

        if (isSecret && count > 0 && count < _threshold)
        {
            _secret.Add(id);
        }

        return id;
    }

    // The same two answers are the same people, whichever way the table is turned.
    private static string Id(string question, string row, string? banner, string column) =>
        banner is null ? $"{question}:{row}"
        : row.Length > 0 && row is not ("top2" or "bottom2" or "asked" or "blank" or "not asked") && !row.StartsWith("not ", StringComparison.Ordinal)
            && string.CompareOrdinal(banner, question) < 0
        ? $"{banner}:{column} & {question}:{row}"
        : $"{question}:{row} & {banner}:{column}";

    private static string WholeId(string? banner, string column) => banner is null ? "everybody" : $"{banner}:{column}";

    private Question Find(string code) => _survey.Questions.Single(q => q.Code == code);

    private bool Asked(Question question, Dictionary<string, string> r) =>
        question.AskedWhen?.Holds(q => RandomSurveys.AnswersTo(_survey, r, q)) ?? true;

    /// <summary>Of a ranking: put it first.</summary>
    private bool Gave(Question question, string answer, Dictionary<string, string> r) => question.Type == QuestionType.Ranking
        ? RandomSurveys.AnswersTo(_survey, r, question.Code).FirstOrDefault() == answer
        : RandomSurveys.AnswersTo(_survey, r, question.Code).Contains(answer);

    private bool Has(Question question, string row, Dictionary<string, string> r) => row.StartsWith("top3:", StringComparison.Ordinal)
        ? RandomSurveys.AnswersTo(_survey, r, question.Code).Take(3).Contains(row[5..])
        : Gave(question, row, r);

    private bool InBase(Question question, Dictionary<string, string> r) =>
        Asked(question, r) && (question.Type == QuestionType.Multi || question.Answers.Any(a => Gave(question, a.Code, r)));
}
