using System.IO.Compression;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Etl.Formats;

/// <summary>The blocks of a .zsav: a header, zlib streams, and a trailer that says where each begins and how long it is.</summary>
internal static class SavZlib
{
    private const int HeaderLength = 24;
    private const int TrailerStart = 24;
    private const int EntryLength = 24;

    /// <summary>Blocks are of 4 MB less 4 KB in all known files.</summary>
    private const int LargestBlock = 64 << 20;

    public static void Inflate(string file, byte[] bytes, SavDictionary dictionary, SavBytecode target)
    {
        var start = dictionary.End;
        var header = new SavBytes(file, bytes.AsSpan(start), dictionary.Header.BigEndian, start);
        var here = header.Int64("the zlib header");
        var trailerAt = header.Int64("the zlib header");
        var trailerLength = header.Int64("the zlib header");
        if (here != start || trailerAt < start + HeaderLength || trailerAt > bytes.Length || trailerLength != bytes.Length - trailerAt
            || trailerLength < TrailerStart || (trailerLength - TrailerStart) % EntryLength != 0)
        {
            throw trailerAt + trailerLength > bytes.Length && trailerAt > start
                ? FileBytes.Refused(
                    "sav-cut-off", file, "the file ends before its index of blocks", "Fetch the file again and compare the size with its maker's",
                    $"{SavBytes.Number(bytes.Length)} bytes", $"{SavBytes.Number(trailerAt)} bytes and more", SavBytes.At(start))
                : SavBytes.Damaged(file, start, "the zlib header does not fit the file");
        }

        var trailer = new SavBytes(file, bytes.AsSpan((int)trailerAt), dictionary.Header.BigEndian, (int)trailerAt);
        var bias = trailer.Int64("the zlib trailer");
        var zero = trailer.Int64("the zlib trailer");
        var blockSize = trailer.Count("the size of a block", 0, LargestBlock);
        var blocks = trailer.Count("the number of blocks", 0, (int)((trailerLength - TrailerStart) / EntryLength));
        if (bias != -(long)dictionary.Header.Bias || zero != 0 || blocks != (trailerLength - TrailerStart) / EntryLength)
        {
            throw SavBytes.Damaged(file, trailerAt, "the zlib trailer does not fit the file");
        }

        var next = (long)start + HeaderLength;
        var unpackedAt = (long)start;
        byte[] buffer = [];
        for (var i = 0; i < blocks; i++)
        {
            var at = trailer.Offset;
            var unpackedStart = trailer.Int64("a block");
            var packedStart = trailer.Int64("a block");
            var unpacked = trailer.Count("the unpacked size of a block", 0, Math.Max(blockSize, 1));
            var packed = trailer.Count("the packed size of a block", 0, bytes.Length);
            if (unpackedStart != unpackedAt || packedStart != next || next + packed > trailerAt)
            {
                throw SavBytes.Damaged(file, at, $"block {SavBytes.Number(i + 1L)} does not follow the one before it");
            }

            // deflate packs at most 1,032 to one, so a larger claim is a lie and gets no memory.
            if (unpacked > (packed * 1032L) + 64)
            {
                throw SavBytes.Damaged(file, at, "a block cannot unpack to the size that it claims", SavBytes.Number(unpacked));
            }

            if (buffer.Length < unpacked)
            {
                buffer = new byte[unpacked];
            }

            Inflate(file, bytes, (int)packedStart, packed, buffer.AsSpan(0, unpacked));
            target.Add(buffer.AsSpan(0, unpacked), packedStart);
            next += packed;
            unpackedAt += unpacked;
        }

        if (next != trailerAt)
        {
            throw SavBytes.Damaged(file, next, "bytes that belong to no block stand before the index of blocks");
        }
    }

    private static void Inflate(string file, byte[] bytes, int start, int packed, Span<byte> target)
    {
        try
        {
            using var zlib = new ZLibStream(new MemoryStream(bytes, start, packed, writable: false), CompressionMode.Decompress);
            zlib.ReadExactly(target);
            if (zlib.ReadByte() >= 0)
            {
                throw SavBytes.Damaged(file, start, "a block unpacks to more than it claims", expected: $"{SavBytes.Number(target.Length)} bytes");
            }
        }
        catch (Exception problem) when (problem is InvalidDataException or EndOfStreamException)
        {
            throw SavBytes.Damaged(file, start, "a zlib block is damaged");
        }
    }
}
