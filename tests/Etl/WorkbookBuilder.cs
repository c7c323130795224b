using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using ReIntegrationBI.Etl.Formats;

namespace ReIntegrationBI.Tests.Etl;

/// <summary>Writes a workbook part by part, so that a test can also write what no library would.</summary>
internal sealed class WorkbookBuilder
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private static readonly string[] Formats = ["General", "0", "#,##0.0", "0.00%", "yyyy\\-mm"];

    private readonly SortedDictionary<string, (SortedDictionary<CellReference, string> Cells, List<string> Merged)> _sheets = [];
    private readonly Dictionary<string, byte[]> _parts = [];
    private readonly HashSet<string> _dropped = [];

    public HashSet<int> HiddenRows { get; } = [];

    /// <summary>A text, or a number when it is a double; an inner XML when it begins with a tag.</summary>
    public WorkbookBuilder Set(string sheet, string cell, object value, string format = "General")
    {
        CellReference.TryParse(cell, out var at);
        var style = Array.IndexOf(Formats, format).ToString(CultureInfo.InvariantCulture);
        Cells(sheet)[at] = value switch
        {
            double number => $"<c r=\"{cell}\" s=\"{style}\"><v>{number.ToString("R", CultureInfo.InvariantCulture)}</v></c>",
            string xml when xml.StartsWith("<c ", StringComparison.Ordinal) => xml,
            _ => $"<c r=\"{cell}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape((string)value)}</t></is></c>",
        };
        return this;
    }

    public WorkbookBuilder Clear(string sheet, string cell)
    {
        CellReference.TryParse(cell, out var at);
        Cells(sheet).Remove(at);
        return this;
    }

    public WorkbookBuilder Rename(string sheet, string name)
    {
        _sheets.Remove(sheet, out var content);
        _sheets[name] = content;
        return this;
    }

    public WorkbookBuilder Merge(string sheet, string range)
    {
        Cells(sheet);
        _sheets[sheet].Merged.Add(range);
        return this;
    }

    public WorkbookBuilder Part(string name, string content)
    {
        _parts[name] = Encoding.UTF8.GetBytes(content);
        return this;
    }

    public WorkbookBuilder Drop(string name)
    {
        _dropped.Add(name);
        return this;
    }

    public byte[] ToBytes()
    {
        var parts = new Dictionary<string, byte[]>();
        void Add(string name, string xml) => parts[name] = Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml);

        Add("[Content_Types].xml", $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>");
        Add("_rels/.rels", $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"rId1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        var (list, links, number) = (new StringBuilder(), new StringBuilder(), 0);
        foreach (var (name, (cells, merged)) in _sheets)
        {
            number++;
            list.Append(CultureInfo.InvariantCulture, $"<sheet name=\"{SecurityElement.Escape(name)}\" sheetId=\"{number}\" r:id=\"s{number}\"/>");
            links.Append(CultureInfo.InvariantCulture, $"<Relationship Id=\"s{number}\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>");
            var rows = string.Concat(cells.GroupBy(c => c.Key.Row).OrderBy(g => g.Key).Select(g =>
                $"<row r=\"{g.Key}\"{(HiddenRows.Contains(g.Key) ? " hidden=\"1\"" : "")}>{string.Concat(g.OrderBy(c => c.Key.Column).Select(c => c.Value))}</row>"));
            var merges = merged.Count == 0 ? "" : $"<mergeCells>{string.Concat(merged.Select(m => $"<mergeCell ref=\"{m}\"/>"))}</mergeCells>";
            Add($"xl/worksheets/sheet{number}.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>{rows}</sheetData>{merges}</worksheet>");
        }

        Add("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets>{list}</sheets></workbook>");
        Add("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Package}/relationships\">{links}<Relationship Id=\"st\" Type=\"{Office}/styles\" Target=\"styles.xml\"/></Relationships>");
        var formats = string.Concat(Formats.Select((f, i) => $"<numFmt numFmtId=\"{170 + i}\" formatCode=\"{f}\"/>"));
        var styles = string.Concat(Formats.Select((_, i) => $"<xf numFmtId=\"{170 + i}\" applyNumberFormat=\"1\"/>"));
        Add("xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><numFmts count=\"{Formats.Length}\">{formats}</numFmts><cellXfs count=\"{Formats.Length}\">{styles}</cellXfs></styleSheet>");

        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts.Concat(_parts).GroupBy(p => p.Key).Select(g => g.Last()).Where(p => !_dropped.Contains(p.Key)))
            {
                // The same workbook is the same file whenever it is built.
                var entry = zip.CreateEntry(name);
                entry.LastWriteTime = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using var part = entry.Open();
                part.Write(content);
            }
        }

        return stream.ToArray();
    }

    private SortedDictionary<CellReference, string> Cells(string sheet)
    {
        if (!_sheets.TryGetValue(sheet, out var content))
        {
            var order = Comparer<CellReference>.Create((a, b) => (a.Row, a.Column).CompareTo((b.Row, b.Column)));
            _sheets[sheet] = content = (new SortedDictionary<CellReference, string>(order), []);
        }

        return content.Cells;
    }
}
