using ReIntegrationBI.Etl.Formats;
using ReIntegrationBI.Warehouse.Cases;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Etl.Sources.Cases;

/// <summary>Reads case workbooks: a study of cases with all that was coded of them. The format is described in docs/data-formats/case-workbook.md.</summary>
/// <param name="codes">The conformed members.</param>
/// <param name="fields">The fields of cases.</param>
public sealed class CaseWorkbookSource(CodeListCatalog codes, CaseFieldCatalog fields)
{
    /// <summary>How the names of such files end; before it stands the code of the study.</summary>
    public const string Ending = ".cases.xlsx";

    /// <summary>Opens a workbook and reads which study it holds, so that it is known what a load replaces.</summary>
    /// <param name="path">Where the content stands.</param>
    /// <param name="file">Name of the file; where it ends as such files do, it must begin with the code of the study.</param>
    /// <param name="sizeLimit">Bytes that it may unpack to.</param>
    /// <exception cref="InputRefusedException">It is no workbook, or its sheet <c>study</c> is wrong.</exception>
    public CaseWorkbook Open(string path, string file, long sizeLimit = WorkbookFormat.DefaultUnpackedLimit)
    {
        var document = WorkbookFormat.Read(file, FileBytes.Read(path, sizeLimit), sizeLimit);
        var problems = new InputProblems(file);
        var about = StudySheet.Read(document, codes, problems);
        problems.Throw();
        return new CaseWorkbook(document, about!.Value.Study, about.Value.Publication, codes, fields);
    }
}
