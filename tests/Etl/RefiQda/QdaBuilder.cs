using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using ReIntegrationBI.Etl.Formats.RefiQda;

namespace ReIntegrationBI.Tests.Etl.RefiQda;

/// <summary>Writes projects and packages, sound ones and others.</summary>
internal static class QdaBuilder
{
    public const string Entry = "project.qde";

    private static readonly XNamespace Space = "urn:QDA-XML:project:1.0";

    /// <summary>A package of entries.</summary>
    public static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>A package of one XML.</summary>
    public static byte[] Zip(string xml) => Zip((Entry, Encoding.UTF8.GetBytes(xml)), ("sources/", []));

    /// <summary>A small project: two codes, one above the other, one text with one selection, one case.</summary>
    public static string Small(string? codes = null, string? sources = null, string? cases = null) =>
        $"""
        <?xml version="1.0" encoding="utf-8"?>
        <Project xmlns="urn:QDA-XML:project:1.0" name="klein" origin="test">
        <CodeBook><Codes>
        {codes ?? $"<Code guid=\"{Id(1)}\" name=\"Steun\" isCodable=\"false\"><Code guid=\"{Id(2)}\" name=\"Huisarts\" isCodable=\"true\"/></Code>"}
        </Codes></CodeBook>
        <Cases>{cases ?? $"<Case guid=\"{Id(3)}\" name=\"An\"><SourceRef targetGUID=\"{Id(4)}\"/></Case>"}</Cases>
        <Sources>
        {sources ?? Source(Selection(5, 0, 10, 2))}
        </Sources>
        </Project>
        """;

    public static string Source(string inside) => $"<TextSource guid=\"{Id(4)}\" name=\"An.txt\" plainTextPath=\"internal://{Id(9)}.txt\">{inside}</TextSource>";

    public static string Selection(int id, int start, int end, int code) =>
        $"<PlainTextSelection guid=\"{Id(id)}\" name=\"woorden van An\" startPosition=\"{start}\" endPosition=\"{end}\"><Coding guid=\"{Id(id + 100)}\"><CodeRef targetGUID=\"{Id(code)}\"/></Coding></PlainTextSelection>";

    public static string Id(int number) => new Guid(number, 0, 0, new byte[8]).ToString("D");

    /// <summary>A project as a package.</summary>
    public static byte[] Write(RefiQdaProject project)
    {
        var children = project.Codebook.Codes.ToLookup(c => c.Parent ?? "");
        var names = project.Cases.SelectMany(c => c.Attributes).Concat(project.Sources.SelectMany(s => s.Attributes)).Select(a => a.Name).Distinct().ToList();
        var variables = names.Select((n, i) => (n, Id: Id(900_000 + i))).ToDictionary(n => n.n, n => n.Id);
        var selections = project.Selections.ToLookup(s => s.Source);
        var xml = new XElement(
            Space + "Project",
            new XAttribute("name", "geschreven"),
            new XAttribute("origin", project.Codebook.Origin),
            new XElement(Space + "Users", project.Users.Select(u => new XElement(Space + "User", new XAttribute("guid", u.Guid), new XAttribute("name", u.Name)))),
            new XElement(Space + "CodeBook", new XElement(Space + "Codes", children[""].Select(CodeOf)), new XElement(Space + "Sets", project.Codebook.Sets.Select(SetOf))),
            new XElement(Space + "Variables", variables.Select(v => new XElement(Space + "Variable", new XAttribute("guid", v.Value), new XAttribute("name", v.Key), new XAttribute("typeOfVariable", "Text")))),
            new XElement(Space + "Cases", project.Cases.Select(c => new XElement(
                Space + "Case", new XAttribute("guid", c.Guid), new XAttribute("name", c.Name), new XElement(Space + "Description", "niet te lezen"),
                References("CodeRef", c.Codes), Values(c.Attributes), References("SourceRef", c.Sources), References("SelectionRef", c.Selections)))),
            new XElement(Space + "Sources", project.Sources.Select(s => new XElement(
                Space + (s.Kind == RefiQdaSourceKind.Pdf ? "PDFSource" : s.Kind + "Source"), new XAttribute("guid", s.Guid), new XAttribute("name", s.Name), new XAttribute("path", s.Path),
                new XElement(Space + "PlainTextContent", "dit leest niemand"), s.Codings.Select(CodingOf), selections[s.Guid].Select(SelectionOf), Values(s.Attributes)))),
            new XElement(Space + "Notes", Enumerable.Range(0, project.Notes).Select(i => new XElement(
                Space + "Note", new XAttribute("guid", Id(950_000 + i)), new XElement(Space + "PlainTextContent", "een nota"), SelectionOf(new RefiQdaSelection(Id(960_000 + i), "", new RefiQdaPlace(RefiQdaUnit.Character, 0, 1, null), [], 0))))),
            new XElement(Space + "Sets", project.Sets.Select(SetOf)));
        using var bytes = new MemoryStream();
        new XDocument(new XDeclaration("1.0", "utf-8", null), xml).Save(bytes);
        return Zip((Entry, bytes.ToArray()), ("sources/een.txt", Encoding.UTF8.GetBytes("dit leest niemand")));

        XElement CodeOf(RefiQdaCode code) => new(
            Space + "Code", new XAttribute("guid", "{" + code.Guid.ToUpperInvariant() + "}"), new XAttribute("name", code.Name), new XAttribute("isCodable", code.IsCodable),
            code.Color is null ? null : new XAttribute("color", code.Color), new XElement(Space + "Description", code.Name), children[code.Guid].Select(CodeOf));

        IEnumerable<XElement> Values(IEnumerable<RefiQdaAttribute> values) => values.Select(v => new XElement(
            Space + "VariableValue", new XElement(Space + "VariableRef", new XAttribute("targetGUID", variables[v.Name])), new XElement(Space + "TextValue", v.Value)));
    }

    /// <summary>A project in words, without lines: equal projects say the same.</summary>
    public static string Told(RefiQdaProject project)
    {
        var told = new StringBuilder();
        told.AppendLine(CultureInfo.InvariantCulture, $"{project.Codebook.Origin} {project.Notes}");
        project.Users.ToList().ForEach(u => told.AppendLine(u.ToString()));
        project.Codebook.Codes.ToList().ForEach(c => told.AppendLine((c with { Line = 0 }).ToString()));
        foreach (var set in project.Codebook.Sets.Concat(project.Sets))
        {
            told.AppendLine(CultureInfo.InvariantCulture, $"{set.Guid} {set.Name} {string.Join(',', set.Codes)} {string.Join(',', set.Sources)}");
        }

        foreach (var one in project.Cases)
        {
            told.AppendLine(CultureInfo.InvariantCulture, $"{one.Guid} {one.Name} {Known(one.Attributes)} {string.Join(',', one.Codes)} {string.Join(',', one.Sources)} {string.Join(',', one.Selections)} {string.Join(',', one.LostReferences)}");
        }

        foreach (var source in project.Sources)
        {
            told.AppendLine(CultureInfo.InvariantCulture, $"{source.Guid} {source.Name} {source.Kind} {source.Path} {Known(source.Attributes)} {Coded(source.Codings)}");
        }

        foreach (var selection in project.Selections.OrderBy(s => s.Guid, StringComparer.Ordinal))
        {
            told.AppendLine(CultureInfo.InvariantCulture, $"{selection.Guid} {selection.Source} {selection.Place} {Coded(selection.Codings)}");
        }

        return told.ToString();

        static string Known(IEnumerable<RefiQdaAttribute> values) => string.Join(',', values.Select(v => $"{v.Name}={v.Value}"));

        static string Coded(IEnumerable<RefiQdaCoding> codings) => string.Join(',', codings.Select(c => $"{c.Code}/{c.User}/{c.CreatedAt:O}"));
    }

    private static XElement SetOf(RefiQdaSet set) => new(
        Space + "Set", new XAttribute("guid", set.Guid), new XAttribute("name", set.Name),
        set.Codes.Select(c => new XElement(Space + "MemberCode", new XAttribute("guid", c))), set.Sources.Select(s => new XElement(Space + "MemberSource", new XAttribute("targetGUID", s))));

    private static IEnumerable<XElement> References(string name, IEnumerable<string> targets) => targets.Select(t => new XElement(Space + name, new XAttribute("targetGUID", t)));

    private static XElement CodingOf(RefiQdaCoding coding, int index) => new(
        Space + "Coding", new XAttribute("guid", Id(970_000 + index)), new XAttribute("creatingUser", coding.User),
        new XAttribute("creationDateTime", coding.CreatedAt!.Value.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)), new XElement(Space + "CodeRef", new XAttribute("targetGUID", coding.Code)));

    private static XElement SelectionOf(RefiQdaSelection selection) => new(
        Space + (selection.Place switch { { Unit: RefiQdaUnit.Character } => "PlainTextSelection", { Unit: RefiQdaUnit.Millisecond } => "VideoSelection", { Rectangle.Page: null } => "PictureSelection", _ => "PDFSelection" }),
        new XAttribute("guid", selection.Guid), new XAttribute("name", "de gekozen woorden"), Places(selection.Place), selection.Codings.Select(CodingOf));

    private static IEnumerable<XAttribute> Places(RefiQdaPlace place) => place.Unit switch
    {
        RefiQdaUnit.Character => [new XAttribute("startPosition", place.Start!), new XAttribute("endPosition", place.End!)],
        RefiQdaUnit.Millisecond => [new XAttribute("begin", place.Start!), new XAttribute("end", place.End!)],
        _ => Corners(place.Rectangle!.Value),
    };

    private static IEnumerable<XAttribute> Corners(RefiQdaRectangle place) =>
        new[] { place.Page is { } page ? new XAttribute("page", page) : null, new XAttribute("firstX", place.FirstX), new XAttribute("firstY", place.FirstY), new XAttribute("secondX", place.SecondX), new XAttribute("secondY", place.SecondY) }.OfType<XAttribute>();
}
