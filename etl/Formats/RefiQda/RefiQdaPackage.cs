using System.IO.Compression;
using ReIntegrationBI.Etl.Sources;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Etl.Formats.RefiQda;

/// <summary>The zip package of a project: judged by its directory before anything is unpacked, and then only its XML is.</summary>
internal static class RefiQdaPackage
{
    private const string Project = "project.qde", Extension = ".qde";
    private const long SmallEntry = 1L << 20;

    /// <exception cref="InputRefusedException">It is no package that can be read safely.</exception>
    public static RefiQdaProject Read(string file, Stream package)
    {
        if (package.Length > RefiQdaFormat.MostPackageBytes)
        {
            throw TooLarge(file, $"the file has {package.Length} bytes", $"at most {RefiQdaFormat.MostPackageBytes} bytes");
        }

        RefuseOtherKinds(file, package);
        using var zip = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true);
        CheckDirectory(file, zip);
        var entry = ProjectEntry(file, zip);
        var left = RefiQdaFormat.MostXmlBytes;
        switch (ZipEntries.Inflate(entry, ref left)?.Kind)
        {
            case ZipFaultKind.TooLarge:
                throw TooLarge(file, $"{Project} unpacks to more than {RefiQdaFormat.MostXmlBytes} bytes", $"at most {RefiQdaFormat.MostXmlBytes} bytes", entry.FullName);
            case ZipFaultKind.WrongChecksum:
                throw Damaged(file, $"the checksum of {entry.FullName} does not agree with its content");
        }

        var document = new RefiQdaDocument(new InputProblems(file), entry.FullName);
        document.Read(entry.Open, isProject: true);
        return document.Project(zip.Entries.Select(e => new RefiQdaEntry(e.FullName, e.Length, e.Crc32)).ToList());
    }

    internal static InputRefusedException Damaged(string file, string why) => FileBytes.Refused(
        "qda-damaged", file, "the project is damaged or cut off: " + why.TrimEnd('.'), "Export it again, and copy it whole", expected: "a whole .qdpx");

    internal static InputRefusedException TooLarge(string file, string message, string expected, string? entry = null) => FileBytes.Refused(
        "qda-too-large", file, message, "Do not open it unless you know where it comes from; if it is genuine, export the project without recordings, or in parts",
        expected: expected, cell: entry is null ? null : "entry " + entry);

    private static void RefuseOtherKinds(string file, Stream package)
    {
        var start = new byte[4096];
        var length = package.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        package.Position = 0;
        if (!FileBytes.IsZip(start.AsSpan(0, length)))
        {
            throw FileBytes.Refused(
                "qda-not-a-project", file,
                length == 0 ? "the file is empty" : $"this is no REFI-QDA project, whatever its name; it seems to be {FileBytes.Describe(start.AsSpan(0, length))}",
                "Export the project again as REFI-QDA project (.qdpx); a codebook alone is a .qdc", expected: "a zip package with " + Project);
        }
    }

    private static void CheckDirectory(string file, ZipArchive zip)
    {
        switch (ZipEntries.FaultOf(zip, RefiQdaFormat.MostEntries))
        {
            case { Kind: ZipFaultKind.TooManyEntries }:
                throw TooLarge(file, $"the package holds {zip.Entries.Count} entries", $"at most {RefiQdaFormat.MostEntries}");
            case { Kind: ZipFaultKind.Encrypted } fault:
                throw FileBytes.Refused(
                    "qda-encrypted", file, "the package is encrypted", "Export the project without a password", expected: "a package without a password", cell: At(fault.Entry));
            case { Kind: ZipFaultKind.EntryTwice } fault when fault.Entry.EndsWith(Extension, StringComparison.OrdinalIgnoreCase):
                throw TwoProjects(file, fault.Entry);
            case { Kind: ZipFaultKind.EntryTwice } fault:
                throw FileBytes.Refused(
                    "qda-doubled-entry", file, "an entry stands in the package twice, so that nobody can tell which is meant", "Export the project again", expected: "each entry once", cell: At(fault.Entry));
        }

        long declared = 0;
        foreach (var entry in zip.Entries)
        {
            if (!ZipEntries.IsSafe(entry.FullName))
            {
                throw FileBytes.Refused(
                    "qda-unsafe-entry", file, "the name of an entry leads out of the package; no program for qualitative analysis writes such a name",
                    "Do not open it; ask its maker", Shown(entry.FullName), "a relative name with forward slashes");
            }

            // Each is held against the limit alone first: what a package says about itself can be any number, and a sum of them overflows.
            if (entry.Length is < 0 or > RefiQdaFormat.MostDeclaredBytes || (declared += entry.Length) > RefiQdaFormat.MostDeclaredBytes)
            {
                throw TooLarge(file, "the entries of the package say that they unpack to too much", $"at most {RefiQdaFormat.MostDeclaredBytes} bytes", entry.FullName);
            }

            if (entry.Length > SmallEntry && entry.Length / Math.Max(1, entry.CompressedLength) > RefiQdaFormat.MostRatio)
            {
                throw FileBytes.Refused(
                    "qda-bomb", file, "an entry unpacks to far more than any text or recording would", "Do not open it; ask its maker",
                    $"{entry.CompressedLength} bytes that become {entry.Length}", $"at most {RefiQdaFormat.MostRatio} times as much", At(entry.FullName));
            }
        }
    }

    private static ZipArchiveEntry ProjectEntry(string file, ZipArchive zip)
    {
        var projects = zip.Entries.Where(e => e.Name.EndsWith(Extension, StringComparison.OrdinalIgnoreCase)).ToList();
        if (projects.Count > 1)
        {
            throw TwoProjects(file, projects[1].FullName);
        }

        return projects.FirstOrDefault(e => e.FullName.Equals(Project, StringComparison.OrdinalIgnoreCase)) ?? throw FileBytes.Refused(
            "qda-no-project", file, $"the package holds no {Project}", "Export the project again; where it was unpacked and packed by hand, pack what is in the folder, not the folder",
            projects.FirstOrDefault()?.FullName ?? zip.Entries.FirstOrDefault()?.FullName ?? "nothing", Project + " at the top of the package");
    }

    private static InputRefusedException TwoProjects(string file, string entry) => FileBytes.Refused(
        "qda-two-projects", file, "the package holds more than one project, so that nobody can tell which is meant", "Export each project to a file of its own",
        expected: $"one {Project} at the top of the package", cell: At(entry));

    private static string At(string entry) => "entry " + Shown(entry);

    /// <summary>A name without what a terminal would obey.</summary>
    private static string Shown(string name) => string.Concat(name.Take(80).Select(c => char.IsControl(c) ? '\uFFFD' : c));
}
