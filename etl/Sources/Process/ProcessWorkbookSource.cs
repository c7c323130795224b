using ReIntegrationBI.Etl.Formats;
using ReIntegrationBI.Etl.Sources.Recommendations;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Model;

namespace ReIntegrationBI.Etl.Sources.Process;

/// <summary>Reads workbooks that describe the way back to work. The format is described in docs/data-formats/process.md.</summary>
public static class ProcessWorkbookSource
{
    /// <summary>How the names of such files end; before it stands the code of the process.</summary>
    public const string Ending = ".process.xlsx";

    /// <summary>Opens a workbook and reads which process it holds, so that it is known what a load replaces.</summary>
    /// <param name="path">Where the content stands.</param>
    /// <param name="file">Name of the file.</param>
    /// <param name="model">What can be measured, and the code lists.</param>
    /// <param name="sizeLimit">Bytes that it may unpack to.</param>
    /// <exception cref="InputRefusedException">It is no workbook, or its sheet <c>source</c> is wrong.</exception>
    public static ProcessWorkbook Open(string path, string file, SemanticModel model, long sizeLimit = WorkbookFormat.DefaultUnpackedLimit)
    {
        var document = WorkbookFormat.Read(file, FileBytes.Read(path, sizeLimit), sizeLimit);
        var problems = new InputProblems(file);
        var about = AboutSheet.Read(document, "source", Ending, model.Catalog, problems);
        problems.Throw();
        return new ProcessWorkbook(document, about!, model);
    }
}
