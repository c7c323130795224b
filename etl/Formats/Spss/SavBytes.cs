using System.Buffers.Binary;
using System.Globalization;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Etl.Formats;

/// <summary>Reads the numbers and bytes of a dictionary one after the other; never beyond its end.</summary>
internal ref struct SavBytes
{
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly string _file;
    private readonly int _origin;

    /// <param name="file">Name of the file, for messages.</param>
    /// <param name="bytes">What is to be read.</param>
    /// <param name="bigEndian">Order of bytes in numbers.</param>
    /// <param name="origin">Offset of the first byte in the file, for messages.</param>
    public SavBytes(string file, ReadOnlySpan<byte> bytes, bool bigEndian, int origin = 0)
    {
        _file = file;
        _bytes = bytes;
        BigEndian = bigEndian;
        _origin = origin;
    }

    public bool BigEndian { get; }

    /// <summary>Offset of the next byte in what is read.</summary>
    public int Position { get; private set; }

    public readonly int Left => _bytes.Length - Position;

    public readonly bool AtEnd => Left == 0;

    /// <summary>Offset of the next byte in the file.</summary>
    public readonly int Offset => _origin + Position;

    public ReadOnlySpan<byte> Take(long count, string what)
    {
        if (count < 0 || count > Left)
        {
            throw CutOff(what, count);
        }

        var taken = _bytes.Slice(Position, (int)count);
        Position += (int)count;
        return taken;
    }

    public int Int32(string what)
    {
        var bytes = Take(4, what);
        return BigEndian ? BinaryPrimitives.ReadInt32BigEndian(bytes) : BinaryPrimitives.ReadInt32LittleEndian(bytes);
    }

    public long Int64(string what)
    {
        var bytes = Take(8, what);
        return BigEndian ? BinaryPrimitives.ReadInt64BigEndian(bytes) : BinaryPrimitives.ReadInt64LittleEndian(bytes);
    }

    public double Double(string what) => ToDouble(Take(8, what), BigEndian);

    /// <summary>A count that must lie in a range.</summary>
    public int Count(string what, int least, int most)
    {
        var at = Offset;
        var count = Int32(what);
        return count >= least && count <= most
            ? count
            : throw Damaged(_file, at, $"{what} is not possible", Number(count), $"{Number(least)} to {Number(most)}");
    }

    public static double ToDouble(ReadOnlySpan<byte> bytes, bool bigEndian) =>
        bigEndian ? BinaryPrimitives.ReadDoubleBigEndian(bytes) : BinaryPrimitives.ReadDoubleLittleEndian(bytes);

    public static InputRefusedException Damaged(string file, long offset, string message, string? found = null, string? expected = null) =>
        FileBytes.Refused("sav-damaged", file, message, "Fetch the file again and compare the size; if it stays so, open it in SPSS or PSPP and save it anew", found, expected, At(offset));

    public static string At(long offset) => string.Create(CultureInfo.InvariantCulture, $"byte {offset}");

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private readonly InputRefusedException CutOff(string what, long wanted) => FileBytes.Refused(
        "sav-cut-off",
        _file,
        $"the file or a record of it ends within {what}",
        "Fetch the file again and compare the size with its maker's",
        $"{Number(Left)} bytes",
        $"{Number(wanted)} bytes",
        At(Offset));
}
