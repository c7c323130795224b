using System.Globalization;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Portal.Jobs;

/// <summary>The first rows of a file as they were understood, in codes.</summary>
/// <param name="Columns">Names of the columns, as words of the program: <c>cell</c>, <c>indicator</c> …</param>
/// <param name="Rows">The rows; a value for each column.</param>
public sealed record PreviewTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>Rows of a content; null where it has none that could be shown: persons, codings, files that are only kept.</summary>
    /// <param name="content">What was read.</param>
    /// <param name="codes">Tells which members are totals, and need not be named.</param>
    /// <param name="most">Rows at most.</param>
    public static PreviewTable? Of(SourceContent? content, CodeListCatalog codes, int most) => content switch
    {
        FigureContent figures => new(
            ["sheet", "cell", "indicator", "period", "members", "value", "unit"],
            [.. figures.Figures.Take(most).Select(f => new[] { f.Sheet ?? "", A1.Of(f.Row, f.Column), f.Indicator, f.Period.Code, Members(f, codes), Number(f.Value), f.Unit })]),
        SurveyTableContent survey => new(
            ["sheet", "cell", "indicator", "question", "segment", "answer", "value", "unit"],
            [
                .. survey.Figures.Take(most).Select(f => new[]
                {
                    f.Sheet ?? "", A1.Of(f.RowNumber, f.ColumnNumber), f.Indicator, f.Row.Length == 0 ? f.Question : $"{f.Question}/{f.Row}", f.Segment, f.Answer,
                    f.Value is { } value ? Number(value) : "", f.Unit,
                }),
            ]),
        QuestionnaireContent survey => new(
            ["question", "type", "label"],
            [.. survey.Questionnaire.Questions.Take(most).Select(q => new[] { q.Code, q.Type.ToString().ToLowerInvariant(), q.Label.Nl })]),
        CaseStudyContent { Publication: not null } study => new(
            ["case", "field", "value"],
            [.. study.Profile.Take(most).Select(p => new[] { p.Case, p.Field, p.Code })]),
        RecommendationContent study => new(
            ["action", "level", "label"],
            [.. study.Actions.Take(most).Select(a => new[] { a.Code, a.Level, a.Label.Nl })]),
        ProcessContent process => new(
            ["step", "timeline", "label"],
            [.. process.Steps.Take(most).Select(s => new[] { s.Code, s.Timeline.ToString().ToLowerInvariant(), s.Label.Nl })]),
        _ => null,
    };

    private static string Members(PublishedFigure figure, CodeListCatalog codes)
    {
        (string Dimension, string Code)[] all =
        [
            ("scheme", figure.Scheme), ("sex", figure.Sex), ("age_group", figure.AgeGroup), ("region", figure.Region),
            ("disease_group", figure.DiseaseGroup), ("status", figure.Status),
        ];
        return string.Join(", ", all.Where(m => codes.Find(m.Dimension, m.Code)?.Role != MemberRole.Total).Select(m => $"{m.Dimension}={m.Code}"));
    }

    private static string Number(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
