using ReIntegrationBI.Etl.Formats;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Model;

namespace ReIntegrationBI.Etl.Sources.Recommendations;

/// <summary>Reads workbooks of recommendations. The format is described in docs/data-formats/recommendations.md.</summary>
public static class ActionWorkbookSource
{
    /// <summary>How the names of such files end; before it stands the code of the study.</summary>
    public const string Ending = ".actions.xlsx";

    /// <summary>Opens a workbook and reads which study it holds, so that it is known what a load replaces.</summary>
    /// <param name="path">Where the content stands.</param>
    /// <param name="file">Name of the file.</param>
    /// <param name="model">What can be measured, and the code lists.</param>
    /// <param name="sizeLimit">Bytes that it may unpack to.</param>
    /// <exception cref="InputRefusedException">It is no workbook, or its sheet <c>study</c> is wrong.</exception>
    public static ActionWorkbook Open(string path, string file, SemanticModel model, long sizeLimit = WorkbookFormat.DefaultUnpackedLimit)
    {
        var document = WorkbookFormat.Read(file, FileBytes.Read(path, sizeLimit), sizeLimit);
        var problems = new InputProblems(file);
        var about = AboutSheet.Read(document, "study", Ending, model.Catalog, problems);
        problems.Throw();
        return new ActionWorkbook(document, about!, model);
    }
}
