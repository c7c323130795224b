using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Portal.Jobs;

/// <summary>What respondents need before they may come in: a key for their pseudonyms, and the questionnaire that they answered.</summary>
/// <param name="key">The key of pseudonyms; null where none is set.</param>
/// <param name="questionnaires">The questionnaires that were loaded.</param>
internal sealed class SurveyDoor(string? key, QuestionnaireStore questionnaires)
{
    private const int ShortestKey = 32;

    /// <summary>Replaces identifiers.</summary>
    /// <exception cref="InputRefusedException">There is no key, or it is too short.</exception>
    public Pseudonyms Pseudonyms(string file) => key is { Length: >= ShortestKey }
        ? new Pseudonyms(key)
        : throw new InputRefusedException(new InputProblem
        {
            Code = "no-pseudonym-key",
            File = file,
            Message = key is null
                ? "the file holds respondents, and there is no key for their pseudonyms (Pseudonyms__Key is not set)"
                : $"the file holds respondents, and the key for their pseudonyms (Pseudonyms__Key) has fewer than {ShortestKey} characters",
            Expected = $"at least {ShortestKey} characters that nobody can guess",
            Remedy = "Make one with 'openssl rand -hex 32', keep it outside the warehouse and its copies, set it as Pseudonyms__Key, and never change it while a survey is loaded.",
        });

    /// <summary>The questionnaire of a survey, or null where none was loaded.</summary>
    public Questionnaire? Find(string survey) => questionnaires.Find(survey);

    /// <summary>The questionnaire of a survey.</summary>
    /// <exception cref="InputRefusedException">None was loaded.</exception>
    public Questionnaire Questionnaire(string file, string survey)
    {
        if (Find(survey) is { } found)
        {
            return found;
        }

        var known = questionnaires.Surveys();
        throw new InputRefusedException(new InputProblem
        {
            Code = "unknown-survey",
            File = file,
            Message = $"no questionnaire of the survey '{survey}' was loaded, so its answers cannot be read",
            Expected = known.Count == 0 ? "a survey that was loaded; there is none yet" : "one of: " + string.Join(", ", known.Select(s => s.Code)),
            Remedy = $"Load {survey}.survey.xlsx, {survey}.codebook.csv or the survey's .lss first, rename the file, or name the survey with --survey.",
        });
    }
}
