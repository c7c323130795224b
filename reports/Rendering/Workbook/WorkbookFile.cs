using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using S = DocumentFormat.OpenXml.Spreadsheet;

namespace ReIntegrationBI.Reports.Rendering.Workbook;

/// <summary>The parts that the sheets of a workbook share: styles, strings, list of sheets, print titles.</summary>
internal sealed class WorkbookFile : IDisposable
{
    private readonly SpreadsheetDocument document;
    private readonly WorkbookPart book;
    private readonly S.Sheets sheets = new();
    private readonly S.DefinedNames definedNames = new();
    private readonly Dictionary<string, int> strings = new(StringComparer.Ordinal);
    private uint tables;

    public WorkbookFile(Stream seekable)
    {
        document = SpreadsheetDocument.Create(seekable, SpreadsheetDocumentType.Workbook);
        book = document.AddWorkbookPart();
        book.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles.Stylesheet();
    }

    /// <summary>What every sheet must say at its head, in print too (the numbers are made up); null for nothing.</summary>
    public string? Band { get; init; }

    /// <summary>Sets the properties that file managers and screen readers show.</summary>
    public void Describe(string title, string subject, string language, DateTime made)
    {
        var properties = document.PackageProperties;
        properties.Title = title;
        properties.Subject = subject;
        properties.Language = language;
        properties.Creator = "ReIntegrationBI";
        properties.Created = made;
        properties.Modified = made;
    }

    public WorksheetPart AddSheet(string name)
    {
        var part = book.AddNewPart<WorksheetPart>();
        sheets.AppendChild(new S.Sheet { Name = name, SheetId = (uint)sheets.ChildElements.Count + 1, Id = book.GetIdOfPart(part) });
        return part;
    }

    /// <summary>Repeats the first row of the sheet that was added last on every printed page.</summary>
    public void RepeatHeader(string sheet) =>
        definedNames.AppendChild(new S.DefinedName(Names.Quoted(sheet) + "$1:$1")
        {
            Name = "_xlnm.Print_Titles",
            LocalSheetId = (uint)sheets.ChildElements.Count - 1,
        });

    /// <summary>Gives cells a name by which formulas and macros may call them.</summary>
    public void Name(string name, string reference) => definedNames.AppendChild(new S.DefinedName(reference) { Name = name });

    public uint NextTable() => ++tables;

    /// <summary>Index of a text in the shared strings. A text is never a formula, whatever its first sign.</summary>
    public int String(string text)
    {
        if (!strings.TryGetValue(text, out var index))
        {
            strings.Add(text, index = strings.Count);
        }

        return index;
    }

    /// <summary>Writes the shared parts and closes the file.</summary>
    public void Dispose()
    {
        book.AddNewPart<SharedStringTablePart>().SharedStringTable = new S.SharedStringTable(
            strings.OrderBy(s => s.Value).Select(s => new S.SharedStringItem(new S.Text(s.Key) { Space = SpaceProcessingModeValues.Preserve })));
        book.Workbook = new S.Workbook(new S.BookViews(new S.WorkbookView { ActiveTab = 0 }), sheets);
        if (definedNames.HasChildren)
        {
            book.Workbook.AppendChild(definedNames);
        }

        document.Dispose();
    }
}
