using ReIntegrationBI.Etl.Sources.Surveys;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Jobs;

/// <summary>Respondents as SPSS system files, which bring their questionnaire along.</summary>
internal sealed class SavFiles(SurveyDoor door) : IInputKind
{
    private const string Layout = "survey-spss";

    /// <inheritdoc/>
    public IReadOnlyList<InputPattern> Patterns { get; } = [new(SurveySlices.Source, Layout, "*.sav"), new(SurveySlices.Source, Layout, "*.zsav")];

    /// <inheritdoc/>
    public bool HoldsPersons => true;

    /// <inheritdoc/>
    public RecognisedInput Recognise(StoredFile file, LoadOptions options)
    {
        var pseudonyms = door.Pseudonyms(file.FileName);
        var code = options.Survey ?? SurveyCode.Of(file.FileName);
        var survey = door.Survey(file.FileName, code, code, options);
        return new RecognisedInput(
            SurveySlices.Respondents(survey, Layout),
            kept => door.Fitting(kept.FileName, SavSource.Read(kept.Path, kept.FileName, survey, pseudonyms, options.RejectLimit)));
    }
}
