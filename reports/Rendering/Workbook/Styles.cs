using System.Globalization;
using DocumentFormat.OpenXml;
using S = DocumentFormat.OpenXml.Spreadsheet;

namespace ReIntegrationBI.Reports.Rendering.Workbook;

/// <summary>Colours, type and number formats of the workbook.</summary>
internal static class Styles
{
    private const uint StyleCount = (uint)CellStyle.WarningIndentedHeader + 1;

    public const string Ink = "1D2430";
    public const string Muted = "5B6675";
    public const string Rule = "D8DDE4";
    public const string Paper = "FFFFFF";
    public const string Tint = "F4F6F8";
    public const string Accent = "0B5C8A";
    public const string Contrast = "C8501E";
    public const string Warning = "FBE6D2";

    // A workbook names one font and has no fall-back list; this one is on every desk and has the widths of Liberation Sans.
    public const string Font = "Arial";

    /// <summary>Lines and bars side by side: accent, contrast, then two of Okabe and Ito.</summary>
    public static readonly IReadOnlyList<string> SeriesColours = [Accent, Contrast, "009E73", "CC79A7"];

    /// <summary>Parts of a whole, in order: neighbours differ in hue and in lightness.</summary>
    public static readonly IReadOnlyList<string> PartColours = [Accent, "56B4E9", "009E73", "E69F00", Contrast, "CC79A7", Muted];

    /// <summary>Steps of a scale and of a ranking, by the class that pages give them: accent and contrast, paler towards the middle.</summary>
    public static readonly IReadOnlyDictionary<string, string> StepColours = new Dictionary<string, string>
    {
        ["p1"] = Accent,
        ["p2"] = "6AA6C8",
        ["p3"] = "C3DCEA",
        ["n1"] = Contrast,
        ["n2"] = "E59A74",
        ["n3"] = "F6D8C8",
        ["neutral"] = Rule,
        ["outside"] = Tint,
    };

    /// <summary>What actors did: as the lines of a network.</summary>
    public static readonly IReadOnlyDictionary<Definitions.Valence, string> ValenceColours = new Dictionary<Definitions.Valence, string>
    {
        [Definitions.Valence.Supportive] = Accent,
        [Definitions.Valence.Mixed] = "CC79A7",
        [Definitions.Valence.Neutral] = Rule,
        [Definitions.Valence.Hindering] = Contrast,
    };

    /// <summary>Number formats of days: the year alone, and in full in the order of the user's locale.</summary>
    public const string YearFormat = "yyyy";

    /// <inheritdoc cref="YearFormat"/>
    public const string DayFormat = "d\\ mmm\\ yyyy";

    /// <summary>Thousands separator and decimals; Excel shows the signs of the user's locale.</summary>
    public static string NumberFormat(int decimals) =>
        decimals == 0 ? "#,##0" : "#,##0." + new string('0', Math.Clamp(decimals, 0, 4));

    /// <summary>Index in the style sheet of a style with a rule above the cell.</summary>
    public static uint Ruled(CellStyle style) => (uint)style + StyleCount;

    /// <summary>Index of the style of words in an extract.</summary>
    /// <param name="quoted">The spreadsheet keeps them words when they are edited, even if they begin like a formula.</param>
    /// <param name="wraps">Whether they go on on a next line.</param>
    public static uint Words(bool quoted, bool wraps) => (2 * StyleCount) + (quoted ? 2u : 0u) + (wraps ? 1u : 0u);

    /// <summary>Index of the style of whole numbers that name something.</summary>
    public static uint Ordinal => (2 * StyleCount) + 4;

    public static CellStyle Number(int decimals) => CellStyle.Number0 + (uint)Math.Clamp(decimals, 0, 4);

    public static CellStyle Small(int decimals) => CellStyle.Small0 + (uint)Math.Clamp(decimals, 0, 4);

    /// <summary>White or ink, whichever reads better on the colour.</summary>
    public static string TextOn(string colour)
    {
        double Channel(int at)
        {
            var value = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        // WCAG relative luminance; at 0.217 ink and paper have the same contrast.
        return (0.2126 * Channel(0)) + (0.7152 * Channel(2)) + (0.0722 * Channel(4)) > 0.217 ? Ink : Paper;
    }

    public static S.Stylesheet Stylesheet()
    {
        const uint firstFormat = 164; // below are Excel's own
        var formats = new S.NumberingFormats(
            Enumerable.Range(0, 5)
                .Select(NumberFormat)
                .Concat(["yyyy\\-mm\\-dd hh:mm", YearFormat, DayFormat])
                .Select((code, i) => new S.NumberingFormat { NumberFormatId = firstFormat + (uint)i, FormatCode = code }));

        var fonts = new S.Fonts(
            TypeFace(10, Ink), TypeFace(10, Ink, bold: true), TypeFace(20, Ink, bold: true), TypeFace(12, Muted), TypeFace(10, Muted),
            TypeFace(10, Accent, underlined: true), TypeFace(10, Muted, italic: true));
        var fills = new S.Fills(
            new S.Fill(new S.PatternFill { PatternType = S.PatternValues.None }),
            new S.Fill(new S.PatternFill { PatternType = S.PatternValues.Gray125 }), // the first two are fixed by Excel
            new S.Fill(Pattern(S.PatternValues.Solid, Tint)),
            new S.Fill(Pattern(S.PatternValues.LightUp, Muted)),
            new S.Fill(Pattern(S.PatternValues.Solid, Warning)));
        var borders = new S.Borders(
            NoBorder(),
            new S.Border(
                new S.LeftBorder(), new S.RightBorder(), new S.TopBorder(),
                new S.BottomBorder(new S.Color { Rgb = "FF" + Muted }) { Style = S.BorderStyleValues.Thin }, new S.DiagonalBorder()),
            new S.Border(
                new S.LeftBorder(), new S.RightBorder(), new S.TopBorder(new S.Color { Rgb = "FF" + Rule }) { Style = S.BorderStyleValues.Medium },
                new S.BottomBorder(), new S.DiagonalBorder()));

        // In the order of CellStyle.
        var cells = new S.CellFormats(
            Format(wrap: true),
            Format(indent: 2, wrap: true),
            Format(font: 1, fill: 2, border: 1, wrap: true),
            Format(font: 1, fill: 2, border: 1, indent: 2, wrap: true, right: true), // the button of the filter stands in that room
            Format(font: 1, fill: 2, border: 1, indent: 2, wrap: true),
            Format(font: 2, wrap: true),
            Format(font: 3, wrap: true),
            Format(font: 4, wrap: true),
            Format(font: 5, wrap: true),
            Format(number: firstFormat + 5, left: true),
            Format(fill: 3),
            Format(fill: 2),
            Format(number: firstFormat + 6, left: true),
            Format(number: firstFormat + 7, left: true),
            Format(font: 1, fill: 4, wrap: true));
        for (var decimals = 0u; decimals <= 4; decimals++)
        {
            cells.AppendChild(Format(number: firstFormat + decimals));
        }

        for (var decimals = 0u; decimals <= 4; decimals++)
        {
            cells.AppendChild(Format(font: 6, number: firstFormat + decimals));
        }

        cells.Append(
            Format(font: 4, fill: 2, right: true),
            Format(font: 4, right: true),
            Format(font: 1, indent: 1), // away from the digits before it
            Format(font: 1, fill: 4, border: 1, wrap: true),
            Format(font: 1, fill: 4, border: 1, indent: 2, wrap: true, right: true),
            Format(font: 1, fill: 4, border: 1, indent: 2, wrap: true));

        // All of them again with a rule above.
        cells.Append(cells.Elements<S.CellFormat>().Select(c => (S.CellFormat)c.CloneNode(true)).ToList());
        foreach (var ruled in cells.Elements<S.CellFormat>().Skip((int)StyleCount))
        {
            ruled.BorderId = 2;
        }

        // Those of extracts; see Words and Ordinal. Words stand away from the digits before them.
        cells.Append(
            Format(indent: 2), Format(indent: 2, wrap: true), Quoted(Format(indent: 2)), Quoted(Format(indent: 2, wrap: true)), Format());

        return new S.Stylesheet(
            formats,
            fonts,
            fills,
            borders,
            new S.CellStyleFormats(new S.CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }),
            cells,
            new S.CellStyles(new S.CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }));
    }

    private static S.CellFormat Quoted(S.CellFormat format)
    {
        format.QuotePrefix = true;
        return format;
    }

    private static S.PatternFill Pattern(S.PatternValues pattern, string colour) =>
        new(new S.ForegroundColor { Rgb = "FF" + colour }, new S.BackgroundColor { Rgb = "FF" + Paper }) { PatternType = pattern };

    private static S.Border NoBorder() =>
        new(new S.LeftBorder(), new S.RightBorder(), new S.TopBorder(), new S.BottomBorder(), new S.DiagonalBorder());

    private static S.Font TypeFace(double size, string colour, bool bold = false, bool underlined = false, bool italic = false)
    {
        var font = new S.Font();
        if (bold)
        {
            font.AppendChild(new S.Bold());
        }

        if (italic)
        {
            font.AppendChild(new S.Italic());
        }

        if (underlined)
        {
            font.AppendChild(new S.Underline());
        }

        font.Append(new S.FontSize { Val = size }, new S.Color { Rgb = "FF" + colour }, new S.FontName { Val = Font });
        return font;
    }

    private static S.CellFormat Format(
        uint font = 0, uint fill = 0, uint border = 0, uint number = 0, uint indent = 0, bool wrap = false, bool right = false, bool left = false)
    {
        var alignment = new S.Alignment { Vertical = S.VerticalAlignmentValues.Top };
        if (wrap)
        {
            alignment.WrapText = true;
        }

        if (indent > 0)
        {
            alignment.Indent = indent;
        }

        if (right || left || indent > 0)
        {
            alignment.Horizontal = right ? S.HorizontalAlignmentValues.Right : S.HorizontalAlignmentValues.Left;
        }

        return new S.CellFormat(alignment)
        {
            FormatId = 0,
            FontId = font,
            FillId = fill,
            BorderId = border,
            NumberFormatId = number,
            ApplyFont = true,
            ApplyFill = true,
            ApplyBorder = true,
            ApplyNumberFormat = true,
            ApplyAlignment = true,
        };
    }
}
