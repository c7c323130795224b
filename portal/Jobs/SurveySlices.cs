using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Portal.Jobs;

/// <summary>What loads of a survey replace: its tables, its questionnaire and its respondents are replaced independently.</summary>
internal static class SurveySlices
{
    /// <summary>The source of all surveys.</summary>
    public const string Source = "surveys";

    /// <summary>Published tables.</summary>
    public static Slice Tables(Survey survey, string layout) => Of(survey, survey.Code, layout);

    /// <summary>A questionnaire that comes without tables.</summary>
    public static Slice Questionnaire(Survey survey, string layout) => Of(survey, survey.Code + "/questionnaire", layout);

    /// <summary>Respondents.</summary>
    public static Slice Respondents(Survey survey, string layout) => Of(survey, survey.Code + "/respondents", layout);

    private static Slice Of(Survey survey, string dataset, string layout) => new(Source, dataset, survey.Period.ToString(), layout);
}
