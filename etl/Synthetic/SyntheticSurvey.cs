using System.Globalization;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Etl.Synthetic;

/// <summary>
/// Made-up respondents of a survey, of whom the counts are those of its published tables. For demonstrations and tests: nobody gave
/// these answers, and what stands together in one line is chance.
/// </summary>
public sealed class SyntheticSurvey
{
    /// <summary>The most respondents that can be asked for.</summary>
    public const int MostRespondents = 100_000;

    private readonly Questionnaire _questionnaire;
    private readonly SurveyPlan _plan;
    private readonly AnswerSheet _sheet;
    private readonly Dictionary<string, int> _ranks;

    private SyntheticSurvey(Questionnaire questionnaire, SurveyPlan plan, AnswerSheet sheet, Dictionary<string, int> ranks, SyntheticReport report)
    {
        (_questionnaire, _plan, _sheet, _ranks) = (questionnaire, plan, sheet, ranks);
        Report = report;
    }

    /// <summary>What had to be decided and what could not be met.</summary>
    public SyntheticReport Report { get; }

    /// <summary>Makes respondents up.</summary>
    /// <param name="questionnaire">What was asked.</param>
    /// <param name="figures">What was published.</param>
    /// <param name="seed">The same seed makes the same respondents.</param>
    /// <param name="respondents">How many; null: as many as the survey had. Another number keeps the shares, not the counts.</param>
    /// <param name="ranges">Where numbers may lie; null: the ranges that come with the product.</param>
    /// <exception cref="SyntheticException">The survey cannot be made up; the message says why.</exception>
    public static SyntheticSurvey Make(
        Questionnaire questionnaire, IReadOnlyList<PublishedAnswer> figures, ulong seed, int? respondents = null, PlausibleRanges? ranges = null)
    {
        Refuse(questionnaire, figures);
        var published = questionnaire.Survey.Respondents;
        var count = respondents ?? published ?? throw new SyntheticException(
            $"How many took part in {questionnaire.Survey.Code} is not known. Say how many to make up, with --respondents.");
        if (count is < 1 or > MostRespondents)
        {
            throw new SyntheticException(FormattableString.Invariant($"{count} respondents cannot be made up: ask for 1 to {MostRespondents}."));
        }

        var plan = new SurveyPlan(questionnaire);
        var sheet = new AnswerSheet(questionnaire, count);
        var decisions = new List<string>();
        var drawn = new AnswerMaker(questionnaire, plan, figures, sheet, new SplitMix64(seed), count == published, ranges ?? new PlausibleRanges(), decisions);
        foreach (var question in plan.InOrder)
        {
            drawn.Answer(question);
        }

        var ranks = plan.Answered.Where(q => q.Type == QuestionType.Ranking).ToDictionary(q => q.Code, drawn.RanksOf);
        return new SyntheticSurvey(questionnaire, plan, sheet, ranks, new SyntheticReport(decisions, new FigureAudit(questionnaire, sheet).Of(figures, count == published)));
    }

    /// <summary>Writes the respondents as a file that can be loaded: comma-separated, a line a respondent, lines end with LF.</summary>
    public void Write(TextWriter writer)
    {
        var columns = _plan.Answered.SelectMany(Columns).ToList();
        writer.Write("respondent,completed,synthetic," + string.Join(',', columns.Select(c => c.Name)) + "\n");
        for (var respondent = 0; respondent < _sheet.Respondents; respondent++)
        {
            writer.Write("synthetic-" + (respondent + 1).ToString("D5", CultureInfo.InvariantCulture) + ",yes,yes");
            foreach (var column in columns)
            {
                writer.Write(',');
                writer.Write(column.Value(respondent));
            }

            writer.Write('\n');
        }
    }

    private IEnumerable<(string Name, Func<int, string> Value)> Columns(Question question)
    {
        var only = QuestionRow.Only.Code;
        string Nth(string row, int respondent, int place) =>
            _sheet.At(question.Code, row, respondent) is { } given && given.Count > place ? given[place] : "";
        return question.Type switch
        {
            QuestionType.Grid => question.Rows.Select(row => ($"{question.Code}[{row.Code}]", (Func<int, string>)(r => Nth(row.Code, r, 0)))),
            QuestionType.Multi => question.Answers.Where(SurveyPlan.IsGiven).Select(answer => (
                $"{question.Code}[{answer.Code}]",
                (Func<int, string>)(r => _sheet.At(question.Code, only, r) is { } given ? given.Contains(answer.Code) ? "1" : "0" : ""))),
            QuestionType.Ranking => Enumerable.Range(0, _ranks[question.Code]).Select(place => (
                FormattableString.Invariant($"{question.Code}[{place + 1}]"), (Func<int, string>)(r => Nth(only, r, place)))),
            _ => [(question.Code, r => Nth(only, r, 0))],
        };
    }

    /// <summary>Refuses what the questionnaire gives no means to make up.</summary>
    private static void Refuse(Questionnaire questionnaire, IReadOnlyList<PublishedAnswer> figures)
    {
        var survey = questionnaire.Survey.Code;
        if (figures.Count == 0)
        {
            throw new SyntheticException(
                $"No published table of {survey} is in the warehouse, so there is nothing that made-up respondents could be made to agree with. Load its .survey.xlsx first.");
        }

        var reasons = new List<string>();
        var audiences = questionnaire.Questions.Select(q => q.Audience).OfType<string>().Where(a => a != SurveyPlan.Reference).Distinct(StringComparer.Ordinal).ToList();
        if (audiences.Count > 0)
        {
            reasons.Add($"its questions were put to {string.Join(", ", audiences)}, and no rule over answers says who is which");
        }

        var segments = figures.Select(f => f.Segment).Where(s => s != Segment.Total && FigureAudit.RankOf(s) is null && s != FigureAudit.AnyRank)
            .Distinct(StringComparer.Ordinal).ToList();
        if (segments.Count > 0)
        {
            reasons.Add($"its tables are broken down by {string.Join(", ", segments)}, and no rule over answers says who belongs to these");
        }

        if (reasons.Count > 0)
        {
            throw new SyntheticException(
                $"Respondents of {survey} cannot be made up: {string.Join("; ", reasons)}. Made-up respondents whose tables could not be compared with the published ones would be of no use.");
        }
    }
}
