using ReIntegrationBI.Etl.Sources.Surveys;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Jobs;

/// <summary>Responses as LimeSurvey exports them, of a survey whose structure was loaded.</summary>
internal sealed class LimeSurveyResponses(SurveyDoor door) : IInputKind
{
    private const string Layout = "survey-lime-responses", Beginning = "results-survey";

    /// <inheritdoc/>
    public IReadOnlyList<InputPattern> Patterns { get; } = [new(SurveySlices.Source, Layout, Beginning + "*.csv")];

    /// <inheritdoc/>
    public bool HoldsPersons => true;

    /// <inheritdoc/>
    public RecognisedInput Recognise(StoredFile file, LoadOptions options)
    {
        var pseudonyms = door.Pseudonyms(file.FileName);
        var code = options.Survey ?? LssSource.CodePrefix + string.Concat(SurveyCode.Of(file.FileName).Skip(Beginning.Length).TakeWhile(char.IsAsciiDigit));
        var kept = door.KeptQuestionnaire(file.FileName, code, LimeSurveyStructures.Layout);
        var survey = door.Questionnaire(file.FileName, code).Survey;
        var structure = LssSource.Open(kept.Path, kept.FileName);
        return new RecognisedInput(
            SurveySlices.Respondents(survey, Layout), responses => structure.ReadResponses(responses.Path, responses.FileName, survey, pseudonyms, options.RejectLimit));
    }
}
