using ReIntegrationBI.Etl.Sources.Surveys;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Jobs;

/// <summary>Surveys as published: questionnaire and tables in one workbook.</summary>
internal sealed class SurveyWorkbooks : IInputKind
{
    private const string Layout = "survey-workbook";

    /// <inheritdoc/>
    public IReadOnlyList<InputPattern> Patterns { get; } = [new(SurveySlices.Source, Layout, "*" + SurveyWorkbookSource.Ending)];

    /// <inheritdoc/>
    public RecognisedInput Recognise(StoredFile file, LoadOptions options)
    {
        var workbook = SurveyWorkbookSource.Open(file.Path, file.FileName);
        return new RecognisedInput(SurveySlices.Tables(workbook.Survey, Layout), _ => workbook.Read());
    }
}
