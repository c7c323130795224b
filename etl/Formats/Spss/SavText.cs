using System.Text;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Etl.Formats;

/// <summary>Turns the bytes of a file into text: strictly, since a wrong letter is worse than a refusal.</summary>
internal sealed class SavText
{
    /// <summary>Texts of up to this many bytes are kept once and shared: answers repeat.</summary>
    private const int SharedLength = 24;
    private const int MostShared = 50_000;

    private readonly string _file;
    private readonly Encoding _encoding;
    private readonly bool _mayHoldControls;
    private readonly Dictionary<string, string> _shared = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private char[] _letters = new char[1024];

    private SavText(string file, Encoding encoding)
    {
        _file = file;
        _encoding = encoding;
        _lookup = _shared.GetAlternateLookup<ReadOnlySpan<char>>();
        // Of single-byte pages of Windows, bytes without a letter come out as control characters: those are damage.
        _mayHoldControls = encoding.CodePage is >= 1250 and <= 1258;
    }

    /// <summary>Name of the encoding.</summary>
    public string Name => _encoding.WebName;

    /// <summary>Bytes that new texts took.</summary>
    public long Memory { get; private set; }

    /// <param name="file">Name of the file.</param>
    /// <param name="asked">What the caller demands, or null.</param>
    /// <param name="named">What the encoding record says, or null.</param>
    /// <param name="codePage">What the machine record says, or null.</param>
    public static SavText For(string file, string? asked, string? named, int? codePage)
    {
        if (asked is not null)
        {
            return new SavText(file, Find(asked) ?? throw Unknown(file, asked));
        }

        if (named is not null)
        {
            return new SavText(file, Find(named) ?? throw Unknown(file, named));
        }

        // 2 and 3 say no more than "ASCII" and "some eight-bit page"; old versions wrote them whatever the page.
        if (codePage is { } page and not (2 or 3))
        {
            return new SavText(file, Find(page) ?? throw Unknown(file, "code page " + SavBytes.Number(page)));
        }

        return new SavText(file, Strict(20127)!);
    }

    /// <summary>A value of a case; its place is put into words only where it is needed.</summary>
    public string Decode(ReadOnlySpan<byte> bytes, string variable, int cases)
    {
        try
        {
            return Decode(bytes, mayBeCut: true);
        }
        catch (UndecodableException problem)
        {
            throw Wrong(problem.Found, new SavAddress(cases + 1, variable).ToString());
        }
    }

    /// <summary>A text of the dictionary.</summary>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="offset">Where they stand, for messages.</param>
    /// <param name="mayBeCut">Whether it fills a field of fixed length, so that its last letter may be cut.</param>
    public string Decode(ReadOnlySpan<byte> bytes, int offset, bool mayBeCut = false)
    {
        try
        {
            return Decode(bytes, mayBeCut);
        }
        catch (UndecodableException problem)
        {
            throw Wrong(problem.Found, SavBytes.At(offset));
        }
    }

    private string Decode(ReadOnlySpan<byte> bytes, bool mayBeCut)
    {
        var length = bytes.Length;
        bytes = TrimEnd(bytes);
        if (mayBeCut && bytes.Length == length && _encoding.CodePage == 65001)
        {
            bytes = WithoutCutLetter(bytes);
        }

        if (bytes.IsEmpty)
        {
            return "";
        }

        if (_letters.Length < bytes.Length)
        {
            _letters = new char[Math.Max(bytes.Length, _letters.Length * 2)];
        }

        int count;
        try
        {
            count = _encoding.GetChars(bytes, _letters);
        }
        catch (DecoderFallbackException problem)
        {
            throw new UndecodableException(problem.BytesUnknown is { Length: > 0 } unknown ? "byte " + Convert.ToHexString(unknown) : null);
        }
        catch (ArgumentException)
        {
            // A text of more letters than bytes: no encoding that is let in makes one.
            throw new UndecodableException(null);
        }

        ReadOnlySpan<char> letters = _letters.AsSpan(0, count);
        if (letters.IndexOf('\0') >= 0 || (_mayHoldControls && letters.IndexOfAnyInRange('\u0080', '\u009F') >= 0))
        {
            throw new UndecodableException("a control character");
        }

        if (bytes.Length > SharedLength)
        {
            Memory += 26 + (2L * count);
            return new string(letters);
        }

        if (_lookup.TryGetValue(letters, out var known))
        {
            return known;
        }

        var text = new string(letters);
        Memory += 26 + (2L * count);
        if (_shared.Count < MostShared)
        {
            _shared.Add(text, text);
        }

        return text;
    }

    /// <summary>Without trailing blanks and zeros: some writers pad with zeros.</summary>
    public static ReadOnlySpan<byte> TrimEnd(ReadOnlySpan<byte> bytes)
    {
        // Most of a long text is blank: eight bytes at a time.
        while (bytes.Length >= 8 && bytes[^8..].SequenceEqual("        "u8))
        {
            bytes = bytes[..^8];
        }

        var end = bytes.Length;
        while (end > 0 && bytes[end - 1] is (byte)' ' or 0)
        {
            end--;
        }

        return bytes[..end];
    }

    /// <summary>Some writers cut a text to its width within a letter of several bytes; what is left of the letter goes too.</summary>
    private static ReadOnlySpan<byte> WithoutCutLetter(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            var first = bytes[^back];
            if (first is < 0x80 or > 0xBF)
            {
                var whole = first switch { < 0x80 => 1, < 0xE0 => 2, < 0xF0 => 3, _ => 4 };
                return back < whole ? bytes[..^back] : bytes;
            }
        }

        return bytes;
    }

    private InputRefusedException Wrong(string? found, string where) => FileBytes.Refused(
        "sav-encoding",
        _file,
        "a text is not in the encoding of the file",
        "Find out the encoding, often windows-1252 or utf-8, and name it when loading; or open the file in SPSS or PSPP and save it as Unicode",
        found,
        Name,
        where);

    private static InputRefusedException Unknown(string file, string name) => FileBytes.Refused(
        "sav-unknown-encoding",
        file,
        "the encoding of the texts is not known",
        "Name the encoding when loading, or open the file in SPSS or PSPP and save it as Unicode",
        name,
        "utf-8, a Windows code page, or ISO 8859",
        null);

    private static Encoding? Find(string name)
    {
        var wanted = name.Trim();
        foreach (var prefix in (ReadOnlySpan<string>)["windows-", "windows", "cp-", "cp", "codepage", "win"])
        {
            if (wanted.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
                && int.TryParse(wanted.AsSpan(prefix.Length), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var page))
            {
                return Find(page);
            }
        }

        wanted = wanted.ToUpperInvariant().Replace("ISO8859", "ISO-8859", StringComparison.Ordinal).Replace("ISO_8859", "ISO-8859", StringComparison.Ordinal);
        try
        {
            var found = wanted is "UTF8" or "UTF-8" ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(wanted) ?? Encoding.GetEncoding(wanted);
            return Find(found.CodePage);
        }
        catch (Exception problem) when (problem is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>The encoding of a code page; null where there is none, or where its ASCII is not ASCII (UTF-16, EBCDIC, UTF-7).</summary>
    private static Encoding? Find(int codePage)
    {
        if (codePage is <= 0 or > 65535 or 65000 or (>= 1200 and <= 1201) or (>= 12000 and <= 12001))
        {
            return null;
        }

        var ascii = Enumerable.Range(0x20, 0x5F).Select(i => (byte)i).ToArray();
        try
        {
            return Strict(codePage) is { } found && found.GetString(ascii) == Encoding.ASCII.GetString(ascii) ? found : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static Encoding? Strict(int codePage)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(codePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
                ?? Encoding.GetEncoding(codePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (Exception problem) when (problem is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private sealed class UndecodableException(string? found) : Exception
    {
        public string? Found { get; } = found;
    }
}
