using System.IO.Compression;
using ReIntegrationBI.Etl.Sources;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Etl.Formats.RefiQda;

/// <summary>
/// Reads projects (<c>.qdpx</c>) and codebooks (<c>.qdc</c>) in the exchange format of the Rotterdam Exchange Format Initiative, version 1.0,
/// which NVivo, MAXQDA, ATLAS.ti, QualCoder and others write. Of the sources only names and places are read, never what they say.
/// </summary>
public static class RefiQdaFormat
{
    /// <summary>Bytes of the largest package: one recording of the largest size that the format allows (2 GiB), and as much again.</summary>
    public const long MostPackageBytes = 4L << 30;

    /// <summary>Bytes that all entries of a package may say they unpack to.</summary>
    public const long MostDeclaredBytes = 16L << 30;

    /// <summary>Bytes of the largest XML, unpacked: a thousand interviews with several hundred selections each.</summary>
    public const long MostXmlBytes = 256L << 20;

    /// <summary>Entries of a package: each source has two files at most, and each note one.</summary>
    public const int MostEntries = 20_000;

    /// <summary>Times that an entry of more than a megabyte may unpack to its packed size; XML and text reach 20, a bomb a thousand.</summary>
    public const int MostRatio = 200;

    /// <summary>Codes, cases, sources, selections, values and the like together.</summary>
    public const int MostThings = 2_000_000;

    /// <summary>Levels of XML; a tree of codes has seldom more than six.</summary>
    public const int MostDepth = 100;

    /// <summary>Reads a project.</summary>
    /// <param name="file">Name of the file, for messages.</param>
    /// <param name="package">The package; it must be seekable.</param>
    /// <exception cref="InputRefusedException">It is no such package, damaged, unsafe, too large, or its parts contradict each other.</exception>
    public static RefiQdaProject ReadProject(string file, Stream package)
    {
        try
        {
            return RefiQdaPackage.Read(file, package);
        }
        catch (Exception problem) when (problem is InvalidDataException or EndOfStreamException or NotSupportedException or IOException or ArgumentException or OverflowException)
        {
            // The library of zip packages meets directories that contradict themselves with whatever exception lies nearest.
            throw RefiQdaPackage.Damaged(file, problem.Message);
        }
    }

    /// <summary>Reads a codebook.</summary>
    /// <exception cref="InputRefusedException">It is no codebook, damaged, unsafe, too large, or its parts contradict each other.</exception>
    public static RefiQdaCodebook ReadCodebook(string file, byte[] bytes)
    {
        if (bytes.Length > MostXmlBytes)
        {
            throw RefiQdaPackage.TooLarge(file, $"the codebook has {bytes.Length} bytes", $"at most {MostXmlBytes} bytes");
        }

        if (!bytes.AsSpan(0, Math.Min(bytes.Length, 64)).TrimStart((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF, (byte)' ', (byte)'\t', (byte)'\r', (byte)'\n']).StartsWith("<"u8) && !RefiQdaDocument.IsWide(bytes))
        {
            throw FileBytes.Refused(
                "qda-not-a-codebook", file, $"this is no REFI-QDA codebook, whatever its name; it seems to be {FileBytes.Describe(bytes)}",
                "Export the codebook again as REFI-QDA codebook (.qdc); a whole project is a .qdpx", expected: "XML");
        }

        var document = new RefiQdaDocument(new InputProblems(file), "");
        document.Read(() => new MemoryStream(bytes, writable: false), isProject: false);
        return document.Codebook();
    }
}
