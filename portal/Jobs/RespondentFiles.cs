using ReIntegrationBI.Etl.Sources.Surveys;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Jobs;

/// <summary>Respondents as delimited text, of a survey whose questionnaire the warehouse has.</summary>
internal sealed class RespondentFiles(SurveyDoor door) : IInputKind
{
    private const string Layout = "survey-respondents";

    /// <inheritdoc/>
    public IReadOnlyList<InputPattern> Patterns { get; } = [new(SurveySlices.Source, Layout, "*" + RespondentCsvSource.Ending)];

    /// <inheritdoc/>
    public bool HoldsPersons => true;

    /// <inheritdoc/>
    public RecognisedInput Recognise(StoredFile file, LoadOptions options)
    {
        var pseudonyms = door.Pseudonyms(file.FileName);
        var questionnaire = door.Questionnaire(file.FileName, options.Survey ?? SurveyCode.Of(file.FileName));
        return new RecognisedInput(
            SurveySlices.Respondents(questionnaire.Survey, Layout),
            kept => RespondentCsvSource.Read(kept.Path, kept.FileName, questionnaire, pseudonyms, options.RejectLimit));
    }
}
