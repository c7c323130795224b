using ReIntegrationBI.Etl.Sources.Surveys;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Jobs;

/// <summary>Questionnaires as codebooks.</summary>
internal sealed class Codebooks : IInputKind
{
    private const string Layout = "survey-codebook";

    /// <inheritdoc/>
    public IReadOnlyList<InputPattern> Patterns { get; } = [new(SurveySlices.Source, Layout, "*" + CodebookSource.Ending)];

    /// <inheritdoc/>
    public RecognisedInput Recognise(StoredFile file, LoadOptions options)
    {
        var content = CodebookSource.Read(file.Path, file.FileName, options.Survey);
        return new RecognisedInput(SurveySlices.Questionnaire(content.Questionnaire.Survey, Layout), _ => content);
    }
}
