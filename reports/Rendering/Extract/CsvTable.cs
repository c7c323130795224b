using System.Globalization;
using System.Text;

namespace ReIntegrationBI.Reports.Rendering.Extract;

/// <summary>
/// Writes comma-separated values as RFC 4180 has them: CRLF, quotes where needed. UTF-8 with a byte order mark, without which Excel takes the
/// text for one of another alphabet. Numbers and days are the same in every language.
/// </summary>
internal sealed class CsvTable : TableTarget
{
    private const int Buffer = 1 << 16;

    private static readonly UTF8Encoding WithMark = new(encoderShouldEmitUTF8Identifier: true);

    private readonly StreamWriter _writer;

    public CsvTable(Stream stream, IReadOnlyList<ExtractColumn> columns)
    {
        _writer = new StreamWriter(stream, WithMark, Buffer, leaveOpen: true) { NewLine = "\r\n" };
        Row([.. columns.Select(c => ExtractValue.Of(c.Code))]);
    }

    public override void Row(IReadOnlyList<ExtractValue> values)
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (i > 0)
            {
                _writer.Write(',');
            }

            Write(values[i]);
        }

        _writer.WriteLine();
    }

    public override void Dispose() => _writer.Dispose();

    private void Write(ExtractValue value)
    {
        switch (value.Kind)
        {
            case ExtractValueKind.Text:
                Write(HarmlessText.Quote(HarmlessText.Clean(value.Words)));
                break;
            case ExtractValueKind.Number:
            case ExtractValueKind.Ordinal:
                Span<char> digits = stackalloc char[40];
                value.Amount.TryFormat(digits, out var length, provider: CultureInfo.InvariantCulture);
                _writer.Write(digits[..length]);
                break;
            case ExtractValueKind.Day:
                _writer.Write(value.Time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case ExtractValueKind.Moment:
                _writer.Write(value.Time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));
                break;
        }
    }

    private void Write(string text)
    {
        if (text.AsSpan().IndexOfAny("\",\r\n") < 0)
        {
            _writer.Write(text);
            return;
        }

        _writer.Write('"');
        _writer.Write(text.Replace("\"", "\"\"", StringComparison.Ordinal));
        _writer.Write('"');
    }
}
