using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using ReIntegrationBI.Reports.Rendering.Workbook;

namespace ReIntegrationBI.Reports.Rendering.Extract;

/// <summary>
/// Writes one worksheet with one table from A1, row by row. The first rows are held back to see how wide the columns must be; nothing else is kept.
/// Strings stand in their cells, not in a list that all sheets share: that list would have to be held in memory.
/// </summary>
internal sealed partial class SheetTable : TableTarget
{
    /// <summary>Namespace of worksheets.</summary>
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>Namespace of relations within a workbook.</summary>
    public const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private const int RowsMeasured = 500;
    private const int CellLimit = 32767;
    private const double Narrowest = 9;
    private const double Widest = 60;
    private const int MostLines = 30; // a row of Excel is at most 409 points high

    // Excel counts 1900 as a leap year: days before this one have another number there than elsewhere.
    private static readonly DateTime FirstDay = new(1900, 3, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly XmlWriter _xml;
    private readonly IReadOnlyList<ExtractColumn> _columns;
    private readonly string _heading;
    private readonly string? _warning;
    private readonly bool _wraps;
    private readonly string[] _letters;
    private readonly double[] _widths;
    private readonly List<ExtractValue[]> _held = new(RowsMeasured);
    private readonly char[] _reference = new char[16];
    private bool _begun;
    private int _row;

    /// <summary>Begins a sheet.</summary>
    /// <param name="stream">Where its part goes; stays open.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="heading">Printed above each page.</param>
    /// <param name="warning">Said at its head, or null.</param>
    /// <param name="wraps">Whether long texts go on on a next line.</param>
    public SheetTable(Stream stream, IReadOnlyList<ExtractColumn> columns, string heading, string? warning, bool wraps)
    {
        _columns = columns;
        _heading = heading;
        _warning = warning;
        _wraps = wraps;
        _letters = [.. Enumerable.Range(1, columns.Count).Select(Names.Column)];
        _widths = new double[columns.Count];
        var taken = Names.Taken();
        Headings = [.. columns.Select((c, i) => Names.Header(warning is not null && i == 0 ? $"{warning}. {c.Heading}" : c.Heading, taken))];
        _xml = Writer(stream);
    }

    /// <summary>The headings as written; they differ from each other.</summary>
    public IReadOnlyList<string> Headings { get; }

    /// <summary>Rows written, the heading not counted.</summary>
    public int Rows { get; private set; }

    /// <summary>The cells of the table. One without rows has an empty one, as Excel asks.</summary>
    public string Range => $"A1:{_letters[^1]}{(Math.Max(Rows, 1) + 1).ToString(CultureInfo.InvariantCulture)}";

    /// <summary>A writer of a part of a workbook.</summary>
    public static XmlWriter Writer(Stream stream) => XmlWriter.Create(stream, new XmlWriterSettings
    {
        // Texts are cleaned before they come here; a carriage return must reach the reader as one.
        CheckCharacters = false, NewLineHandling = NewLineHandling.Entitize, Encoding = new UTF8Encoding(false), CloseOutput = false,
    });

    /// <summary>A text as the format escapes it: <c>_x0041_</c> would be read as the letter A.</summary>
    public static string Escape(string text)
    {
        var clean = Names.Text(text);
        return clean.Contains("_x", StringComparison.Ordinal) ? Escaped().Replace(clean, "_x005F$0") : clean;
    }

    public override void Row(IReadOnlyList<ExtractValue> values)
    {
        if (values.Count != _columns.Count)
        {
            throw new ArgumentException($"The table has {_columns.Count} columns, row {Rows + 1} has {values.Count} values: give one a column.", nameof(values));
        }

        Rows++;
        if (_begun)
        {
            Write(values);
            return;
        }

        _held.Add([.. values]);
        if (_held.Count == RowsMeasured)
        {
            Begin();
        }
    }

    public override void Dispose()
    {
        if (!_begun)
        {
            Begin();
        }

        if (Rows == 0)
        {
            Write(new ExtractValue[_columns.Count]);
        }

        _xml.WriteEndElement();
        Finish();
        _xml.WriteEndDocument();
        _xml.Dispose();
    }

    private void Begin()
    {
        _begun = true;
        _xml.WriteStartDocument(standalone: true);
        _xml.WriteStartElement("worksheet", Main);
        _xml.WriteAttributeString("xmlns", "r", null, Relations);
        _xml.WriteStartElement("sheetPr", Main);
        if (_warning is not null)
        {
            Element("tabColor", ("rgb", "FF" + Styles.Contrast));
        }

        Element("pageSetUpPr", ("fitToPage", "1"));
        _xml.WriteEndElement();
        _xml.WriteStartElement("sheetViews", Main);
        _xml.WriteStartElement("sheetView", Main);
        _xml.WriteAttributeString("workbookViewId", "0");
        Element("pane", ("ySplit", "1"), ("topLeftCell", "A2"), ("activePane", "bottomLeft"), ("state", "frozen"));
        _xml.WriteEndElement();
        _xml.WriteEndElement();
        Element("sheetFormatPr", ("defaultRowHeight", "13.5"));
        _xml.WriteStartElement("cols", Main);
        for (var i = 0; i < _columns.Count; i++)
        {
            _widths[i] = Width(i);
            var number = (i + 1).ToString(CultureInfo.InvariantCulture);
            Element("col", ("min", number), ("max", number), ("width", _widths[i].ToString("0.#", CultureInfo.InvariantCulture)), ("customWidth", "1"));
        }

        _xml.WriteEndElement();
        _xml.WriteStartElement("sheetData", Main);
        WriteHeadings();
        foreach (var held in _held)
        {
            Write(held);
        }

        _held.Clear();
    }

    private void WriteHeadings()
    {
        BeginRow(Enumerable.Range(0, _columns.Count).Max(i => SheetWriter.Lines(Headings[i], Room(i) / 1.1)));
        for (var i = 0; i < _columns.Count; i++)
        {
            WriteText(i, Headings[i], (_columns[i].IsNumber, _warning) switch
            {
                (true, null) => (uint)CellStyle.NumberHeader,
                (true, _) => (uint)CellStyle.WarningNumberHeader,
                (false, null) => (uint)CellStyle.IndentedHeader,
                (false, _) => (uint)CellStyle.WarningIndentedHeader,
            });
        }

        _xml.WriteEndElement();
    }

    private void Write(IReadOnlyList<ExtractValue> values)
    {
        BeginRow(_wraps ? values.Select((v, i) => v.Kind == ExtractValueKind.Text ? SheetWriter.Lines(v.Words, Room(i)) : 1).Max() : 1);
        for (var i = 0; i < values.Count; i++)
        {
            Write(i, values[i]);
        }

        _xml.WriteEndElement();
    }

    // Not every program fits a row to its wrapped text on opening: its height is written, estimated on the wide side.
    private void BeginRow(int lines = 1)
    {
        _row++;
        _xml.WriteStartElement("row", Main);
        _xml.WriteStartAttribute("r");
        _xml.WriteValue(_row);
        _xml.WriteEndAttribute();
        if (lines > 1)
        {
            _xml.WriteAttributeString("ht", (Math.Min(lines, MostLines) * SheetWriter.LineHeight).ToString("0.#", CultureInfo.InvariantCulture));
            _xml.WriteAttributeString("customHeight", "1");
        }
    }

    private void Write(int column, ExtractValue value)
    {
        switch (value.Kind)
        {
            case ExtractValueKind.Empty:
                break;
            case ExtractValueKind.Text:
                WriteText(column, value.Words, Styles.Words(HarmlessText.LooksLikeFormula(value.Words), _wraps));
                break;
            case ExtractValueKind.Number:
                WriteNumber(column, value.Amount, (uint)Styles.Number(value.Decimals));
                break;
            case ExtractValueKind.Ordinal:
                WriteNumber(column, value.Amount, Styles.Ordinal);
                break;
            case ExtractValueKind.Day or ExtractValueKind.Moment when value.Time < FirstDay:
                WriteText(column, value.Time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Styles.Words(quoted: false, wraps: false));
                break;
            case ExtractValueKind.Day:
                WriteNumber(column, (decimal)value.Time.ToOADate(), (uint)CellStyle.Day);
                break;
            case ExtractValueKind.Moment:
                WriteNumber(column, (decimal)value.Time.ToOADate(), (uint)CellStyle.Moment);
                break;
            default:
                BeginCell(column, (uint)(value.Kind == ExtractValueKind.Suppressed ? CellStyle.Suppressed : CellStyle.NotAvailable));
                _xml.WriteEndElement();
                break;
        }
    }

    private void WriteNumber(int column, decimal number, uint style)
    {
        BeginCell(column, style);
        _xml.WriteStartElement("v", Main);
        _xml.WriteValue(number);
        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    // An inline string is never a formula, whatever its first sign.
    private void WriteText(int column, string words, uint style)
    {
        var text = Escape(words);
        BeginCell(column, style);
        _xml.WriteAttributeString("t", "inlineStr");
        _xml.WriteStartElement("is", Main);
        _xml.WriteStartElement("t", Main);
        if (text.Length > 0 && (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]) || text.AsSpan().IndexOfAny("\t\r\n") >= 0))
        {
            _xml.WriteAttributeString("xml", "space", null, "preserve");
        }

        _xml.WriteString(text);
        _xml.WriteEndElement();
        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    private void BeginCell(int column, uint style)
    {
        _xml.WriteStartElement("c", Main);
        _xml.WriteStartAttribute("r");
        var letters = _letters[column];
        letters.CopyTo(_reference);
        _row.TryFormat(_reference.AsSpan(letters.Length), out var digits, provider: CultureInfo.InvariantCulture);
        _xml.WriteChars(_reference, 0, letters.Length + digits);
        _xml.WriteEndAttribute();
        _xml.WriteStartAttribute("s");
        _xml.WriteValue((int)style);
        _xml.WriteEndAttribute();
    }

    private void Finish()
    {
        const string edge = "0.709"; // 18 mm in inches
        Element("pageMargins", ("left", edge), ("right", edge), ("top", edge), ("bottom", edge), ("header", "0.354"), ("footer", "0.354"));
        Element("pageSetup", ("paperSize", "9"), ("orientation", "landscape"), ("fitToWidth", "1"), ("fitToHeight", "0"));
        _xml.WriteStartElement("headerFooter", Main);
        _xml.WriteElementString("oddHeader", Main, "&L&8" + SheetWriter.Printed(_warning is null ? _heading : $"{_warning}. {_heading}"));
        _xml.WriteElementString("oddFooter", Main, "&L&8&A&R&8&P / &N");
        _xml.WriteEndElement();
        _xml.WriteStartElement("tableParts", Main);
        _xml.WriteAttributeString("count", "1");
        _xml.WriteStartElement("tablePart", Main);
        _xml.WriteAttributeString("r", "id", Relations, "rId1");
        _xml.WriteEndElement();
        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    private void Element(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        _xml.WriteStartElement(name, Main);
        foreach (var (attribute, value) in attributes)
        {
            _xml.WriteAttributeString(attribute, value);
        }

        _xml.WriteEndElement();
    }

    // What the indent and the button of the filter leave.
    private double Room(int column) => Math.Max(1, _widths[column] - 3);

    // A long heading wraps: it asks a third of its length, but never less than its longest word and the button of the filter.
    private double Width(int column)
    {
        var heading = Math.Max(Headings[column].Length / 3.0, Headings[column].Split(' ').Max(w => w.Length) * 1.15) + 4;
        var value = _held.Select(r => r[column]).Select(v => v.Kind switch
        {
            ExtractValueKind.Text => Math.Min(v.Words.Length, CellLimit) * 1.1 + 2,
            ExtractValueKind.Number or ExtractValueKind.Ordinal =>
                (decimal.Truncate(v.Amount).ToString("N0", CultureInfo.InvariantCulture).Length + (v.Decimals == 0 ? 0 : v.Decimals + 1)) * 1.15,
            ExtractValueKind.Day => 12,
            ExtractValueKind.Moment => 17,
            _ => 0,
        }).DefaultIfEmpty().Max();
        return Math.Clamp(Math.Max(heading, value) + 2, Narrowest, Widest);
    }

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex Escaped();
}
