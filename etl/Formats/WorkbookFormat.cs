using System.Globalization;
using System.Text;
using System.Xml;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Etl.Formats;

/// <summary>Reads .xlsx and .xlsm workbooks. Hidden sheets and rows are read like others; formulas by their stored result; macros never.</summary>
public static class WorkbookFormat
{
    /// <summary>What a workbook may unpack to unless told otherwise: 256 MB.</summary>
    public const long DefaultUnpackedLimit = 256L * 1024 * 1024;

    /// <summary>Rows times columns that one sheet may span; a single stray cell in the last corner spans 17 thousand million.</summary>
    private const long MostCells = 20_000_000;

    /// <summary>Numbers up to 10^14 fit with four decimals in the 64 bits of a fixed-point number.</summary>
    private const double LargestNumber = 1e14;

    static WorkbookFormat() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Turns the bytes of a workbook into sheets of addressed cells.</summary>
    /// <exception cref="InputRefusedException">It is no workbook, or is damaged, encrypted or too large.</exception>
    public static SourceDocument Read(string file, byte[] bytes, long unpackedLimit = DefaultUnpackedLimit)
    {
        var package = WorkbookPackage.Inspect(file, bytes, unpackedLimit);
        try
        {
            using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(bytes, writable: false));
            var sheets = new List<Sheet>();
            do
            {
                sheets.Add(ReadSheet(file, reader, package.Faults.GetValueOrDefault(reader.Name) ?? []));
            }
            while (reader.NextResult());
            return new SourceDocument(file, sheets);
        }
        catch (Exception problem) when (problem is ExcelReaderException or XmlException or InvalidDataException or IOException
            or FormatException or ArgumentException or IndexOutOfRangeException or NullReferenceException or InvalidOperationException
            or OverflowException or InvalidCastException or KeyNotFoundException)
        {
            // The library meets parts that contradict each other with whatever exception lies nearest.
            throw package.Corrupt(problem.Message);
        }
    }

    private static Sheet ReadSheet(string file, IExcelDataReader reader, Dictionary<CellReference, string> faults)
    {
        if ((long)reader.RowCount * reader.FieldCount > MostCells)
        {
            throw FileBytes.Refused(
                "sheet-too-large",
                file,
                $"the sheet spans {reader.RowCount} rows and {reader.FieldCount} columns",
                "Delete what stands far from the table, often one stray cell",
                expected: $"at most {MostCells} cells",
                sheet: reader.Name);
        }

        var cells = new List<SheetCell>();
        while (reader.Read())
        {
            for (var column = 0; column < reader.FieldCount; column++)
            {
                var at = new CellReference(reader.Depth + 1, column + 1);
                if (faults.Remove(at, out var fault))
                {
                    cells.Add(new SheetCell { At = at, Text = fault, Error = fault });
                }
                else if (reader.GetValue(column) is { } value)
                {
                    var cell = ReadCell(at, value, NumberFormatCode.Read(reader.GetNumberFormatString(column)));
                    if (!string.IsNullOrWhiteSpace(cell.Text))
                    {
                        cells.Add(cell);
                    }
                }
            }
        }

        // Faults in rows that the library did not reach must not be lost either.
        cells.AddRange(faults.Select(f => new SheetCell { At = f.Key, Text = f.Value, Error = f.Value }));
        var merged = (reader.MergeCells ?? []).Select(m =>
            (new CellReference(m.FromRow + 1, m.FromColumn + 1), new CellReference(m.ToRow + 1, m.ToColumn + 1)));
        return new Sheet(reader.Name, cells, merged);
    }

    private static SheetCell ReadCell(CellReference at, object value, NumberFormatCode format) => value switch
    {
        DateTime day => new SheetCell { At = at, Text = day.ToString(format.HasDay ? "yyyy-MM-dd" : "yyyy-MM", CultureInfo.InvariantCulture) },
        double number => ReadNumber(at, number, format),
        int number => ReadNumber(at, number, format),
        _ => new SheetCell { At = at, Text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "" },
    };

    private static SheetCell ReadNumber(CellReference at, double stored, NumberFormatCode format)
    {
        var text = stored.ToString("R", CultureInfo.InvariantCulture);
        if (!double.IsFinite(stored) || Math.Abs(stored) >= LargestNumber)
        {
            return new SheetCell { At = at, Text = text, Error = "a number beyond 10^14" };
        }

        // The conversion keeps 15 digits, as a spreadsheet shows them: 1.1000000000000001 is 1.1.
        var number = (decimal)stored * (format.Percent ? 100 : 1);
        var rounded = Math.Round(number, 4, MidpointRounding.AwayFromZero);
        return new SheetCell
        {
            At = at,
            Text = text,
            Number = rounded,
            Decimals = format.Decimals ?? (rounded / 1.0000000000000000000000000000m).Scale,
            Percent = format.Percent,
        };
    }
}
