using System.Globalization;
using System.Text.RegularExpressions;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Reports.Definitions;

/// <summary>What a reader must know of the surveys of a report: bases under charts, limits of the study, whose the words are.</summary>
/// <param name="questionnaires">Gives the questionnaire of a survey, or null.</param>
/// <param name="texts">Fixed texts of the language.</param>
/// <param name="language"><c>nl</c>, <c>fr</c> or <c>en</c>.</param>
internal sealed partial class SurveyNotes(Func<string, Questionnaire?> questionnaires, FixedTexts texts, string language)
{
    private readonly Dictionary<string, Questionnaire?> _known = [];
    private readonly Formatter _format = Formatter.For(language);

    /// <summary>Whether the survey was loaded.</summary>
    public bool IsKnown(string survey) => Of(survey) is not null;

    /// <summary>The letter by which a publisher's significance letters name a segment, or null.</summary>
    public string? Letter(string survey, string segment) =>
        Of(survey)?.Segments.FirstOrDefault(s => s.Code == segment)?.Letter;

    /// <summary>A base in words: <c>n = 943</c>, with a word where the publisher does not print it; or null where none is known.</summary>
    public string? N(Figure figure) => figure.Base is not { } n ? null : texts.Fill(
        figure.BaseKind switch { BaseKind.Derived => "survey.n_derived", BaseKind.Assumed => "survey.n_assumed", _ => "survey.n" },
        _format.Number(n, 0));

    /// <summary>The base that stands under a chart: n where it is the same everywhere, and who was asked; null where neither is known.</summary>
    public string? Base(IReadOnlyCollection<Figure> shown)
    {
        var bases = shown.Select(N).Distinct().ToList();
        var n = bases.Count == 1 ? bases[0] : texts["survey.n_differs"];
        var words = shown.Select(f => (f.Survey, f.Question)).Distinct().Select(q => Of(q.Survey!)?.Find(q.Question ?? "")).Select(q => q?.BaseInWords?.In(language))
            .Where(w => !string.IsNullOrEmpty(w)).Distinct().ToList();
        string?[] parts = [n, words.Count == 1 ? words[0] : null];
        var said = parts.OfType<string>().ToList();
        return said.Count == 0 ? null : string.Join(", ", said);
    }

    /// <summary>A sentence on the limits of each survey, and one where labels are our translation.</summary>
    public IEnumerable<string> Caveats(IEnumerable<Figure> used)
    {
        var surveys = used.Select(f => f.Survey).OfType<string>().Distinct().Select(code => Of(code)?.Survey).OfType<Survey>().ToList();
        var translated = surveys.Where(s => s.TranslatedByUs.Split(',', StringSplitOptions.TrimEntries).Contains(language)).ToList();
        return
        [
            .. surveys.Select(s => texts.Fill("survey.limits", s.Organiser, s.Limits.In(language))),
            .. translated.Count > 0 ? [texts["survey.translated"]] : Array.Empty<string>(),
        ];
    }

    /// <summary>What the checks found wrong in published survey tables, as the publisher's: where their numbers do not fit each other.</summary>
    /// <param name="checks">How the checks ended.</param>
    /// <param name="used">The figures of the page; null tells of all surveys.</param>
    public IEnumerable<string> PublishersErrors(CheckSummary checks, IReadOnlyCollection<Figure>? used) =>
        from offender in checks.Findings.SelectMany(f => f.InSurveys)
        let about = offender.What.Split(" (")[0].Split('/')
        where used is null || used.Any(f => f.Survey == about[0] && f.Question == about[1])
        let survey = Of(about[0])
        let question = survey?.Find(about.ElementAtOrDefault(1) ?? "")
        where question is not null
        let answer = about.Length > 2 ? question.Answers.FirstOrDefault(a => a.Code == about[2]) : null
        select texts.Fill(
            answer is null ? "survey.publisher_error_question" : "survey.publisher_error",
            survey.Survey.Organiser,
            question.Label.In(language) + Within(offender.What, survey, question),
            InWords(offender.Found),
            InWords(offender.Expected),
            answer?.Label.In(language) ?? "");

    /// <summary>The row and segment that a path names behind it, in words.</summary>
    private string Within(string what, Questionnaire survey, Question question)
    {
        if (what.Split(" (") is not [_, var within])
        {
            return "";
        }

        var labels = within.TrimEnd(')').Split(", ").Select(code =>
            (question.Rows.FirstOrDefault(r => r.Code == code)?.Label ?? survey.Segments.FirstOrDefault(s => s.Code == code)?.Label)?.In(language) ?? code);
        return $" ({string.Join(", ", labels)})";
    }

    /// <summary>Numbers of a check (<c>40.22 % = 2051 / 5100</c>) as the language writes them.</summary>
    private string InWords(string found) => Number().Replace(found, m =>
    {
        var value = decimal.Parse(m.Value, CultureInfo.InvariantCulture);
        return _format.Number(value, value.Scale);
    });

    [GeneratedRegex(@"\d+(\.\d+)?")]
    private static partial Regex Number();

    private Questionnaire? Of(string survey)
    {
        if (!_known.TryGetValue(survey, out var known))
        {
            known = questionnaires(survey);
            _known.Add(survey, known);
        }

        return known;
    }
}
