using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace ReIntegrationBI.Tests.Etl.Spss;

/// <summary>
/// Writes system files that PSPP does not write: of the other order of bytes, of any size, of any split into blocks.
/// Written from the description of the format, apart from the reader; PSPP reads what it writes.
/// </summary>
internal sealed class SavBuilder
{
    private readonly List<Column> _columns = [];

    public bool BigEndian { get; init; }

    /// <summary>0 none, 1 bytecode, 2 zlib.</summary>
    public int Compression { get; init; } = 1;

    public int BlockSize { get; init; } = 0x3ff000;

    public string EncodingName { get; init; } = "UTF-8";

    /// <summary>The number of cases in the header; null for the true one.</summary>
    public int? DeclaredCases { get; init; }

    private Encoding Encoding => EncodingName == "UTF-8" ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(EncodingName)!;

    /// <summary>Adds a numeric variable; NaN is system-missing.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">Its values.</param>
    /// <param name="labels">Labels of values.</param>
    /// <param name="missing">A range of missing values and one more.</param>
    public SavBuilder Number(string name, double[] values, (double Value, string Label)[]? labels = null, (double Low, double High, double One)? missing = null)
    {
        _columns.Add(new Column(name, 0, values, []) { Labels = labels ?? [], Missing = missing });
        return this;
    }

    /// <summary>Name of the variable that weighs the cases.</summary>
    public string? Weight { get; init; }

    /// <summary>Adds a string variable.</summary>
    public SavBuilder Text(string name, int width, string[] values)
    {
        _columns.Add(new Column(name, width, [], values));
        return this;
    }

    public byte[] ToBytes()
    {
        var cases = _columns[0].Count;
        var output = new MemoryStream();
        var pieces = _columns.Sum(Pieces);
        output.Write(Encoding.ASCII.GetBytes(Compression == 2 ? "$FL3" : "$FL2"));
        output.Write(Padded("@(#) SPSS DATA FILE test builder", 60));
        Int(output, 2);
        Int(output, pieces);
        Int(output, Compression);
        Int(output, Weight is null ? 0 : 1 + _columns.TakeWhile(c => c.Name != Weight).Sum(Pieces));
        Int(output, DeclaredCases ?? cases);
        Double(output, 100);
        output.Write(Padded("21 Nov 26", 9));
        output.Write(Padded("12:00:00", 8));
        output.Write(Padded("Bestand van een test", 64));
        output.Write(new byte[3]);
        WriteVariables(output);
        WriteLabels(output);
        WriteExtensions(output);
        Int(output, 999);
        Int(output, 0);
        WriteCases(output, cases);
        return output.ToArray();
    }

    private void WriteVariables(MemoryStream output)
    {
        for (var i = 0; i < _columns.Count; i++)
        {
            for (var segment = 0; segment < _columns[i].Stored.Count; segment++)
            {
                var width = _columns[i].Stored[segment];
                Variable(output, width, Short(i, segment), width == 0 ? 0x050802 : 0x010000 | (Math.Min(width, 255) << 8), _columns[i].Missing);
                for (var piece = 1; piece < (width + 7) / 8; piece++)
                {
                    Variable(output, -1, "", 0x011d01);
                }
            }
        }
    }

    private void WriteLabels(MemoryStream output)
    {
        var piece = 1;
        foreach (var column in _columns)
        {
            if (column.Labels.Length > 0)
            {
                Int(output, 3);
                Int(output, column.Labels.Length);
                foreach (var (value, label) in column.Labels)
                {
                    Double(output, value);
                    var text = Encoding.GetBytes(label);
                    output.WriteByte((byte)text.Length);
                    output.Write(text);
                    output.Write(new byte[(8 - ((text.Length + 1) % 8)) % 8]);
                }

                foreach (var number in (int[])[4, 1, piece])
                {
                    Int(output, number);
                }
            }

            piece += Pieces(column);
        }
    }

    private static int Pieces(Column column) => column.Stored.Sum(w => w == 0 ? 1 : (w + 7) / 8);

    private void WriteExtensions(MemoryStream output)
    {
        Extension(output, 3, 4, data =>
        {
            foreach (var number in (int[])[1, 2, 3, -1, 1, 1, BigEndian ? 1 : 2, EncodingName == "UTF-8" ? 65001 : 1252])
            {
                Int(data, number);
            }
        });
        Extension(output, 4, 8, data =>
        {
            Double(data, -double.MaxValue);
            Double(data, double.MaxValue);
            Double(data, Math.BitIncrement(-double.MaxValue));
        });
        Extension(output, 13, 1, data => data.Write(Encoding.GetBytes(string.Join('\t', _columns.Select((c, i) => $"{Short(i, 0)}={c.Name}")))));
        var longs = _columns.Select((c, i) => (c.Width, Name: Short(i, 0))).Where(c => c.Width > 255).Select(c => $"{c.Name}={c.Width:D5}\0\t").ToArray();
        if (longs.Length > 0)
        {
            Extension(output, 14, 1, data => data.Write(Encoding.ASCII.GetBytes(string.Concat(longs))));
        }

        Extension(output, 20, 1, data => data.Write(Encoding.ASCII.GetBytes(EncodingName)));
    }

    private void WriteCases(MemoryStream output, int cases)
    {
        var plain = new List<(byte[] Eight, bool Text)>();
        for (var i = 0; i < cases; i++)
        {
            foreach (var column in _columns)
            {
                if (column.Width == 0)
                {
                    var eight = new MemoryStream();
                    Double(eight, double.IsNaN(column.Numbers[i]) ? -double.MaxValue : column.Numbers[i]);
                    plain.Add((eight.ToArray(), false));
                    continue;
                }

                var bytes = Encoding.GetBytes(column.Texts[i]);
                var at = 0;
                foreach (var stored in column.Stored)
                {
                    var segment = new byte[(stored + 7) / 8 * 8];
                    segment.AsSpan().Fill((byte)' ');
                    var length = Math.Min(stored, bytes.Length - at);
                    bytes.AsSpan(at, length).CopyTo(segment);
                    at += length;
                    plain.AddRange(segment.Chunk(8).Select(c => (c, true)));
                }
            }
        }

        if (Compression == 0)
        {
            plain.ForEach(p => output.Write(p.Eight));
            return;
        }

        var packed = Pack(plain);
        if (Compression == 1)
        {
            output.Write(packed);
            return;
        }

        Zlib(output, packed);
    }

    private byte[] Pack(List<(byte[] Eight, bool Text)> plain)
    {
        var output = new MemoryStream();
        var codes = new List<byte>();
        var literals = new MemoryStream();
        foreach (var (eight, text) in plain)
        {
            var number = BigEndian ? BinaryPrimitives.ReadDoubleBigEndian(eight) : BinaryPrimitives.ReadDoubleLittleEndian(eight);
            if (text && eight.All(b => b == ' '))
            {
                codes.Add(254);
            }
            else if (!text && number == -double.MaxValue)
            {
                codes.Add(255);
            }
            else if (!text && number is >= -99 and <= 151 && number == Math.Floor(number) && !(number == 0 && double.IsNegative(number)))
            {
                codes.Add((byte)(number + 100));
            }
            else
            {
                codes.Add(253);
                literals.Write(eight);
            }

            if (codes.Count == 8)
            {
                Flush();
            }
        }

        codes.Add(252);
        while (codes.Count < 8)
        {
            codes.Add(0);
        }

        Flush();
        return output.ToArray();

        void Flush()
        {
            output.Write([.. codes]);
            output.Write(literals.ToArray());
            codes.Clear();
            literals.SetLength(0);
        }
    }

    private void Zlib(MemoryStream output, byte[] packed)
    {
        var start = output.Length;
        var blocks = new List<(byte[] Packed, int Length)>();
        for (var at = 0; at < packed.Length; at += BlockSize)
        {
            var length = Math.Min(BlockSize, packed.Length - at);
            var block = new MemoryStream();
            using (var zlib = new ZLibStream(block, CompressionLevel.Fastest, leaveOpen: true))
            {
                zlib.Write(packed, at, length);
            }

            blocks.Add((block.ToArray(), length));
        }

        Long(output, start);
        Long(output, start + 24 + blocks.Sum(b => b.Packed.Length));
        Long(output, 24 + (24 * blocks.Count));
        blocks.ForEach(b => output.Write(b.Packed));
        Long(output, -100);
        Long(output, 0);
        Int(output, BlockSize);
        Int(output, blocks.Count);
        var (plainAt, packedAt) = (start, start + 24);
        foreach (var (block, length) in blocks)
        {
            Long(output, plainAt);
            Long(output, packedAt);
            Int(output, length);
            Int(output, block.Length);
            plainAt += length;
            packedAt += block.Length;
        }
    }

    private void Variable(MemoryStream output, int type, string name, int format, (double Low, double High, double One)? missing = null)
    {
        foreach (var number in (int[])[2, type, 0, missing is null ? 0 : -3, format, format])
        {
            Int(output, number);
        }

        output.Write(Padded(name, 8));
        if (missing is { } values)
        {
            Double(output, values.Low);
            Double(output, values.High);
            Double(output, values.One);
        }
    }

    private void Extension(MemoryStream output, int subtype, int size, Action<MemoryStream> write)
    {
        var data = new MemoryStream();
        write(data);
        foreach (var number in (int[])[7, subtype, size, (int)data.Length / size])
        {
            Int(output, number);
        }

        output.Write(data.ToArray());
    }

    private static string Short(int column, int segment) => $"V{column:D4}{(char)('A' + (segment / 26))}{(char)('A' + (segment % 26))}";

    private static byte[] Padded(string text, int length) => Encoding.ASCII.GetBytes(text.PadRight(length));

    private void Int(Stream output, int number)
    {
        Span<byte> bytes = stackalloc byte[4];
        if (BigEndian)
        {
            BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        }
        else
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        }

        output.Write(bytes);
    }

    private void Long(Stream output, long number)
    {
        Span<byte> bytes = stackalloc byte[8];
        if (BigEndian)
        {
            BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        }
        else
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        }

        output.Write(bytes);
    }

    private void Double(Stream output, double number) => Long(output, BitConverter.DoubleToInt64Bits(number));

    private sealed record Column(string Name, int Width, double[] Numbers, string[] Texts)
    {
        public (double Value, string Label)[] Labels { get; init; } = [];

        public (double Low, double High, double One)? Missing { get; init; }

        public int Count => Width == 0 ? Numbers.Length : Texts.Length;

        /// <summary>Widths of the variables that the file has for it.</summary>
        public List<int> Stored
        {
            get
            {
                if (Width <= 255)
                {
                    return [Width];
                }

                var count = (Width + 251) / 252;
                return [.. Enumerable.Repeat(255, count - 1), Width - ((count - 1) * 252)];
            }
        }
    }
}
