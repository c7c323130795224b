using System.Buffers.Binary;
using System.Text;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Etl.Formats;

/// <summary>The first 176 bytes of a system file.</summary>
internal sealed record SavHeader(bool BigEndian, SavCompression Compression, int WeightIndex, int Cases, double Bias)
{
    public const int Length = 176;

    public static SavHeader Read(string file, ReadOnlySpan<byte> bytes)
    {
        RefuseOtherKinds(file, bytes);
        if (bytes.Length < Length)
        {
            throw FileBytes.Refused(
                "sav-cut-off", file, "the file ends within its header", "Fetch the file again and compare the size with its maker's",
                $"{SavBytes.Number(bytes.Length)} bytes", $"more than {Length} bytes", SavBytes.At(bytes.Length));
        }

        // The layout code is 2 (or 3) in the order of bytes of the machine that wrote the file.
        var layout = bytes.Slice(64, 4);
        var little = BinaryPrimitives.ReadInt32LittleEndian(layout);
        var big = BinaryPrimitives.ReadInt32BigEndian(layout);
        if (little is not (2 or 3) && big is not (2 or 3))
        {
            throw SavBytes.Damaged(file, 64, "the order of bytes cannot be told from the layout code", Convert.ToHexString(layout), "2 or 3");
        }

        var bigEndian = big is 2 or 3;
        var reader = new SavBytes(file, bytes, bigEndian);
        reader.Take(72, "the header");
        var compression = reader.Count("the kind of compression", 0, 2);
        if (compression == 2 != (bytes[3] == (byte)'3'))
        {
            throw SavBytes.Damaged(file, 72, "the first letters of the file and its kind of compression contradict each other", SavBytes.Number(compression), bytes[3] == (byte)'3' ? "2 (zlib)" : "0 or 1");
        }

        var weight = reader.Count("the index of the weight variable", 0, int.MaxValue);
        var cases = reader.Count("the number of cases", -1, int.MaxValue);
        var bias = reader.Double("the bias");

        // 100 is what every known program writes; another number tells of another format of floating point, or of damage.
        if (!bias.Equals(100.0) && (compression != 0 || !bias.Equals(0.0)))
        {
            throw FileBytes.Refused(
                "sav-float-format", file, "the compression bias is not 100: the numbers of the file are not IEEE 754, or it is damaged",
                "Open the file in SPSS or PSPP on the machine that made it and save it anew", bias.ToString("R", System.Globalization.CultureInfo.InvariantCulture), "100", SavBytes.At(84));
        }

        return new SavHeader(bigEndian, (SavCompression)compression, weight, cases, bias);
    }

    private static void RefuseOtherKinds(string file, ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("$FL2"u8) || bytes.StartsWith("$FL3"u8))
        {
            return;
        }

        if (bytes.Length > 21 && bytes[8..].StartsWith("ENCRYPTEDSAV"u8))
        {
            throw FileBytes.Refused("sav-encrypted", file, "the file is encrypted", "Open it in SPSS with its password and save it without one", expected: "an SPSS system file without a password");
        }

        var start = bytes[..Math.Min(bytes.Length, 400)];
        var kind = start.StartsWith((ReadOnlySpan<byte>)[0x5B, 0xC6, 0xD3]) ? "an SPSS file of a mainframe (EBCDIC)"
            : Encoding.Latin1.GetString(start).Contains("SPSS PORT FILE", StringComparison.Ordinal) ? "an SPSS portable file (.por)"
            : FileBytes.Describe(bytes);
        throw FileBytes.Refused(
            "not-an-spss-file", file, $"this is not an SPSS system file, whatever its name; it seems to be {kind}",
            "Save it as .sav or .zsav, or fetch the file itself if a web site answered with a page", expected: "$FL2 or $FL3 at the start", cell: SavBytes.At(0));
    }
}
