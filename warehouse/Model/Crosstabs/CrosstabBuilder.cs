using System.Globalization;
using ReIntegrationBI.Warehouse.Disclosure;
using ReIntegrationBI.Warehouse.Model.Releases;
using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Statistics;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Warehouse.Model.Crosstabs;

/// <summary>Makes one table: counts, shares, intervals and letters of what may be shown, and nothing of the rest.</summary>
internal sealed class CrosstabBuilder
{
    private readonly SurveyRelease _release;
    private readonly IReadOnlyList<BannerColumn> _banner;
    private readonly SurveyWeights? _weights;
    private readonly CrosstabQuery _query;
    private readonly List<(int First, Columns Columns)> _groups = [];

    /// <summary>Prepares a banner: the total, then the answers to each question.</summary>
    public CrosstabBuilder(SurveyRelease release, CrosstabQuery query, IReadOnlyList<ItemParts> columns, SurveyWeights? weights)
    {
        (_release, _query, _weights) = (release, query, weights);
        _banner = [.. columns.SelectMany(c => c.Item.Answers.Select((_, i) => new BannerColumn(c, i, ColumnLetters.Of(i))))];
        _groups.Add((0, Columns.Total(release.Table.Respondents)));
        var first = 1;
        foreach (var question in columns)
        {
            _groups.Add((first, Columns.FromMembership([.. Enumerable.Range(0, question.Item.Answers.Count).Select(question.Question().Gave)])));
            first += question.Item.Answers.Count;
        }
    }

    /// <summary>The answers to a question by the banner.</summary>
    public CrosstabTable Build(ItemParts rows)
    {
        var item = rows.Question();
        var columns = ColumnsOf(rows);
        var made = new List<CrosstabRow>();
        var tests = new List<CrosstabTest>();
        if (item.Numbers is not null)
        {
            AddNumber(rows, columns, made, tests);
        }
        else
        {
            AddShares(rows, columns, made, tests);
            AddScale(rows, columns, made, tests);
            AddRanks(rows, columns, made, tests);
        }

        return new CrosstabTable
        {
            Respondents = _release.Respondents,
            Question = item.Code,
            Label = item.Label,
            Type = item.Question.Type.ToString().ToLowerInvariant(),
            Base = item.Question.BaseInWords,
            AskedWhen = item.Question.AskedWhen?.ToString(),
            Columns = columns,
            Rows = made,
            Tests = tests,
            Weights = _weights?.Description,
            Level = _query.Level,
            IsBonferroni = _query.Bonferroni,
            Threshold = _release.Rule.Threshold,
        };
    }

    private CellState StateOf(ItemParts rows, Part row, int column) => column == 0
        ? _release.StateOf(rows, row, null, null)
        : _release.StateOf(rows, row, _banner[column - 1].Parts, _banner[column - 1].Part);

    private List<CrosstabColumn> ColumnsOf(ItemParts rows)
    {
        var columns = new List<CrosstabColumn>();
        foreach (var (first, group) in _groups)
        {
            var counts = CrosstabCounts.Of(group, [], _weights?.Values, rows.Question().InBase);
            for (var c = 0; c < group.Count; c++)
            {
                var of = counts.Bases[c];
                var column = first == 0 ? null : _banner[first + c - 1];
                var state = StateOf(rows, rows.Base, first + c) is CellState.Suppressed ? CellState.Suppressed : of.N == 0 ? CellState.NotAvailable : CellState.Shown;
                var isShown = state == CellState.Shown;
                columns.Add(new CrosstabColumn
                {
                    Question = column?.Parts.Item.Code,
                    QuestionLabel = column?.Parts.Item.Label,
                    Code = column?.Answer.Code ?? Segment.Total,
                    Label = column?.Answer.Label ?? new Label("totaal", "total", "total"),
                    Letter = column?.Letter,
                    State = state,
                    Base = isShown ? of.N : null,
                    WeightedBase = isShown && _weights is not null ? Weighed(of.Weighted, 0) : null,
                    EffectiveBase = isShown && _weights is not null ? Weighed(of.Effective, 0) : null,
                    Size = isShown ? SizeOf(of) : BaseSize.TooSmall,
                });
            }
        }

        return columns;
    }

    private static BaseSize SizeOf(RespondentBase of)
    {
        var (limits, size) = (new ColumnTestOptions(), Math.Min(of.N, of.Effective * (1 + 1e-9)));
        return size < limits.LeastBase ? BaseSize.TooSmall : size < limits.FlaggedBase ? BaseSize.Small : BaseSize.Enough;
    }

    private void AddShares(ItemParts rows, List<CrosstabColumn> columns, List<CrosstabRow> made, List<CrosstabTest> tests)
    {
        var item = rows.Question();
        var lines = new List<(CrosstabRowKind Kind, string Code, Label Label, Part Part, bool[] Who)>();
        foreach (var a in Enumerable.Range(0, item.Answers.Count).OrderBy(a => item.Answers[a].Role == AnswerRole.None))
        {
            var answer = item.Answers[a];
            lines.Add((answer.Role == AnswerRole.None ? CrosstabRowKind.NoAnswer : CrosstabRowKind.Answer, answer.Code, answer.Label, rows.Answers[a], item.Gave(a)));
        }

        foreach (var (code, part, leaves) in rows.Groups)
        {
            var who = item.Ranks is not null
                ? Ranking.Top(item.Ranks[item.Answers.Select((a, i) => (a.Code, i)).First(a => "top3:" + a.Code == code).i], 3)
                : leaves.Select(l => item.Gave(Array.IndexOf(rows.Answers, l))).Aggregate((one, other) => [.. one.Zip(other, (x, y) => x || y)]);
            lines.Add((CrosstabRowKind.Group, code, GroupLabel(rows, code, leaves), part, who));
        }

        var cells = lines.Select(_ => new CrosstabCell[columns.Count]).ToArray();
        foreach (var (first, group) in _groups)
        {
            var counts = CrosstabCounts.Of(group, [.. lines.Select(l => l.Who)], _weights?.Values, item.InBase);
            for (var r = 0; r < lines.Count; r++)
            {
                for (var c = 0; c < group.Count; c++)
                {
                    var state = columns[first + c].State == CellState.Shown ? StateOf(rows, lines[r].Part, first + c) : columns[first + c].State;
                    cells[r][first + c] = state == CellState.Shown ? ShareOf(counts, r, c) : new CrosstabCell { State = state };
                }
            }

            if (first > 0)
            {
                var pairs = ColumnTests.Proportions(counts, new ColumnTestOptions { Alpha = _query.Level }).Pairs;
                AddTests([.. lines.Select(l => l.Code)], cells, first, pairs, tests);
            }
        }

        made.AddRange(lines.Select((l, r) => new CrosstabRow(l.Kind, l.Code, l.Label, cells[r])));
    }

    private CrosstabCell ShareOf(CrosstabCounts counts, int row, int column)
    {
        var estimate = Intervals.Proportion(counts, row, column);
        var hasInterval = SizeOf(counts.Bases[column]) != BaseSize.TooSmall;
        return new CrosstabCell
        {
            Count = counts.N(row, column),
            Value = Weighed(estimate.Value * 100, 1),
            Low = hasInterval ? Finite(Weighed(estimate.Lower * 100, 1)) : null,
            High = hasInterval ? Finite(Weighed(estimate.Upper * 100, 1)) : null,
        };
    }

    private void AddScale(ItemParts rows, List<CrosstabColumn> columns, List<CrosstabRow> made, List<CrosstabTest> tests)
    {
        var item = rows.Question();
        var steps = item.Categories;
        if (!item.IsScale || steps.Count < 2)
        {
            return;
        }

        var step = new Dictionary<int, double>();
        foreach (var a in steps)
        {
            step[a] = step.Count + 1;
        }

        // A mean is a sum of the counts: it is shown where all of them are.
        var answers = made.ToList();
        AddMean("mean", MeanLabel(item, steps), Array.ConvertAll(item.Single!, a => step.TryGetValue(a, out var score) ? score : double.NaN),
            rows, columns, c => answers.All(r => r.Cells[c].State == CellState.Shown), made, tests);
    }

    private void AddRanks(ItemParts rows, List<CrosstabColumn> columns, List<CrosstabRow> made, List<CrosstabTest> tests)
    {
        var item = rows.Question();
        for (var a = 0; item.Ranks is not null && a < item.Answers.Count; a++)
        {
            var code = item.Answers[a].Code;
            var own = made.Where(r => r.Code == code || r.Code == "top3:" + code).ToList();
            AddMean("mean_rank:" + code, Prefixed("gemiddelde rang", "rang moyen", "mean rank", item.Answers[a].Label), Ranking.Scores(item.Ranks[a]),
                rows, columns, c => own.TrueForAll(r => r.Cells[c].State == CellState.Shown), made, tests);
        }
    }

    private void AddNumber(ItemParts rows, List<CrosstabColumn> columns, List<CrosstabRow> made, List<CrosstabTest> tests)
    {
        AddMean("mean", new Label("gemiddelde", "moyenne", "mean"), rows.Question().Numbers!, rows, columns, _ => true, made, tests);
        var deviation = new CrosstabCell[columns.Count];
        foreach (var (first, group) in _groups)
        {
            var means = CrosstabMeans.Of(group, rows.Question().Numbers!, _weights?.Values, rows.Question().InBase);
            for (var c = 0; c < group.Count; c++)
            {
                var mean = made[^1].Cells[first + c];
                deviation[first + c] = mean.State == CellState.Shown
                    ? new CrosstabCell { Value = Finite(Weighed(means.StandardDeviations[c], 2)) }
                    : new CrosstabCell { State = mean.State };
            }
        }

        made.Add(new CrosstabRow(CrosstabRowKind.Mean, "sd", new Label("standaardafwijking", "écart type", "standard deviation"), deviation));
    }

    private void AddMean(
        string code, Label label, double[] scores, ItemParts rows, List<CrosstabColumn> columns, Func<int, bool> mayBeShown,
        List<CrosstabRow> made, List<CrosstabTest> tests)
    {
        var cells = new CrosstabCell[columns.Count];
        foreach (var (first, group) in _groups)
        {
            var means = CrosstabMeans.Of(group, scores, _weights?.Values, rows.Question().InBase);
            var states = new CellState[group.Count];
            for (var c = 0; c < group.Count; c++)
            {
                states[c] = columns[first + c].State != CellState.Shown ? columns[first + c].State
                    : IsTelling(means, c) || !mayBeShown(first + c) ? CellState.Suppressed
                    : means.Bases[c].N == 0 ? CellState.NotAvailable
                    : CellState.Shown;
            }

            // The total less the other columns would give the mean of the only one that is hidden.
            if (first > 0 && rows.Question().Numbers is not null && states.Count(s => s == CellState.Suppressed) == 1 && states.Contains(CellState.Shown))
            {
                states[Enumerable.Range(0, group.Count).Where(c => states[c] == CellState.Shown).MinBy(c => means.Bases[c].N)] = CellState.Suppressed;
            }

            for (var c = 0; c < group.Count; c++)
            {
                cells[first + c] = states[c] == CellState.Shown ? MeanOf(means, c) : new CrosstabCell { State = states[c] };
            }

            if (first > 0)
            {
                AddTests([code], [cells], first, ColumnTests.Means(means, new ColumnTestOptions { Alpha = _query.Level }).Pairs, tests);
            }
        }

        made.Add(new CrosstabRow(CrosstabRowKind.Mean, code, label, cells));

        // Who all gave the same number are known by it, and so is one of a few by the others.
        bool IsTelling(CrosstabMeans means, int c) => means.Bases[c].N > 0
            && (means.Bases[c].N < _release.Rule.Threshold || (rows.Question().Numbers is not null && !(means.StandardDeviations[c] > 0)));
    }

    private CrosstabCell MeanOf(CrosstabMeans means, int column)
    {
        var estimate = Intervals.Mean(means, column);
        var hasInterval = SizeOf(means.Bases[column]) != BaseSize.TooSmall;
        return new CrosstabCell { Value = Weighed(estimate.Value, 2), Low = hasInterval ? Finite(Weighed(estimate.Lower, 2)) : null, High = hasInterval ? Finite(Weighed(estimate.Upper, 2)) : null };
    }

    /// <summary>Tests between columns that are shown; a test with a hidden cell would tell about it.</summary>
    private void AddTests(IReadOnlyList<string> codes, CrosstabCell[][] cells, int first, IReadOnlyList<PairTest> pairs, List<CrosstabTest> tests)
    {
        var question = _banner[first - 1].Parts.Item.Code;
        var separator = pairs.Any(p => p.Second >= 26) ? " " : "";
        foreach (var row in pairs.GroupBy(p => p.Row))
        {
            var shown = row.Where(p => !p.Withheld && IsShown(p.First) && IsShown(p.Second)).ToHashSet();
            var letters = new SortedDictionary<int, SortedSet<int>>();
            foreach (var pair in row)
            {
                var (one, other) = (_banner[first + pair.First - 1].Letter, _banner[first + pair.Second - 1].Letter);
                if (!shown.Contains(pair))
                {
                    tests.Add(new CrosstabTest(codes[row.Key], one, other, null, null, null, null, false, Reason(pair)) { Question = question });
                    continue;
                }

                var p = _query.Bonferroni ? Math.Min(1, pair.PValue * shown.Count) : pair.PValue;
                var isSignificant = p < _query.Level;
                tests.Add(new CrosstabTest(
                    codes[row.Key], one, other, Weighed(pair.FirstBase.Effective, 0), Weighed(pair.SecondBase.Effective, 0), Weighed(pair.Statistic, 2), Weighed(p, 4), isSignificant, null)
                {
                    Question = question,
                });
                if (isSignificant)
                {
                    var (higher, lower) = pair.Statistic > 0 ? (pair.First, pair.Second) : (pair.Second, pair.First);
                    (letters.TryGetValue(higher, out var known) ? known : letters[higher] = []).Add(lower);
                }
            }

            foreach (var (column, lower) in letters)
            {
                cells[row.Key][first + column] = cells[row.Key][first + column] with
                {
                    Letters = string.Join(separator, lower.Select(l => _banner[first + l - 1].Letter)),
                };
            }

            bool IsShown(int column) => cells[row.Key][first + column].State == CellState.Shown;

            string Reason(PairTest pair) => (State(pair.First), State(pair.Second)) switch
            {
                (CellState.Suppressed, _) or (_, CellState.Suppressed) => "a cell is not shown",
                (CellState.NotAvailable, _) or (_, CellState.NotAvailable) => "a column has no base",
                _ => pair.Outcome switch
                {
                    PairOutcome.WithheldSmallBase => string.Create(CultureInfo.InvariantCulture, $"a base is under {new ColumnTestOptions().LeastBase}"),
                    PairOutcome.WithheldSameRespondents => "both columns are the same respondents",
                    PairOutcome.WithheldNotAvailable => "a column has no base",
                    _ => "no spread to test against",
                },
            };

            CellState State(int column) => cells[row.Key][first + column].State;
        }
    }

    private static Label MeanLabel(CrosstabItem item, IReadOnlyList<int> steps)
    {
        var (lowest, highest) = (item.Answers[steps[0]].Label, item.Answers[steps[^1]].Label);
        return new Label(
            Scale("gemiddelde", lowest.Nl, highest.Nl), Scale("moyenne", lowest.Fr, highest.Fr), Scale("mean", lowest.En, highest.En));

        string Scale(string word, string low, string high) => string.Create(CultureInfo.InvariantCulture, $"{word} (1 = {low}, {steps.Count} = {high})");
    }

    private static Label GroupLabel(ItemParts rows, string code, IReadOnlyList<Part> leaves)
    {
        if (rows.Question().Ranks is not null)
        {
            return Prefixed("bij de eerste drie", "parmi les trois premiers", "among the first three", rows.Item.Answers[Array.IndexOf(rows.Answers, leaves[0])].Label);
        }

        Label[] both = [.. leaves.Select(l => rows.Item.Answers[Array.IndexOf(rows.Answers, l)].Label)];
        var (nl, fr, en) = code == "top2"
            ? ("hoogste twee", "deux plus hauts", "top two")
            : ("laagste twee", "deux plus bas", "bottom two");
        return new Label($"{nl}: {both[0].Nl} + {both[1].Nl}", $"{fr} : {both[0].Fr} + {both[1].Fr}", $"{en}: {both[0].En} + {both[1].En}");
    }

    private static Label Prefixed(string nl, string fr, string en, Label of) => new($"{nl}: {of.Nl}", $"{fr} : {of.Fr}", $"{en}: {of.En}");

    /// <summary>
    /// Weights take few values. From an exact sum of them the reader of a small cell could find which respondents are in it, so that sum is
    /// rounded; what is not weighted follows from the counts beside it and stays exact.
    /// </summary>
    private double Weighed(double value, int decimals) => _weights is null || !double.IsFinite(value) ? value : Math.Round(value, decimals);

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
