using ReIntegrationBI.Etl.Formats;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Etl.Sources.Surveys;

/// <summary>Reads survey workbooks: a survey as published, with its questionnaire. The format is described in docs/data-formats/survey-workbook.md.</summary>
public static class SurveyWorkbookSource
{
    /// <summary>How the names of such files end.</summary>
    public const string Ending = ".survey.xlsx";

    /// <summary>Opens a workbook and reads which survey it holds, so that it is known what a load replaces.</summary>
    /// <param name="path">Where the content stands.</param>
    /// <param name="file">Name of the file; where it ends as such files do, it must begin with the code of the survey.</param>
    /// <param name="sizeLimit">Bytes that it may unpack to.</param>
    /// <exception cref="InputRefusedException">It is no workbook, or its sheet <c>survey</c> is wrong.</exception>
    public static SurveyWorkbook Open(string path, string file, long sizeLimit = WorkbookFormat.DefaultUnpackedLimit)
    {
        var document = WorkbookFormat.Read(file, FileBytes.Read(path, sizeLimit), sizeLimit);
        var problems = new InputProblems(file);
        var about = SurveySheet.Read(document, problems);
        problems.Throw();
        return new SurveyWorkbook(document, about!);
    }
}
