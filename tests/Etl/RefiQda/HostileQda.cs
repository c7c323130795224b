using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace ReIntegrationBI.Tests.Etl.RefiQda;

/// <summary>A project that must be refused.</summary>
/// <param name="Make">Its bytes.</param>
/// <param name="Code">The code of the problem.</param>
/// <param name="Cell">The place that is named; null where it has none.</param>
internal sealed record HostileQda(Func<byte[]> Make, string Code, string? Cell = null)
{
    private const string Doctype = "<!DOCTYPE Project [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY x SYSTEM \"file:///etc/passwd\">]>";

    public static IReadOnlyDictionary<string, HostileQda> All { get; } = new Dictionary<string, HostileQda>
    {
        ["slip-up"] = Named("../../etc/cron.d/x"),
        ["slip-inside"] = Named("sources/../../x.txt"),
        ["slip-absolute"] = Named("/etc/passwd"),
        ["slip-backslash"] = Named("sources\\..\\x.txt"),
        ["slip-drive"] = Named("C:x.txt"),
        ["slip-nul"] = Named("sources/x\0.txt"),
        ["doctype"] = Xml(QdaBuilder.Small().Replace("<Project", Doctype + "<Project", StringComparison.Ordinal), "qda-dtd", "entry project.qde, line 1"),
        ["entity"] = Xml(QdaBuilder.Small().Replace("\"Huisarts\"", "\"&b;\"", StringComparison.Ordinal), "qda-damaged", "entry project.qde, line 4"),
        ["bomb"] = new(() => QdaBuilder.Zip((QdaBuilder.Entry, Small), ("sources/nul.txt", new byte[64 << 20])), "qda-bomb", "entry sources/nul.txt"),
        ["bomb-in-xml"] = new(() => QdaBuilder.Zip((QdaBuilder.Entry, [.. Small, .. new byte[8 << 20]])), "qda-bomb", "entry project.qde"),
        ["lying-size"] = new(LyingSize, "qda-damaged"),
        ["declared-too-much"] = new(() => Declared(0xFFFF_FFF0), "qda-too-large", "entry sources/3.txt"),
        ["too-many-entries"] = new(() => QdaBuilder.Zip([(QdaBuilder.Entry, Small), .. Enumerable.Range(0, 20_000).Select(i => ($"sources/{i}", Array.Empty<byte>()))]), "qda-too-large"),
        ["two-projects"] = new(() => QdaBuilder.Zip((QdaBuilder.Entry, Small), ("sources/project.qde", Small)), "qda-two-projects", "entry sources/project.qde"),
        ["two-same"] = new(() => QdaBuilder.Zip((QdaBuilder.Entry, Small), ("Project.QDE", Small)), "qda-two-projects", "entry Project.QDE"),
        ["doubled-entry"] = new(() => QdaBuilder.Zip((QdaBuilder.Entry, Small), ("sources/a.txt", []), ("sources/A.txt", [])), "qda-doubled-entry", "entry sources/A.txt"),
        ["no-project"] = new(() => QdaBuilder.Zip(("sources/a.txt", [])), "qda-no-project"),
        ["project-in-folder"] = new(() => QdaBuilder.Zip(("studie/project.qde", Small)), "qda-no-project"),
        ["encrypted"] = new(Encrypted, "qda-encrypted", "entry project.qde"),
        ["not-a-zip"] = new(() => "%PDF-1.7 geen project"u8.ToArray(), "qda-not-a-project"),
        ["bare-xml"] = new(() => Small, "qda-not-a-project"),
        ["empty"] = new(() => [], "qda-not-a-project"),
        ["cut-off"] = new(() => QdaFiles.Bytes(QdaFiles.Project)[..9000], "qda-damaged"),
        ["wrong-checksum"] = new(WrongChecksum, "qda-damaged"),
        ["other-namespace"] = Xml(QdaBuilder.Small().Replace("project:1.0", "project:2.0", StringComparison.Ordinal), "qda-not-refi", "entry project.qde, line 2"),
        ["other-root"] = Xml("<?xml version=\"1.0\"?>\n<html xmlns=\"urn:QDA-XML:project:1.0\"/>", "qda-not-refi", "entry project.qde, line 2"),
        ["not-closed"] = Xml(QdaBuilder.Small().Replace("</Project>", "", StringComparison.Ordinal), "qda-damaged", "entry project.qde, line 10"),
        ["says-latin"] = Xml(QdaBuilder.Small().Replace("utf-8", "iso-8859-1", StringComparison.Ordinal), "qda-not-utf8", "entry project.qde, line 1"),
        ["is-latin"] = new(() => QdaBuilder.Zip((QdaBuilder.Entry, Encoding.Latin1.GetBytes(QdaBuilder.Small().Replace("Steun", "Geïnd", StringComparison.Ordinal)))), "qda-not-utf8", "entry project.qde, line 4"),
        ["is-wide"] = new(() => QdaBuilder.Zip((QdaBuilder.Entry, [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(QdaBuilder.Small())])), "qda-not-utf8", "entry project.qde, line 1"),
        ["too-deep"] = Xml(QdaBuilder.Small(string.Concat(Enumerable.Range(1000, 200).Select(i => $"<Code guid=\"{QdaBuilder.Id(i)}\" name=\"c\">")) + string.Concat(Enumerable.Repeat("</Code>", 200))), "qda-too-deep", "entry project.qde, line 4"),
        ["cycle"] = Xml(QdaBuilder.Small($"<Code guid=\"{QdaBuilder.Id(2)}\" name=\"a\"><Code guid=\"{QdaBuilder.Id(7)}\" name=\"b\">\n<Code guid=\"{QdaBuilder.Id(2)}\" name=\"c\"/></Code></Code>"), "qda-code-cycle", "entry project.qde, line 5"),
        ["doubled-guid"] = Xml(QdaBuilder.Small($"<Code guid=\"{QdaBuilder.Id(2)}\" name=\"a\"/>\n<Code guid=\"{QdaBuilder.Id(2)}\" name=\"b\"/>"), "qda-doubled", "entry project.qde, line 5"),
        ["dangling"] = Xml(QdaBuilder.Small(sources: QdaBuilder.Source(QdaBuilder.Selection(5, 0, 10, 77))), "qda-dangling", "entry project.qde, line 8"),
        ["reversed"] = Xml(QdaBuilder.Small(sources: QdaBuilder.Source(QdaBuilder.Selection(5, 11, 10, 2))), "qda-reversed", "entry project.qde, line 8"),
        ["negative"] = Xml(QdaBuilder.Small(sources: QdaBuilder.Source(QdaBuilder.Selection(5, -1, 10, 2))), "qda-bad-position", "entry project.qde, line 8"),
        ["bad-guid"] = Xml(QdaBuilder.Small($"<Code guid=\"{QdaBuilder.Id(2)}\" name=\"a\"/><Code guid=\"twee\" name=\"b\"/>"), "qda-bad-guid", "entry project.qde, line 4"),
        ["no-name"] = Xml(QdaBuilder.Small($"<Code guid=\"{QdaBuilder.Id(2)}\" name=\" \"/>"), "qda-no-name", "entry project.qde, line 4"),
    };

    private static byte[] Small => Encoding.UTF8.GetBytes(QdaBuilder.Small());

    private static HostileQda Named(string entry) => new(() => QdaBuilder.Zip((QdaBuilder.Entry, Small), (entry, [])), "qda-unsafe-entry");

    private static HostileQda Xml(string xml, string code, string cell) => new(() => QdaBuilder.Zip(xml), code, cell);

    private static byte[] WrongChecksum() => Patch(QdaBuilder.Zip((QdaBuilder.Entry, Small)), 0, 16, crc => crc ^ 1);

    private static byte[] Encrypted() => Patch(QdaBuilder.Zip((QdaBuilder.Entry, Small)), 0, 8, flags => flags | 1);

    private static byte[] LyingSize() => Patch(QdaBuilder.Zip((QdaBuilder.Entry, Small)), 0, 24, _ => 10);

    /// <summary>Five entries that each say to unpack to four gigabytes, and would, as far as their packed size shows.</summary>
    private static byte[] Declared(uint size)
    {
        var bytes = QdaBuilder.Zip([(QdaBuilder.Entry, Small), .. Enumerable.Range(0, 5).Select(i => ($"sources/{i}.txt", "x"u8.ToArray()))]);
        for (var entry = 1; entry <= 5; entry++)
        {
            bytes = Patch(Patch(bytes, entry, 24, _ => size), entry, 20, _ => size / 100);
        }

        return bytes;
    }

    /// <summary>Changes four bytes of an entry in the directory of a package.</summary>
    private static byte[] Patch(byte[] zip, int entry, int offset, Func<uint, uint> change)
    {
        var at = -1;
        for (var i = 0; i <= entry; i++)
        {
            at = at + 1 + zip.AsSpan(at + 1).IndexOf("PK\u0001\u0002"u8);
        }

        var four = zip.AsSpan(at + offset, 4);
        BinaryPrimitives.WriteUInt32LittleEndian(four, change(BinaryPrimitives.ReadUInt32LittleEndian(four)));
        return zip;
    }
}
