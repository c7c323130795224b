using System.Globalization;
using System.Text;
using CsvHelper;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Etl.Formats;

/// <summary>
/// Reads delimited text whose encoding and delimiter are known. The encoding is never guessed, but a file that is plainly
/// in the other one is refused: its letters would be wrong, and nobody would notice.
/// </summary>
public static class CsvFormat
{
    /// <summary>Strict UTF-8; a byte order mark is allowed.</summary>
    public const string Utf8 = "utf-8";

    /// <summary>The Western European code page of Windows.</summary>
    public const string Windows1252 = "windows-1252";

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private static readonly Encoding StrictWindows1252 = CodePagesEncodingProvider.Instance.GetEncoding(
        1252, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <summary>Bytes that Windows-1252 does not define.</summary>
    private static readonly byte[] Undefined1252 = [0x81, 0x8D, 0x8F, 0x90, 0x9D];

    /// <summary>Turns the bytes of a file into one sheet; the row of a cell is its line.</summary>
    /// <exception cref="InputRefusedException">Wrong encoding, a broken quote, or rows of unequal length.</exception>
    public static SourceDocument Read(string file, byte[] bytes, string encoding, char delimiter)
    {
        RefuseOtherKinds(file, bytes);
        var text = Decode(file, bytes, encoding);
        RefuseMojibake(file, text);
        return new SourceDocument(file, [new Sheet(null, Cells(file, text, delimiter))]);
    }

    private static void RefuseOtherKinds(string file, byte[] bytes)
    {
        var kind = FileBytes.Describe(bytes);
        if (!kind.StartsWith("a text file", StringComparison.Ordinal))
        {
            throw FileBytes.Refused("not-a-csv", file, $"this is not delimited text; it seems to be {kind}", "Fetch the CSV file again from its publisher, or name the layout that fits");
        }
    }

    private static string Decode(string file, byte[] bytes, string encoding)
    {
        var signed = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble);
        if (encoding == Utf8)
        {
            var at = InvalidUtf8(bytes);
            return at < 0
                ? StrictUtf8.GetString(bytes, signed ? 3 : 0, bytes.Length - (signed ? 3 : 0))
                : throw FileBytes.Refused(
                    "wrong-encoding",
                    file,
                    "the file is not UTF-8, as its layout says; it seems to be Windows-1252",
                    "Save it as UTF-8, or set encoding: windows-1252 in the layout",
                    $"byte {bytes[at].ToString("X2", CultureInfo.InvariantCulture)}",
                    "valid UTF-8",
                    "line " + LineOf(bytes, at));
        }

        var first = Array.FindIndex(bytes, b => b >= 0x80);
        if (signed || (first >= 0 && InvalidUtf8(bytes) < 0))
        {
            throw FileBytes.Refused(
                "wrong-encoding",
                file,
                "the file is UTF-8, while its layout says Windows-1252",
                "Set encoding: utf-8 in the layout",
                signed ? "a UTF-8 byte order mark" : "UTF-8 letters",
                "Windows-1252",
                "line " + LineOf(bytes, Math.Max(first, 0)));
        }

        var undefined = Array.FindIndex(bytes, b => Array.IndexOf(Undefined1252, b) >= 0);
        return undefined < 0
            ? StrictWindows1252.GetString(bytes)
            : throw FileBytes.Refused(
                "wrong-encoding",
                file,
                "the file is not Windows-1252, as its layout says",
                "Find out its encoding and save it as UTF-8",
                $"byte {bytes[undefined].ToString("X2", CultureInfo.InvariantCulture)}",
                "Windows-1252",
                "line " + LineOf(bytes, undefined));
    }

    /// <summary>Offset of the first byte that is not UTF-8, or -1.</summary>
    private static int InvalidUtf8(byte[] bytes)
    {
        try
        {
            StrictUtf8.GetCharCount(bytes);
            return -1;
        }
        catch (DecoderFallbackException problem)
        {
            // Index counts from the start of the sequence that failed; at the end of the input it may be one past it.
            return Math.Clamp(problem.Index, 0, bytes.Length - 1);
        }
    }

    private static string LineOf(byte[] bytes, int offset) =>
        (1 + bytes.AsSpan(0, offset).Count((byte)'\n')).ToString(CultureInfo.InvariantCulture);

    /// <summary>UTF-8 once read as Windows-1252 and saved again shows as pairs such as 'Ã©'; a lost letter as U+FFFD.</summary>
    private static void RefuseMojibake(string file, string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\uFFFD' || IsMojibake(text, i))
            {
                var line = 1 + text.AsSpan(0, i).Count('\n');
                throw FileBytes.Refused(
                    "mojibake",
                    file,
                    "letters were damaged before the file came here: UTF-8 was read as Windows-1252 and saved again, or letters were lost",
                    "Fetch the file again from its publisher",
                    text.Substring(Math.Max(0, i - 10), Math.Min(30, text.Length - Math.Max(0, i - 10))).ReplaceLineEndings(" "),
                    cell: "line " + line.ToString(CultureInfo.InvariantCulture));
            }
        }
    }

    private static bool IsMojibake(string text, int at)
    {
        if (at + 1 >= text.Length)
        {
            return false;
        }

        // A no-break space after a capital is ordinary French typography, so it is no proof by itself.
        return text[at] switch
        {
            'Ã' or 'Â' or 'Å' => text[at + 1] != '\u00A0' && IsContinuation(text[at + 1]),
            'â' => text[at + 1] == '€',
            _ => false,
        };
    }

    private static bool IsContinuation(char letter) =>
        letter is >= '\u0080' and <= '\u00BF'
        || (letter > '\u00FF' && StrictWindows1252Byte(letter) is >= 0x80 and <= 0xBF && letter is not ('Œ' or 'œ' or 'Š' or 'š' or 'Ž' or 'ž' or 'Ÿ' or '’' or '”' or '–' or '—' or '…'));

    private static int StrictWindows1252Byte(char letter)
    {
        Span<byte> one = stackalloc byte[1];
        try
        {
            return StrictWindows1252.GetBytes([letter], one) == 1 ? one[0] : -1;
        }
        catch (EncoderFallbackException)
        {
            return -1;
        }
    }

    private static List<SheetCell> Cells(string file, string text, char delimiter)
    {
        var options = CsvReaderOptions.Default with
        {
            Separator = delimiter,
            HasHeader = false,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Throw,
        };
        var cells = new List<SheetCell>();
        var problems = new List<InputProblem>();
        var expected = 0;
        try
        {
            using var reader = CsvReader.FromText(text, options);
            while (reader.Read())
            {
                var line = checked((int)reader.LineNumber);
                expected = expected == 0 ? reader.FieldCount : expected;
                if (reader.FieldCount != expected)
                {
                    problems.Add(Ragged(file, line, reader.FieldCount, expected));
                    continue;
                }

                for (var field = 0; field < reader.FieldCount; field++)
                {
                    if (reader.GetString(field) is { Length: > 0 } value && !string.IsNullOrWhiteSpace(value))
                    {
                        cells.Add(new SheetCell { At = new CellReference(line, field + 1), Text = value });
                    }
                }
            }
        }
        catch (CsvFormatException problem)
        {
            throw FileBytes.Refused(
                "broken-quote",
                file,
                "a quoted text is not closed, or something follows its closing quote",
                "Mend the quotes in that line, or fetch the file again",
                cell: "line " + problem.LineNumber.ToString(CultureInfo.InvariantCulture));
        }

        return problems.Count > 0 ? throw new InputRefusedException(problems)
            : cells.Count > 0 ? cells
            : throw FileBytes.Refused("empty-file", file, "the file holds no values", "Fetch it again from its publisher");
    }

    private static InputProblem Ragged(string file, int line, int found, int expected) => new()
    {
        Code = "ragged-row",
        File = file,
        Cell = "line " + line.ToString(CultureInfo.InvariantCulture),
        Message = "the line has another number of fields than the first line",
        Found = found.ToString(CultureInfo.InvariantCulture) + " fields",
        Expected = expected.ToString(CultureInfo.InvariantCulture),
        Remedy = "Quote a value that holds the delimiter, or add what is missing.",
    };
}
