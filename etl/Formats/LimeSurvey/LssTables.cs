using System.Globalization;
using System.Xml;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Etl.Formats;

/// <summary>The tables of a LimeSurvey export: <c>document/TABLE/rows/row/FIELD</c>.</summary>
internal sealed class LssTables
{
    private const int DeepestElement = 16;
    private const int MostRows = 500_000;

    private static readonly HashSet<string> Known =
    [
        "answers", "answer_l10ns", "conditions", "groups", "group_l10ns", "questions", "question_l10ns",
        "question_attributes", "subquestions", "surveys", "surveys_languagesettings",
    ];

    private readonly Dictionary<string, List<Row>> _tables = [];

    public string DocumentType { get; private set; } = "";

    public string DatabaseVersion { get; private set; } = "";

    public List<string> Languages { get; } = [];

    public IReadOnlyList<Row> this[string table] => _tables.GetValueOrDefault(table, []);

    /// <exception cref="InputRefusedException">It is no such document, or not well-formed.</exception>
    public static LssTables Read(string file, byte[] bytes, long limit)
    {
        if (bytes.Length > limit)
        {
            throw FileBytes.Refused(
                "lss-too-large", file, "the file is larger than the limit", "Do not open it unless you know where it comes from; if it is genuine, raise the limit",
                bytes.Length.ToString(CultureInfo.InvariantCulture) + " bytes", limit.ToString(CultureInfo.InvariantCulture) + " bytes");
        }

        var start = bytes.AsSpan(0, Math.Min(bytes.Length, 4));
        if (!FileBytes.Describe(bytes).Contains("XML", StringComparison.Ordinal) && start.TrimStart(" \t\r\n\u00EF\u00BB\u00BF"u8).IndexOf((byte)'<') != 0 && start.IndexOf((byte)0) < 0)
        {
            throw NotOne(file, $"it seems to be {FileBytes.Describe(bytes)}");
        }

        var tables = new LssTables();
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = limit,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        };
        try
        {
            using var xml = XmlReader.Create(new MemoryStream(bytes, writable: false), settings);
            tables.ReadDocument(file, xml);
            return tables;
        }
        catch (XmlException problem)
        {
            var definition = bytes.AsSpan(0, Math.Min(bytes.Length, 4096)).IndexOf("<!DOCTYPE"u8) >= 0;
            throw FileBytes.Refused(
                definition ? "dtd-in-lss" : "lss-damaged",
                file,
                definition ? "the file holds a document type definition, which LimeSurvey never writes" : "the file is not well-formed XML: it is damaged or cut off",
                definition ? "Do not open it; ask its maker" : "Export the structure again from LimeSurvey (.lss)",
                expected: "XML",
                cell: "line " + Math.Max(problem.LineNumber, 1).ToString(CultureInfo.InvariantCulture));
        }
    }

    private void ReadDocument(string file, XmlReader xml)
    {
        xml.MoveToContent();
        if (xml.LocalName != "document")
        {
            throw NotOne(file, $"its outermost element is <{xml.LocalName}>");
        }

        var rows = 0;
        string table = "";
        while (Next(file, xml))
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (xml.Depth)
            {
                case 1:
                    table = xml.LocalName;
                    DocumentType = table == "LimeSurveyDocType" ? Content(file, xml) : DocumentType;
                    DatabaseVersion = table == "DBVersion" ? Content(file, xml) : DatabaseVersion;
                    break;
                case 2 when table == "languages" && xml.LocalName == "language":
                    Languages.Add(Content(file, xml).Trim());
                    break;
                case 3 when xml.LocalName == "row" && Known.Contains(table):
                    if (++rows > MostRows)
                    {
                        throw FileBytes.Refused("lss-too-large", file, "the file has more rows than a survey can have", "Do not open it; ask its maker", expected: $"at most {MostRows}");
                    }

                    if (!_tables.TryGetValue(table, out var list))
                    {
                        _tables[table] = list = [];
                    }

                    list.Add(ReadRow(file, xml));
                    break;
            }
        }
    }

    private static bool Next(string file, XmlReader xml) =>
        !xml.Read() ? false
        : xml.Depth <= DeepestElement ? true
        : throw FileBytes.Refused(
            "lss-too-deep", file, "elements are nested deeper than LimeSurvey ever does", "Do not open it; ask its maker",
            expected: $"at most {DeepestElement} levels", cell: "line " + Line(xml).ToString(CultureInfo.InvariantCulture));

    private static Row ReadRow(string file, XmlReader xml)
    {
        var row = new Row(Line(xml), []);
        if (xml.IsEmptyElement)
        {
            return row;
        }

        while (Next(file, xml) && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == 3))
        {
            if (xml is { NodeType: XmlNodeType.Element, Depth: 4 })
            {
                var name = xml.LocalName;
                row.Fields[name] = Content(file, xml);
            }
        }

        return row;
    }

    /// <summary>The text of an element, its own only; leaves the reader at the end of the element.</summary>
    private static string Content(string file, XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return "";
        }

        var depth = xml.Depth;
        var text = "";
        while (Next(file, xml) && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
            if (xml.Depth == depth + 1 && xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace)
            {
                text = text.Length == 0 ? xml.Value : text + xml.Value;
            }
        }

        return text;
    }

    private static int Line(XmlReader xml) => (xml as IXmlLineInfo)?.LineNumber ?? 0;

    internal static InputRefusedException NotOne(string file, string what) => FileBytes.Refused(
        "not-an-lss-file", file, $"this is not the structure of a LimeSurvey survey, whatever its name; {what}",
        "Export the structure from LimeSurvey: Display/Export, Survey structure (.lss)", expected: "an .lss file");

    /// <param name="Line">Line in the file, from 1.</param>
    /// <param name="Fields">Its fields by name.</param>
    public sealed record Row(int Line, Dictionary<string, string> Fields)
    {
        public string this[string field] => Fields.GetValueOrDefault(field, "").Trim();

        public int Number(string field) => int.TryParse(this[field], NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }
}
