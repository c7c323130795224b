using System.IO.Compression;

namespace ReIntegrationBI.Etl.Formats;

/// <summary>Looks at the entries of a zip package: what it declares about them is not to be trusted.</summary>
internal static class ZipEntries
{
    /// <summary>What the directory of a package shows to be wrong, or null; nothing is unpacked.</summary>
    public static ZipFault? FaultOf(ZipArchive zip, int most)
    {
        if (zip.Entries.Count > most)
        {
            return new ZipFault(ZipFaultKind.TooManyEntries, "");
        }

        if (zip.Entries.FirstOrDefault(e => e.IsEncrypted) is { } encrypted)
        {
            return new ZipFault(ZipFaultKind.Encrypted, encrypted.FullName);
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return zip.Entries.FirstOrDefault(e => !names.Add(e.FullName)) is { } twice ? new ZipFault(ZipFaultKind.EntryTwice, twice.FullName) : null;
    }

    /// <summary>Unpacks an entry to nowhere, counts what comes out and compares its checksum.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="left">Bytes that may still come out; less what did.</param>
    public static ZipFault? Inflate(ZipArchiveEntry entry, ref long left)
    {
        var block = new byte[81920];
        var crc = Crc32.Start;
        using var content = entry.Open();
        int read;
        while ((read = content.Read(block)) > 0)
        {
            left -= read;
            if (left < 0)
            {
                return new ZipFault(ZipFaultKind.TooLarge, entry.FullName);
            }

            crc = Crc32.Add(crc, block.AsSpan(0, read));
        }

        return Crc32.End(crc) == entry.Crc32 ? null : new ZipFault(ZipFaultKind.WrongChecksum, entry.FullName);
    }

    /// <summary>
    /// Whether the name of an entry stays within the folder it would be unpacked to: relative, with forward slashes, without steps upwards,
    /// drive letters or control characters.
    /// </summary>
    public static bool IsSafe(string name) =>
        name.Length is > 0 and <= 1000
        && !name.StartsWith('/')
        && !name.Any(c => c is '\\' or ':' || char.IsControl(c))
        && !name.Split('/').Any(step => step is "." or "..");
}
