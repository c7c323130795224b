using System.IO.Compression;
using System.Xml;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Etl.Formats;

/// <summary>
/// Looks into the zip package of a workbook before a workbook library does: whether it is whole, how large it really is,
/// that no part brings a document type definition, and which cells hold an error, for the library reads those as empty.
/// Macros are never touched.
/// </summary>
internal sealed class WorkbookPackage
{
    private const int MostParts = 10_000;

    private readonly string _file;

    private WorkbookPackage(string file) => _file = file;

    /// <summary>Cells that cannot be read, by name of sheet: an error value, or a formula that was never computed.</summary>
    public Dictionary<string, Dictionary<CellReference, string>> Faults { get; } = [];

    /// <exception cref="InputRefusedException">The package is not a workbook that can be read safely.</exception>
    public static WorkbookPackage Inspect(string file, byte[] bytes, long limit)
    {
        var package = new WorkbookPackage(file);
        package.RefuseOtherKinds(bytes);
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            package.CheckParts(zip);
            package.CheckContents(zip, limit);
            package.FindFaults(zip);
            return package;
        }
        catch (Exception problem) when (problem is InvalidDataException or EndOfStreamException or IOException or NotSupportedException)
        {
            throw package.Corrupt(problem.Message);
        }
        catch (XmlException problem)
        {
            throw package.Corrupt(problem.Message);
        }
    }

    private void RefuseOtherKinds(byte[] bytes)
    {
        if (FileBytes.IsEncryptedWorkbook(bytes))
        {
            throw Encrypted();
        }

        if (FileBytes.IsCompoundFile(bytes))
        {
            throw FileBytes.Refused("old-workbook", _file, "this is an old Excel workbook (.xls)", "Open it in a spreadsheet program and save it as .xlsx", expected: "an .xlsx workbook");
        }

        if (!FileBytes.IsZip(bytes))
        {
            throw FileBytes.Refused(
                "not-a-workbook",
                _file,
                $"this is not an Excel workbook, whatever its name; it seems to be {FileBytes.Describe(bytes)}",
                "Open the address in a browser and fetch the workbook itself; a web site may have answered with a page instead",
                expected: "an .xlsx workbook");
        }
    }

    private void CheckParts(ZipArchive zip)
    {
        switch (ZipEntries.FaultOf(zip, MostParts)?.Kind)
        {
            case ZipFaultKind.TooManyEntries:
                throw FileBytes.Refused("too-many-parts", _file, $"the workbook holds {zip.Entries.Count} parts", "Do not open it; ask its publisher", expected: $"at most {MostParts}");
            case ZipFaultKind.Encrypted:
                throw Encrypted();
            case ZipFaultKind.EntryTwice:
                throw Corrupt("A part stands in it twice.");
        }

        var names = zip.Entries.Select(e => e.FullName).ToArray();
        if (!names.Contains("xl/workbook.xml"))
        {
            var kind = names.Contains("xl/workbook.bin") ? "a binary Excel workbook (.xlsb)"
                : names.Contains("word/document.xml") ? "a Word document"
                : names.Contains("ppt/presentation.xml") ? "a PowerPoint presentation"
                : names.Contains("content.xml") ? "an OpenDocument file"
                : "a zip file of something else";
            throw FileBytes.Refused("no-workbook-part", _file, $"the part xl/workbook.xml is missing; this seems to be {kind}", "Unpack it, or save it as .xlsx", expected: "an .xlsx workbook");
        }
    }

    /// <summary>Inflates every part and counts: what the package declares about sizes is not to be trusted.</summary>
    private void CheckContents(ZipArchive zip, long limit)
    {
        var left = limit;
        foreach (var part in zip.Entries)
        {
            switch (ZipEntries.Inflate(part, ref left)?.Kind)
            {
                case ZipFaultKind.TooLarge:
                    throw FileBytes.Refused(
                        "workbook-too-large",
                        _file,
                        $"the workbook unpacks to more than {limit} bytes",
                        "Do not open it unless you know where it comes from; if it is genuine, split it or raise the limit");
                case ZipFaultKind.WrongChecksum:
                    throw Corrupt($"The checksum of {part.FullName} does not agree with its content.");
            }
        }

        foreach (var part in zip.Entries.Where(IsXml))
        {
            using var content = part.Open();
            using var xml = XmlReader.Create(content, new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse, XmlResolver = null, MaxCharactersFromEntities = 1 });
            // A definition can stand before the first element only.
            while (xml.Read() && xml.NodeType != XmlNodeType.Element)
            {
                if (xml.NodeType == XmlNodeType.DocumentType)
                {
                    throw FileBytes.Refused("dtd-in-workbook", _file, $"the part {part.FullName} holds a document type definition, which no spreadsheet program writes", "Do not open it; ask its publisher");
                }
            }
        }
    }

    private static bool IsXml(ZipArchiveEntry part) =>
        part.Length > 0
        && (part.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || part.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase));

    private void FindFaults(ZipArchive zip)
    {
        var parts = zip.Entries.ToDictionary(e => e.FullName, StringComparer.OrdinalIgnoreCase);
        var targets = Relations(parts);
        using var content = parts["xl/workbook.xml"].Open();
        using var xml = Xml(content);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "sheet" } && xml.GetAttribute("name") is { } name)
            {
                // The library would read a sheet whose part is lost as an empty one.
                var part = RelationId(xml) is { } id && targets.TryGetValue(id, out var target) ? parts.GetValueOrDefault(target) : null;
                Faults[name] = FaultsOf(part ?? throw Corrupt($"The part of sheet '{name}' is missing."));
            }
        }
    }

    /// <summary>From the ids of relations to the parts they name; those that hold texts and styles must be there.</summary>
    private Dictionary<string, string> Relations(Dictionary<string, ZipArchiveEntry> parts)
    {
        var targets = new Dictionary<string, string>();
        if (!parts.TryGetValue("xl/_rels/workbook.xml.rels", out var relations))
        {
            return targets;
        }

        using var content = relations.Open();
        using var xml = Xml(content);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" }
                && xml.GetAttribute("TargetMode") != "External"
                && xml.GetAttribute("Id") is { } id
                && xml.GetAttribute("Target") is { } target
                && Uri.TryCreate(new Uri("http://package/xl/"), target, out var address))
            {
                targets[id] = Uri.UnescapeDataString(address.AbsolutePath.TrimStart('/'));
                var type = xml.GetAttribute("Type")?.Split('/')[^1];
                if (type is "sharedStrings" or "styles" && !parts.ContainsKey(targets[id]))
                {
                    throw Corrupt($"The part {targets[id]} is missing.");
                }
            }
        }

        return targets;
    }

    private static string? RelationId(XmlReader xml) =>
        xml.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
        ?? xml.GetAttribute("id", "http://purl.oclc.org/ooxml/officeDocument/relationships");

    private static Dictionary<CellReference, string> FaultsOf(ZipArchiveEntry part)
    {
        var faults = new Dictionary<CellReference, string>();
        using var content = part.Open();
        using var xml = Xml(content);
        var (row, column) = (0, 0);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (xml.LocalName == "row")
            {
                row = int.TryParse(xml.GetAttribute("r"), out var number) ? number : row + 1;
                column = 0;
            }
            else if (xml.LocalName == "c")
            {
                // The address of a cell may be left out: it then follows the one before it.
                var at = CellReference.TryParse(xml.GetAttribute("r"), out var given) ? given : new CellReference(row, column + 1);
                column = at.Column;
                if (FaultOf(xml) is { } fault)
                {
                    faults[at] = fault;
                }
            }
        }

        return faults;
    }

    private static string? FaultOf(XmlReader cell)
    {
        var error = cell.GetAttribute("t") == "e";
        if (cell.IsEmptyElement)
        {
            return null;
        }

        var (formula, value) = (false, (string?)null);
        using var inside = cell.ReadSubtree();
        inside.Read();
        while (!inside.EOF)
        {
            if (inside is { NodeType: XmlNodeType.Element, LocalName: "f" })
            {
                formula = true;
            }
            else if (inside is { NodeType: XmlNodeType.Element, LocalName: "v" })
            {
                value = inside.ReadElementContentAsString();
                continue;
            }

            inside.Read();
        }

        return error ? value ?? "#ERROR"
            : formula && value is null ? "a formula without a result"
            : null;
    }

    private static XmlReader Xml(Stream content) =>
        XmlReader.Create(content, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });

    private InputRefusedException Encrypted() => FileBytes.Refused(
        "encrypted", _file, "the workbook is encrypted", "Open it with its password and save it without one", expected: "an .xlsx workbook without a password");

    internal InputRefusedException Corrupt(string why) => FileBytes.Refused(
        "corrupt-workbook", _file, "the workbook is damaged or cut off: " + why.TrimEnd('.'), "Fetch it again and compare the size with the publisher's");
}
