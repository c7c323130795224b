using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using S = DocumentFormat.OpenXml.Spreadsheet;
using X14 = DocumentFormat.OpenXml.Office2010.Excel;

namespace ReIntegrationBI.Reports.Rendering.Workbook;

/// <summary>Writes one worksheet: rows, at most one table from A1, links, and how it prints.</summary>
internal sealed class SheetWriter(WorkbookFile file, string name)
{
    private const double NarrowColumn = 9;
    private const double WideColumn = 45;
    /// <summary>Height of a line in points.</summary>
    public const double LineHeight = 13.5;

    private const double LandscapeFrom = 95; // characters that fit on a portrait A4 at 10 pt

    private readonly WorksheetPart part = file.AddSheet(name);
    private readonly S.SheetData rows = new();
    private readonly S.Hyperlinks links = new();
    private readonly List<double> widths = [];
    private readonly Dictionary<string, string> addresses = new(StringComparer.Ordinal);
    private TableDefinitionPart? table;
    private int fixedColumns;

    /// <summary>Number of the row that comes next, from 1.</summary>
    public int NextRow { get; private set; } = 1; // counting the rows there would walk over them all

    /// <summary>Numbers of rows that begin a block of a table: a rule stands above them.</summary>
    public HashSet<int> BlockRows { get; } = [];

    /// <summary>The part, for a drawing.</summary>
    public WorksheetPart Part => part;

    /// <summary>Sets the widths of columns that are not fitted to their text.</summary>
    public void Widths(params double[] characters)
    {
        widths.Clear();
        widths.AddRange(characters);
    }

    public void Row(params SheetCell[] cells)
    {
        var number = (uint)NextRow;
        var row = new S.Row { RowIndex = number };
        var height = cells.Select((cell, i) => Height(cell, i)).DefaultIfEmpty(LineHeight).Max();
        if (height > LineHeight)
        {
            row.Height = height;
            row.CustomHeight = true;
        }

        for (var i = 0; i < cells.Length; i++)
        {
            var reference = Names.Column(i + 1) + number.ToString(CultureInfo.InvariantCulture);
            row.AppendChild(Cell(reference, cells[i], BlockRows.Contains((int)number)));
            if (cells[i].Link is { } link)
            {
                AddLink(reference, link);
            }
        }

        rows.AppendChild(row);
        NextRow++;
    }

    /// <summary>Writes a table from A1 with a filter on each column; a table without rows gets one empty row, as Excel asks.</summary>
    /// <param name="tableName">Its name.</param>
    /// <param name="title">What it holds.</param>
    /// <param name="header">Headings, which differ from each other.</param>
    /// <param name="body">Its rows.</param>
    /// <param name="widest">Widest column in characters, where columns are fitted to their text.</param>
    /// <param name="columnWidths">Widths in characters; null to fit columns to their text.</param>
    /// <param name="keptColumns">First columns that stay in view.</param>
    public void Table(
        string tableName,
        string title,
        IReadOnlyList<SheetCell> header,
        IReadOnlyList<SheetCell[]> body,
        double widest = WideColumn,
        double[]? columnWidths = null,
        int keptColumns = 0)
    {
        fixedColumns = keptColumns;
        header = file.Band is { } band ? Banded(header, band) : header;
        if (columnWidths is null)
        {
            Fit(header, body, widest);
        }
        else
        {
            Widths(columnWidths);
        }

        Row([.. header]);
        foreach (var cells in body)
        {
            Row(cells);
        }

        if (body.Count == 0)
        {
            Row([.. header.Select(_ => new SheetCell(null))]);
        }

        var id = file.NextTable();
        var range = $"A1:{Names.Column(header.Count)}{(NextRow - 1).ToString(CultureInfo.InvariantCulture)}";
        var columns = header.Select((cell, i) => new S.TableColumn { Id = (uint)i + 1, Name = (string)cell.Value! });
        var extension = new S.TableExtension(new X14.Table { AltText = tableName, AltTextSummary = Names.Text(title) })
        {
            Uri = "{504A1905-F514-4f6f-8877-14C23A59335A}",
        };
        extension.AddNamespaceDeclaration("x14", "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main");
        table = part.AddNewPart<TableDefinitionPart>();
        table.Table = new S.Table(
            new S.AutoFilter { Reference = range },
            new S.TableColumns(columns) { Count = (uint)header.Count },
            new S.TableStyleInfo { Name = "TableStyleLight1", ShowRowStripes = true, ShowColumnStripes = false, ShowFirstColumn = false, ShowLastColumn = false },
            new S.TableExtensionList(extension))
        {
            Id = id,
            Name = tableName,
            DisplayName = tableName,
            Reference = range,
            TotalsRowShown = false,
        };
        file.RepeatHeader(name);
    }

    /// <summary>Puts the sheet together; call once, last.</summary>
    /// <param name="heading">Printed above each page.</param>
    /// <param name="onOnePage">Fit the height too, not the width only.</param>
    /// <param name="landscape">Null: where the columns ask for it.</param>
    /// <param name="warning">Printed before the heading and told by the colour of the tab; null where there is nothing to warn of.</param>
    public void Finish(string heading, bool onOnePage = false, bool? landscape = null, string? warning = null)
    {
        warning ??= file.Band;
        var view = new S.SheetView { WorkbookViewId = 0, ShowGridLines = table is not null };
        if (table is not null)
        {
            view.AppendChild(new S.Pane
            {
                HorizontalSplit = fixedColumns > 0 ? fixedColumns : null,
                VerticalSplit = 1,
                TopLeftCell = $"{Names.Column(fixedColumns + 1)}2",
                ActivePane = fixedColumns > 0 ? S.PaneValues.BottomRight : S.PaneValues.BottomLeft,
                State = S.PaneStateValues.Frozen,
            });
        }

        var properties = new S.SheetProperties(new S.PageSetupProperties { FitToPage = true });
        if (warning is not null)
        {
            properties.TabColor = new S.TabColor { Rgb = "FF" + Styles.Contrast };
        }

        var sheet = new S.Worksheet(
            properties,
            new S.SheetViews(view),
            new S.SheetFormatProperties { DefaultRowHeight = LineHeight },
            new S.Columns(widths.Select((width, i) => new S.Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = width, CustomWidth = true })),
            rows);
        if (links.HasChildren)
        {
            sheet.AppendChild(links);
        }

        const double edge = 18 / 25.4; // 18 mm in inches
        sheet.AppendChild(new S.PageMargins { Left = edge, Right = edge, Top = edge, Bottom = edge, Header = edge / 2, Footer = edge / 2 });
        sheet.AppendChild(new S.PageSetup
        {
            PaperSize = 9,
            Orientation = landscape ?? widths.Sum() > LandscapeFrom ? S.OrientationValues.Landscape : S.OrientationValues.Portrait,
            FitToWidth = 1,
            FitToHeight = onOnePage ? 1u : 0u,
        });
        sheet.AppendChild(new S.HeaderFooter(new S.OddHeader("&L&8" + Printed(warning is null ? heading : $"{warning}. {heading}")), new S.OddFooter("&L&8&A&R&8&P / &N")));
        if (part.DrawingsPart is { } drawings)
        {
            sheet.AppendChild(new S.Drawing { Id = part.GetIdOfPart(drawings) });
        }

        if (table is not null)
        {
            sheet.AppendChild(new S.TableParts(new S.TablePart { Id = part.GetIdOfPart(table) }) { Count = 1 });
        }

        part.Worksheet = sheet;
    }

    private static List<SheetCell> Banded(IReadOnlyList<SheetCell> header, string band) =>
    [
        .. header.Select((cell, i) => cell with
        {
            Value = i == 0 ? Names.Header($"{band}. {cell.Value}", Names.Taken()) : cell.Value,
            Style = cell.Style switch
            {
                CellStyle.Header => CellStyle.WarningHeader,
                CellStyle.NumberHeader => CellStyle.WarningNumberHeader,
                CellStyle.IndentedHeader => CellStyle.WarningIndentedHeader,
                var other => other,
            },
        }),
    ];

    /// <summary>A text in the head of a printed page: "&amp;" starts a code; a digit after "&amp;8" would be read as part of the size; all in all 255 signs fit.</summary>
    public static string Printed(string text)
    {
        var escaped = Names.Text(text).Replace("&", "&&", StringComparison.Ordinal);
        return " " + (escaped.Length <= 200 ? escaped : escaped[..200].TrimEnd('&') + "…");
    }

    private S.Cell Cell(string reference, SheetCell cell, bool ruled)
    {
        var written = new S.Cell { CellReference = reference, StyleIndex = ruled ? Styles.Ruled(cell.Style) : (uint)cell.Style };
        switch (cell.Value)
        {
            case null:
                break;
            case string text:
                written.DataType = S.CellValues.SharedString;
                written.CellValue = new S.CellValue(file.String(Names.Text(text)));
                break;
            case DateTime moment:
                written.CellValue = new S.CellValue(moment.ToOADate());
                break;
            case IFormattable number:
                written.CellValue = new S.CellValue(number.ToString(null, CultureInfo.InvariantCulture));
                break;
            default:
                throw new InvalidOperationException($"Cell {reference} of sheet {name} holds a {cell.Value.GetType().Name}: give a text, number or moment.");
        }

        return written;
    }

    // Not every program fits a row to its wrapped text on opening: the height is written, estimated on the wide side.
    private double Height(SheetCell cell, int column)
    {
        var (line, size) = cell.Style switch
        {
            CellStyle.Title => (27.0, 2.0),
            CellStyle.Subtitle => (17.0, 1.2),
            CellStyle.Header or CellStyle.NumberHeader or CellStyle.IndentedHeader or >= CellStyle.WarningHeader => (LineHeight, 1.1),
            _ => (LineHeight, 1.0),
        };
        if (cell.Value is not string text || column >= widths.Count)
        {
            return line;
        }

        // Lines break between words; a word longer than the line breaks within.
        var indent = cell.Style is CellStyle.Indented or CellStyle.IndentedHeader or CellStyle.NumberHeader or > CellStyle.WarningHeader ? 3 : 1;
        var room = Math.Max(1, (widths[column] - indent) / size);
        return Lines(text, room) * line;
    }

    /// <summary>Lines that a text takes in a column of so many characters.</summary>
    public static int Lines(string text, double room)
    {
        var lines = 0;
        foreach (var paragraph in text.Split('\n'))
        {
            lines++;
            var used = 0.0;
            foreach (var word in paragraph.Split(' '))
            {
                if (used > 0 && used + 1 + word.Length > room)
                {
                    lines++;
                    used = 0;
                }

                used += (used > 0 ? 1 : 0) + word.Length;
                while (used > room)
                {
                    lines++;
                    used -= room;
                }
            }
        }

        return lines;
    }

    private void AddLink(string reference, string link)
    {
        if (link.StartsWith('#'))
        {
            links.AppendChild(new S.Hyperlink { Reference = reference, Location = link[1..] });
            return;
        }

        if (!addresses.TryGetValue(link, out var id))
        {
            addresses.Add(link, id = part.AddHyperlinkRelationship(new Uri(link), true).Id);
        }

        links.AppendChild(new S.Hyperlink { Reference = reference, Id = id });
    }

    private void Fit(IReadOnlyList<SheetCell> header, IReadOnlyList<SheetCell[]> body, double widest)
    {
        // A long heading wraps: it asks a third of its length, but never less than its longest word and the filter's button.
        double Heading(string text) => Math.Max(text.Length / 3.0, text.Split(' ').Max(w => w.Length) * 1.15) + 4;
        double Value(SheetCell cell) => cell.Value switch
        {
            null => 0,
            string text => text.Length * 1.1,
            DateTime => 17,
            int when cell.Style is CellStyle.Year or CellStyle.Day => 12,
            IFormattable number => (number.ToString("N0", CultureInfo.InvariantCulture).Length + Math.Max(0, ((int)cell.Style - (int)CellStyle.Number0) % 5)) * 1.15,
            _ => 0,
        };

        widths.Clear();
        for (var i = 0; i < header.Count; i++)
        {
            var value = body.Select(cells => Value(cells[i])).DefaultIfEmpty().Max();
            widths.Add(Math.Clamp(Math.Max(value, Heading((string)header[i].Value!)) + 2, NarrowColumn, widest));
        }
    }
}
