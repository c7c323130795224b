using System.Globalization;
using System.IO.Compression;
using System.Xml;
using ReIntegrationBI.Reports.Rendering.Workbook;

namespace ReIntegrationBI.Reports.Rendering.Extract;

/// <summary>
/// A workbook that is written from front to back, to a stream that need not be seekable. One table is written straight into it; others that
/// are written beside it wait in a <see cref="SpillFile"/>.
/// </summary>
internal sealed class StreamedWorkbook : IDisposable
{
    private const string Package = "http://schemas.openxmlformats.org/package/2006/";
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private readonly ZipArchive _zip;
    private readonly ExtractContent _content;
    private readonly List<Sheet> _sheets = [];
    private readonly HashSet<string> _names = Names.Taken();
    private readonly HashSet<string> _tables = Names.Taken();

    public StreamedWorkbook(Stream target, ExtractContent content)
    {
        _zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        _content = content;
    }

    /// <summary>A table that is written now; no other may be written straight in until it is closed.</summary>
    public SheetSeries Table(string name, IReadOnlyList<ExtractColumn> columns, bool wraps, int rowsOfSheet)
    {
        Stream? part = null;
        return new SheetSeries(() => new SheetTable(part = Open(NextSheet), columns, _content.Title, _content.Warning, wraps), rowsOfSheet)
        {
            Ended = sheet =>
            {
                part!.Dispose();
                Add(name, sheet);
            },
        };
    }

    /// <summary>A table that is written beside others; <paramref name="waiting"/> takes its sheets, to be added with <see cref="Add(string, Waiting)"/>.</summary>
    public SheetSeries TableBeside(IReadOnlyList<ExtractColumn> columns, int rowsOfSheet, ICollection<Waiting> waiting)
    {
        SpillFile? spill = null;
        return new SheetSeries(
            () => new SheetTable((spill = new SpillFile()).Target, columns, _content.Title, _content.Warning, wraps: false), rowsOfSheet)
        {
            Ended = sheet => waiting.Add(new Waiting(sheet, spill!)),
        };
    }

    /// <summary>Adds a sheet that was written beside others.</summary>
    public void Add(string name, Waiting waiting)
    {
        using (var part = Open(NextSheet))
        {
            waiting.Content.CopyTo(part);
        }

        Add(name, waiting.Sheet);
    }

    /// <summary>Writes the parts that all sheets share. A workbook that is left without it is damaged, and every program says so.</summary>
    public void Finish()
    {
        for (var i = 0; i < _sheets.Count; i++)
        {
            WriteTable(i + 1, _sheets[i]);
        }

        Part("xl/styles.xml", xml => Styles.Stylesheet().WriteTo(xml));
        Part("xl/workbook.xml", WriteBook);
        Part("xl/_rels/workbook.xml.rels", xml => WriteRelations(
            xml,
            [
                .. _sheets.Select((_, i) => ($"rId{i + 1}", "worksheet", $"worksheets/sheet{i + 1}.xml")),
                ($"rId{_sheets.Count + 1}", "styles", "styles.xml"),
            ]));
        Part("docProps/core.xml", WriteProperties);
        Part("_rels/.rels", xml =>
        {
            xml.WriteStartElement("Relationships", Package + "relationships");
            WriteRelation(xml, "rId1", SheetTable.Relations + "/officeDocument", "xl/workbook.xml");
            WriteRelation(xml, "rId2", Package + "relationships/metadata/core-properties", "docProps/core.xml");
            xml.WriteEndElement();
        });
        Part("[Content_Types].xml", WriteTypes);
    }

    public void Dispose() => _zip.Dispose();

    private string NextSheet => $"xl/worksheets/sheet{(_sheets.Count + 1).ToString(CultureInfo.InvariantCulture)}.xml";

    private void Add(string name, SheetTable sheet) =>
        _sheets.Add(new Sheet(Names.Sheet(name, _names), Names.Table(name, _tables), sheet.Headings, sheet.Range));

    private Stream Open(string name)
    {
        var entry = _zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = new DateTimeOffset(DateTime.SpecifyKind(_content.MadeAt, DateTimeKind.Utc));
        return entry.Open();
    }

    private void Part(string name, Action<XmlWriter> write)
    {
        using var stream = Open(name);
        using var xml = SheetTable.Writer(stream);
        xml.WriteStartDocument(standalone: true);
        write(xml);
        xml.WriteEndDocument();
    }

    private void WriteTable(int number, Sheet sheet)
    {
        Part($"xl/worksheets/_rels/sheet{number}.xml.rels", xml => WriteRelations(xml, [("rId1", "table", $"../tables/table{number}.xml")]));
        Part($"xl/tables/table{number}.xml", xml =>
        {
            xml.WriteStartElement("table", SheetTable.Main);
            Attributes(
                xml, ("id", Number(number)), ("name", sheet.Table), ("displayName", sheet.Table), ("ref", sheet.Range), ("totalsRowShown", "0"));
            xml.WriteStartElement("autoFilter", SheetTable.Main);
            Attributes(xml, ("ref", sheet.Range));
            xml.WriteEndElement();
            xml.WriteStartElement("tableColumns", SheetTable.Main);
            Attributes(xml, ("count", Number(sheet.Headings.Count)));
            for (var i = 0; i < sheet.Headings.Count; i++)
            {
                xml.WriteStartElement("tableColumn", SheetTable.Main);
                Attributes(xml, ("id", Number(i + 1)), ("name", SheetTable.Escape(sheet.Headings[i])));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
            xml.WriteStartElement("tableStyleInfo", SheetTable.Main);
            Attributes(
                xml, ("name", "TableStyleLight1"), ("showFirstColumn", "0"), ("showLastColumn", "0"), ("showRowStripes", "1"), ("showColumnStripes", "0"));
            xml.WriteEndElement();
            xml.WriteEndElement();
        });
    }

    private void WriteBook(XmlWriter xml)
    {
        xml.WriteStartElement("workbook", SheetTable.Main);
        xml.WriteAttributeString("xmlns", "r", null, SheetTable.Relations);
        xml.WriteStartElement("bookViews", SheetTable.Main);
        xml.WriteStartElement("workbookView", SheetTable.Main);
        Attributes(xml, ("activeTab", "0"));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteStartElement("sheets", SheetTable.Main);
        for (var i = 0; i < _sheets.Count; i++)
        {
            xml.WriteStartElement("sheet", SheetTable.Main);
            Attributes(xml, ("name", _sheets[i].Name), ("sheetId", Number(i + 1)));
            xml.WriteAttributeString("r", "id", SheetTable.Relations, $"rId{i + 1}");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteStartElement("definedNames", SheetTable.Main);
        for (var i = 0; i < _sheets.Count; i++)
        {
            // Every printed page repeats the heading.
            xml.WriteStartElement("definedName", SheetTable.Main);
            Attributes(xml, ("name", "_xlnm.Print_Titles"), ("localSheetId", Number(i)));
            xml.WriteString(Names.Quoted(_sheets[i].Name) + "$1:$1");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void WriteProperties(XmlWriter xml)
    {
        const string dc = "http://purl.org/dc/elements/1.1/", terms = "http://purl.org/dc/terms/", core = Package + "metadata/core-properties";
        xml.WriteStartElement("cp", "coreProperties", core);
        xml.WriteElementString("dc", "title", dc, HarmlessText.Clean(_content.Title));
        xml.WriteElementString("dc", "creator", dc, "ReIntegrationBI");
        xml.WriteElementString("dc", "language", dc, _content.Language);
        xml.WriteStartElement("dcterms", "created", terms);
        xml.WriteAttributeString("xsi", "type", "http://www.w3.org/2001/XMLSchema-instance", "dcterms:W3CDTF");
        xml.WriteString(_content.MadeAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void WriteTypes(XmlWriter xml)
    {
        const string types = Package + "content-types";
        xml.WriteStartElement("Types", types);
        void Write(string element, string key, string value, string type)
        {
            xml.WriteStartElement(element, types);
            Attributes(xml, (key, value), ("ContentType", type));
            xml.WriteEndElement();
        }

        Write("Default", "Extension", "rels", "application/vnd.openxmlformats-package.relationships+xml");
        Write("Default", "Extension", "xml", "application/xml");
        Write("Override", "PartName", "/xl/workbook.xml", Types + "sheet.main+xml");
        Write("Override", "PartName", "/xl/styles.xml", Types + "styles+xml");
        Write("Override", "PartName", "/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
        for (var i = 1; i <= _sheets.Count; i++)
        {
            Write("Override", "PartName", $"/xl/worksheets/sheet{i}.xml", Types + "worksheet+xml");
            Write("Override", "PartName", $"/xl/tables/table{i}.xml", Types + "table+xml");
        }

        xml.WriteEndElement();
    }

    private static void WriteRelations(XmlWriter xml, IEnumerable<(string Id, string Type, string Target)> relations)
    {
        xml.WriteStartElement("Relationships", Package + "relationships");
        foreach (var (id, type, target) in relations)
        {
            WriteRelation(xml, id, $"{SheetTable.Relations}/{type}", target);
        }

        xml.WriteEndElement();
    }

    private static void WriteRelation(XmlWriter xml, string id, string type, string target)
    {
        xml.WriteStartElement("Relationship", Package + "relationships");
        Attributes(xml, ("Id", id), ("Type", type), ("Target", target));
        xml.WriteEndElement();
    }

    private static void Attributes(XmlWriter xml, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        foreach (var (name, value) in attributes)
        {
            xml.WriteAttributeString(name, value);
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A sheet that was written and waits for its place.</summary>
    internal sealed record Waiting(SheetTable Sheet, SpillFile Content);

    private sealed record Sheet(string Name, string Table, IReadOnlyList<string> Headings, string Range);
}
