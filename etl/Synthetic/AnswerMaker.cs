using System.Globalization;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Etl.Synthetic;

/// <summary>
/// Has everybody answer one question after the other. How many give which answer is allocated from the published figures; who they are
/// follows a place that each respondent draws once, blurred for every question by twice as much chance. So two questions put to the
/// same people go together mildly (a correlation of their orders of about 0.2), and crosstabs show something. It means nothing.
/// </summary>
internal sealed class AnswerMaker
{
    /// <summary>Code of the statistic that is a mean.</summary>
    public const string Mean = "mean";

    /// <summary>Code of the statistic that is a standard deviation.</summary>
    public const string Deviation = "sd";

    private const int Blur = 2;

    private readonly Questionnaire _questionnaire;
    private readonly SurveyPlan _plan;
    private readonly AnswerSheet _sheet;
    private readonly SplitMix64 _chance;
    private readonly bool _isFullSize;
    private readonly PlausibleRanges _ranges;
    private readonly List<string> _decisions;
    private readonly ILookup<(string Question, string Row), PublishedAnswer> _figures;
    private readonly long[] _places;

    public AnswerMaker(
        Questionnaire questionnaire,
        SurveyPlan plan,
        IReadOnlyList<PublishedAnswer> figures,
        AnswerSheet sheet,
        SplitMix64 chance,
        bool isFullSize,
        PlausibleRanges ranges,
        List<string> decisions)
    {
        (_questionnaire, _plan, _sheet, _chance, _isFullSize, _ranges, _decisions) = (questionnaire, plan, sheet, chance, isFullSize, ranges, decisions);
        _figures = figures.ToLookup(f => (f.Question, f.Row));
        _places = new long[sheet.Respondents];
        for (var respondent = 0; respondent < _places.Length; respondent++)
        {
            _places[respondent] = chance.NextBell();
        }
    }

    /// <summary>How many ranks of a ranking were published; 1 at least.</summary>
    public int RanksOf(Question question) =>
        _figures[(question.Code, QuestionRow.Only.Code)].Select(f => FigureAudit.RankOf(f.Segment) ?? 1).DefaultIfEmpty(1).Max();

    /// <summary>Has a question answered by those to whom it is put.</summary>
    public void Answer(Question question)
    {
        var asked = Enumerable.Range(0, _sheet.Respondents).Where(r => _sheet.IsAsked(r, question)).ToList();
        foreach (var row in question.Type == QuestionType.Grid ? question.Rows : [QuestionRow.Only])
        {
            var members = Base(question, row.Code, asked);
            _sheet.Open(question.Code, row.Code, members);
            switch (question.Type)
            {
                case QuestionType.Numeric:
                    GiveNumbers(question, members);
                    break;
                case QuestionType.Multi:
                    GiveSeveral(question, members);
                    break;
                case QuestionType.Ranking:
                    GiveRanks(question, members);
                    break;
                default:
                    GiveOne(question, row.Code, members);
                    break;
            }
        }
    }

    private static bool IsPartial(Question question) => question.Note?.StartsWith("partial:", StringComparison.Ordinal) == true;

    /// <summary>Who answers: those who are asked, but no more than were published.</summary>
    private List<int> Base(Question question, string row, List<int> asked)
    {
        var name = row.Length == 0 ? question.Code : $"{question.Code}[{row}]";
        var published = question.Base ?? _figures[(question.Code, row)].Select(f => f.Base).FirstOrDefault(b => b is not null);
        if (published is null)
        {
            _decisions.Add(FormattableString.Invariant($"{name}: the publication gives no base; all {asked.Count} to whom a rule lets it be put answer"));
            return asked;
        }

        var wanted = _isFullSize || question.AskedWhen is not null ? published.Value
            : (int)Math.Round((decimal)published.Value * _sheet.Respondents / (_questionnaire.Survey.Respondents ?? published.Value), MidpointRounding.AwayFromZero);
        if (wanted == asked.Count || (!_isFullSize && question.AskedWhen is not null))
        {
            return asked;
        }

        if (wanted > asked.Count)
        {
            _decisions.Add(FormattableString.Invariant($"{name}: the published base is {wanted}, but it is put to {asked.Count} ({Rule(question)}); these answer"));
            return asked;
        }

        _decisions.Add(FormattableString.Invariant($"{name}: the published base is {wanted}, and it is put to {asked.Count} ({Rule(question)}); {asked.Count - wanted} of them do not answer"));
        return InOrder(asked, 0).Take(wanted).Order().ToList();
    }

    private static string Rule(Question question) => question.AskedWhen is { } rule ? $"after {rule}" : "no rule is known";

    private void GiveOne(Question question, string row, List<int> members)
    {
        var answers = Categories(question);
        var targets = _figures[(question.Code, row)].Where(f => f.Segment == Segment.Total)
            .SelectMany(f => Target(answers, [f.Answer], f, members.Count, question)).ToList();
        if (row.Length == 0)
        {
            targets.AddRange(OfDerived(question, answers, members.Count));
            targets.AddRange(OfBases(question, answers, members.Count));
            targets.AddRange(OfSums(question, answers, members.Count));
        }

        var allocation = CountAllocation.Of(answers.Count, members.Count, targets, IsPartial(question));
        if (allocation.Rest > 0)
        {
            var name = row.Length == 0 ? question.Code : $"{question.Code}[{row}]";
            _decisions.Add(IsPartial(question)
                ? FormattableString.Invariant($"{name}: published in part; {allocation.Rest} of {members.Count} have no published answer, and none is made up")
                : FormattableString.Invariant($"{name}: the published answers hold {members.Count - allocation.Rest} of the {members.Count} who were asked; {allocation.Rest} are left without an answer"));
        }

        HandOut(question, row, answers, allocation.Counts, InOrder(members, 1));
    }

    private void GiveSeveral(Question question, List<int> members)
    {
        var row = QuestionRow.Only.Code;
        var free = members;
        foreach (var answer in question.Answers.Where(SurveyPlan.IsGiven).OrderBy(a => a.Role == AnswerRole.None ? 0 : 1).ThenBy(a => a.Rank))
        {
            var targets = _figures[(question.Code, row)].Where(f => f.Answer == answer.Code && f.Segment == Segment.Total)
                .SelectMany(f => Target([answer.Code], [answer.Code], f, members.Count, question)).ToList();
            if (targets.Count == 0)
            {
                continue;
            }

            // Who says "none" says nothing else, as long as enough others are left.
            var count = CountAllocation.Of(1, members.Count, targets, mayLeave: true).Counts[0];
            var from = count <= free.Count ? free : members;
            var who = InOrder(from, 1).Take(count).ToList();
            who.ForEach(r => _sheet.Give(question.Code, row, r, answer.Code));
            free = answer.Role == AnswerRole.None ? free.Except(who).ToList() : free;
        }
    }

    private void GiveRanks(Question question, List<int> members)
    {
        var (row, answers, pool) = (QuestionRow.Only.Code, Categories(question), members);
        for (var rank = 1; rank <= RanksOf(question); rank++)
        {
            var targets = _figures[(question.Code, row)].Where(f => FigureAudit.RankOf(f.Segment) == rank)
                .SelectMany(f => Target(answers, [f.Answer], f, members.Count, question)).ToList();
            var counts = CountAllocation.Of(answers.Count, pool.Count, targets, IsPartial(question) || rank > 1).Counts;
            var who = InOrder(pool, 1).Take(counts.Sum()).ToList();
            var given = counts.SelectMany((count, answer) => Enumerable.Repeat(answers[answer], count)).ToArray();
            bool Had(int place, string answer) => _sheet.At(question.Code, row, who[place])!.Contains(answer);
            for (var place = 0; place < given.Length; place++)
            {
                // An answer is ranked once: who has it already changes with someone who may have it.
                for (var step = 1; step < given.Length && Had(place, given[place]); step++)
                {
                    var other = (place + step) % given.Length;
                    if (!Had(place, given[other]) && !Had(other, given[place]))
                    {
                        (given[place], given[other]) = (given[other], given[place]);
                    }
                }
            }

            pool = [];
            for (var place = 0; place < given.Length; place++)
            {
                if (!Had(place, given[place]))
                {
                    _sheet.Give(question.Code, row, who[place], given[place]);
                    pool.Add(who[place]);
                }
            }

            pool.Sort();
        }
    }

    private void GiveNumbers(Question question, List<int> members)
    {
        var row = QuestionRow.Only.Code;
        var printed = _figures[(question.Code, row)].Where(f => f.Segment == Segment.Total && f.Statistic is not null).ToLookup(f => f.Answer, f => f.Statistic!.Value);
        if (!printed[Mean].Any() || !printed[Deviation].Any())
        {
            _decisions.Add($"{question.Code}: mean and standard deviation are not both published; no number is made up");
            return;
        }

        if (members.Count == 0)
        {
            return;
        }

        var (mean, deviation) = (printed[Mean].First(), printed[Deviation].First());
        var range = _ranges.Of(_questionnaire.Survey.Code, question.Code, mean, deviation);
        _decisions.Add(FormattableString.Invariant($"{question.Code}: whole numbers from {range.Lowest} to {range.Highest} ({range.Because})"));
        var numbers = NumberAllocation.Of(members.Count, mean, deviation, range.Lowest, range.Highest);
        foreach (var (respondent, number) in InOrder(members, 1).Zip(numbers))
        {
            _sheet.Give(question.Code, row, respondent, number.ToString(CultureInfo.InvariantCulture));
        }
    }

    private void HandOut(Question question, string row, List<string> answers, IReadOnlyList<int> counts, IReadOnlyList<int> members)
    {
        var at = 0;
        for (var answer = 0; answer < answers.Count; answer++)
        {
            for (var i = 0; i < counts[answer]; i++)
            {
                _sheet.Give(question.Code, row, members[at++], answers[answer]);
            }
        }
    }

    /// <summary>Figures of derived questions are sums over answers to the question they are made of.</summary>
    private IEnumerable<CountTarget> OfDerived(Question question, List<string> answers, int members) =>
        from derived in _plan.Derived
        from figure in _figures[(derived.Code, QuestionRow.Only.Code)]
        where figure.Segment == Segment.Total
        let rule = derived.Answers.FirstOrDefault(a => a.Code == figure.Answer)?.DerivedWhen
        where rule is not null
        let @group = _plan.Group(rule)
        where @group is not null && @group.Question == question.Code
        from target in Target(answers, @group.Answers, figure, members, question)
        select target;

    /// <summary>Who is asked a question must be as many as its published base.</summary>
    private IEnumerable<CountTarget> OfBases(Question question, List<string> answers, int members) =>
        from next in _plan.Answered
        where next is { AskedWhen: not null, Base: not null }
        let @group = _plan.Group(next.AskedWhen!)
        where @group is not null && @group.Question == question.Code
        let figure = new PublishedAnswer { Question = next.Code, Segment = Segment.Total, Answer = "", Count = next.Base, Base = question.Base }
        from target in Target(answers, @group.Answers, figure, members, question)
        select target with { IsExact = false };

    /// <summary>What only the text says of several answers together; the tables go before it.</summary>
    private IEnumerable<CountTarget> OfSums(Question question, List<string> answers, int members) =>
        from figure in _figures[(question.Code, QuestionRow.Only.Code)]
        where figure.Segment == Segment.Total
        let sum = question.Answers.FirstOrDefault(a => a.Code == figure.Answer && a.Role == AnswerRole.Group)?.DerivedWhen
        where sum is not null
        let @group = _plan.Group(sum)
        where @group is not null && @group.Question == question.Code
        from target in Target(answers, @group.Answers, figure with { Count = figure.TextCount, Percent = null }, members, question)
        select target with { IsExact = false };

    /// <summary>A figure as a target over the answers of a question of which so many are in the base.</summary>
    private IEnumerable<CountTarget> Target(List<string> answers, IReadOnlyCollection<string> wanted, PublishedAnswer figure, int members, Question question)
    {
        var parts = wanted.Select(a => answers.IndexOf(a)).Where(i => i >= 0).ToList();
        var known = question.Base ?? figure.Base;
        if (_isFullSize && (figure.Count is not null || figure.Percent is not null))
        {
            // A share of others than those who answer this question keeps its own base.
            var size = figure.Base is null || figure.Base == known ? members : figure.Base.Value;
            yield return new CountTarget(parts, figure.Count, figure.Percent, figure.PercentDecimals, size);
        }
        else if (!_isFullSize && (figure is { Count: { } count, Base: > 0 } ? 100m * count / figure.Base : figure.Percent) is { } share)
        {
            yield return new CountTarget(parts, null, share, figure.PercentDecimals, members, IsExact: false);
        }
    }

    private static List<string> Categories(Question question) =>
        question.Answers.Where(SurveyPlan.IsGiven).Select(a => a.Code).ToList();

    /// <summary>Respondents by their place, blurred; with weight 0 by chance alone.</summary>
    private List<int> InOrder(IReadOnlyList<int> respondents, int weight)
    {
        var keys = respondents.Select(r => (weight * _places[r]) + (Blur * _chance.NextBell())).ToList();
        return Enumerable.Range(0, respondents.Count).OrderBy(i => keys[i]).ThenBy(i => respondents[i]).Select(i => respondents[i]).ToList();
    }
}
