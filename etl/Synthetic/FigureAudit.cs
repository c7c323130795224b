using System.Globalization;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Etl.Synthetic;

/// <summary>Counts the made-up respondents again and compares them with what was published.</summary>
internal sealed class FigureAudit(Questionnaire questionnaire, AnswerSheet sheet)
{
    /// <summary>Segment of a ranking: within the first three.</summary>
    public const string AnyRank = "top3";

    private const string RankPrefix = "rank";

    // Enough to see on which side of a rounding a share lies.
    private const int ShareDecimals = 3;

    /// <summary>The rank that a segment stands for (rank2: 2), or null.</summary>
    public static int? RankOf(string segment) =>
        segment.StartsWith(RankPrefix, StringComparison.Ordinal)
        && int.TryParse(segment.AsSpan(RankPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var rank) && rank > 0
            ? rank
            : null;

    /// <summary>The figures that are not met, a line each.</summary>
    /// <param name="figures">What was published.</param>
    /// <param name="isFullSize">Whether there are as many respondents as the survey had; else counts cannot be compared.</param>
    public IReadOnlyList<string> Of(IReadOnlyList<PublishedAnswer> figures, bool isFullSize)
    {
        var lines = new List<string>();
        var furthest = (Points: 0m, Place: "");
        foreach (var figure in figures)
        {
            if (questionnaire.Find(figure.Question) is not { } question || question.Audience == SurveyPlan.Reference)
            {
                continue;
            }

            if (figure.Statistic is not null)
            {
                lines.AddRange(OfNumber(figure));
                continue;
            }

            var (count, size) = (sheet.Count(question, figure.Row, figure.Answer, RankOf(figure.Segment)), sheet.BaseOf(question, figure.Row));
            if (isFullSize)
            {
                lines.AddRange(OfCell(figure, count, size));
            }
            else if (figure.Percent is { } percent && size > 0 && Math.Abs((100m * count / size) - percent) is var points && points > furthest.Points)
            {
                furthest = (points, Name(figure));
            }
        }

        if (!isFullSize)
        {
            lines.Add(FormattableString.Invariant(
                $"all counts: {sheet.Respondents} respondents are not as many as took part, so that shares are kept and not counts; the furthest from its published share is {furthest.Place}, by {furthest.Points:0.00} percentage points"));
        }

        return lines;
    }

    /// <summary>How a message names a cell.</summary>
    public static string Name(PublishedAnswer figure) =>
        figure.Question + (figure.Row.Length > 0 ? $"[{figure.Row}]" : "") + (figure.Segment == Segment.Total ? "" : $" ({figure.Segment})") + " = " + figure.Answer;

    private static IEnumerable<string> OfCell(PublishedAnswer figure, int count, int size)
    {
        var name = Name(figure);
        var share = size == 0 ? 0 : 100m * count / size;
        if (figure.Count is { } printed && printed != count)
        {
            yield return FormattableString.Invariant($"{name}: printed {printed}, made {count}; the printed count does not go with the other figures and the base of {size}");
        }

        if (figure.Percent is { } percent && Rounded(share, figure.PercentDecimals) != percent)
        {
            var text = Fixed(percent, figure.PercentDecimals);
            var exact = Fixed(share, ShareDecimals);
            var (low, high) = CountTarget.Range(percent, figure.PercentDecimals, size);
            yield return figure.Count == count
                ? FormattableString.Invariant($"{name}: printed {text} %, but the printed count of {count} of {size} is {exact} %; the count was kept")
                : low > high
                    ? FormattableString.Invariant($"{name}: printed {text} %, which no count of {size} makes; made {count}, {exact} %")
                    : FormattableString.Invariant($"{name}: printed {text} %, made {count} of {size}, {exact} %; the printed percentage does not go with the other figures");
        }

        if (figure.TextCount is { } textCount && textCount != count)
        {
            yield return FormattableString.Invariant($"{name}: the text prints {textCount}, the tables make it {count}; the tables were kept");
        }

        if (figure.TextPercent is { } textPercent && Rounded(share, figure.TextPercentDecimals) != textPercent)
        {
            yield return FormattableString.Invariant(
                $"{name}: the text prints {Fixed(textPercent, figure.TextPercentDecimals)} %, the tables make it {Fixed(share, ShareDecimals)} %; the tables were kept");
        }
    }

    private IEnumerable<string> OfNumber(PublishedAnswer figure)
    {
        var numbers = sheet.Numbers(figure.Question);
        if (numbers.Count == 0)
        {
            yield return $"{Name(figure)}: no number was made up";
            yield break;
        }

        var (mean, deviation) = NumberAllocation.Statistics(numbers);
        var made = Rounded(figure.Answer == AnswerMaker.Mean ? mean : deviation, figure.StatisticDecimals);
        if (made != figure.Statistic)
        {
            yield return FormattableString.Invariant(
                $"{Name(figure)}: printed {Fixed(figure.Statistic!.Value, figure.StatisticDecimals)}, made {Fixed(made, figure.StatisticDecimals)}; whole numbers from {numbers.Min()} to {numbers.Max()} come no nearer");
        }
    }

    private static decimal Rounded(decimal value, int decimals) => Math.Round(value, decimals, MidpointRounding.AwayFromZero);

    private static string Fixed(decimal value, int decimals) =>
        value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
