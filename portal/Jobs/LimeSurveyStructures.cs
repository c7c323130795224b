using ReIntegrationBI.Etl.Sources.Surveys;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Jobs;

/// <summary>Questionnaires as LimeSurvey structures.</summary>
internal sealed class LimeSurveyStructures(SurveyDoor door) : IInputKind
{
    /// <summary>Name under which they stand in the journal.</summary>
    public const string Layout = "survey-lss";

    /// <inheritdoc/>
    public IReadOnlyList<InputPattern> Patterns { get; } = [new(SurveySlices.Source, Layout, "*.lss")];

    /// <inheritdoc/>
    public RecognisedInput Recognise(StoredFile file, LoadOptions options)
    {
        var structure = LssSource.Open(file.Path, file.FileName);
        var survey = door.Survey(file.FileName, options.Survey ?? structure.Code, structure.Title, options);
        return new RecognisedInput(SurveySlices.Questionnaire(survey, Layout), kept => door.Fitting(kept.FileName, structure.Read(survey)));
    }
}
