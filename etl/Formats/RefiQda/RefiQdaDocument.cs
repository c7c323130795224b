using System.Globalization;
using System.Xml;
using ReIntegrationBI.Etl.Sources;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Etl.Formats.RefiQda;

/// <summary>
/// The XML of a project or a codebook, read in one pass without recursion. What is wrong with its shape ends the reading; what its parts say
/// wrongly about each other is gathered, so that its maker hears all of it at once.
/// </summary>
/// <param name="problems">Where problems go.</param>
/// <param name="entry">Entry of the package, for addresses; empty for a file of its own.</param>
internal sealed class RefiQdaDocument(InputProblems problems, string entry)
{
    private const string ProjectSpace = "urn:QDA-XML:project:1.0", CodebookSpace = "urn:QDA-XML:codebook:1.0";
    private const int LongestName = 1000, LongestCodeName = 400;

    private readonly Stack<Frame> _open = new();
    private readonly Dictionary<string, RefiQdaCode> _codes = [];
    private readonly Dictionary<string, RefiQdaUser> _users = [];
    private readonly Dictionary<string, string> _variables = [];
    private readonly Dictionary<string, CaseDraft> _cases = [];
    private readonly Dictionary<string, SourceDraft> _sources = [];
    private readonly Dictionary<string, SelectionDraft> _selections = [];
    private readonly Dictionary<string, long> _syncPoints = [];
    private readonly List<(SelectionDraft Selection, string From, string To)> _spoken = [];
    private readonly List<SetDraft> _sets = [];
    private string _origin = "";
    private string _space = "";
    private int _notes;
    private int _things;

    /// <summary>Whether bytes begin as wide characters do, which the format does not allow.</summary>
    public static bool IsWide(ReadOnlySpan<byte> bytes) => bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) || bytes[..Math.Min(bytes.Length, 4)].Contains((byte)0);

    /// <exception cref="InputRefusedException">It is no such document, not well-formed, or unsafe.</exception>
    public void Read(Func<Stream> open, bool isProject)
    {
        using (var start = open())
        {
            var bytes = new byte[4];
            var length = start.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (IsWide(bytes.AsSpan(0, length)))
            {
                throw NotUtf8(1, "wide characters");
            }
        }

        using var content = open();
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = RefiQdaFormat.MostXmlBytes,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        };
        using var xml = XmlReader.Create(content, settings);
        try
        {
            ReadAll(xml, isProject);
        }
        catch (XmlException problem)
        {
            throw Explain(problem, _space.Length == 0);
        }
    }

    /// <summary>The codes, where they agree with each other.</summary>
    /// <exception cref="InputRefusedException">They do not.</exception>
    public RefiQdaCodebook Codebook()
    {
        problems.Throw();
        return new RefiQdaCodebook(_origin, [.. _codes.Values], [.. _sets.Select(s => s.Done(_codes, _sources))]);
    }

    /// <summary>The project, where its parts agree with each other.</summary>
    /// <exception cref="InputRefusedException">They do not.</exception>
    public RefiQdaProject Project(IReadOnlyList<RefiQdaEntry> entries)
    {
        foreach (var (selection, from, to) in _spoken)
        {
            selection.Place = new RefiQdaPlace(
                RefiQdaUnit.Character, _syncPoints.TryGetValue(from, out var start) ? start : null, _syncPoints.TryGetValue(to, out var end) ? end : null, null);
            CheckOrder(selection);
        }

        foreach (var coding in _sources.Values.SelectMany(s => s.Codings).Concat(_selections.Values.SelectMany(s => s.Codings)))
        {
            RequireCode(coding.Code, coding.Line);
        }

        var files = new RefiQdaFiles(_sources.Values.Select(s => (s.Guid, (IReadOnlyList<string>)s.Paths)), entries);
        var cases = _cases.Values.Select(c => Done(c, files)).ToList();
        problems.Throw();
        return new RefiQdaProject
        {
            Entry = entry,
            Codebook = new RefiQdaCodebook(_origin, [.. _codes.Values], [.. _sets.Where(s => s.OfCodebook).Select(s => s.Done(_codes, _sources))]),
            Users = [.. _users.Values],
            Cases = cases,
            Sources =
            [
                .. _sources.Values.Select(s => new RefiQdaSource
                {
                    Guid = s.Guid, Name = s.Name, Kind = s.Kind, Path = s.Paths.FirstOrDefault() ?? "", Attributes = Attributes(s.Values), Codings = s.Codings, Line = s.Line,
                }),
            ],
            Selections = [.. _selections.Values.Select(s => new RefiQdaSelection(s.Guid, s.Source.Guid, s.Place, s.Codings, s.Line))],
            Sets = [.. _sets.Where(s => !s.OfCodebook).Select(s => s.Done(_codes, _sources))],
            Notes = _notes,
        };
    }

    private void ReadAll(XmlReader xml, bool isProject)
    {
        while (xml.Read())
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.XmlDeclaration when xml.GetAttribute("encoding") is { } encoding && !encoding.Equals("utf-8", StringComparison.OrdinalIgnoreCase):
                    throw NotUtf8(Line(xml), encoding);
                case XmlNodeType.Element:
                    if (xml.Depth > RefiQdaFormat.MostDepth)
                    {
                        throw Refused("qda-too-deep", "elements are nested deeper than any codebook is", "Do not open it; ask its maker", Line(xml), null, $"at most {RefiQdaFormat.MostDepth} levels");
                    }

                    if (xml.Depth == 0)
                    {
                        Root(xml, isProject);
                    }

                    var frame = new Frame(xml.LocalName, xml.NamespaceURI != _space ? null : xml.Depth == 0 ? this : Begin(xml, _open.Peek()));
                    if (!xml.IsEmptyElement)
                    {
                        _open.Push(frame);
                    }

                    break;
                case XmlNodeType.EndElement:
                    _open.Pop();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA when _open.TryPeek(out var around) && around is { Thing: ValueDraft value, Name: not "VariableValue" }:
                    value.Text = Cut(value.Text + xml.Value);
                    break;
            }
        }
    }

    private void Root(XmlReader xml, bool isProject)
    {
        var (name, space) = isProject ? ("Project", ProjectSpace) : ("CodeBook", CodebookSpace);
        if (xml.LocalName != name || xml.NamespaceURI != space)
        {
            throw Refused(
                "qda-not-refi", isProject ? "this is no REFI-QDA project of version 1.0" : "this is no REFI-QDA codebook of version 1.0",
                isProject ? "Export the project again as REFI-QDA project (.qdpx)" : "Export the codebook again as REFI-QDA codebook (.qdc)",
                Line(xml), $"{xml.LocalName} of {(xml.NamespaceURI.Length == 0 ? "no namespace" : xml.NamespaceURI)}", $"{name} of {space}");
        }

        _space = space;
        _origin = Cut(xml.GetAttribute("origin") ?? "");
    }

    /// <summary>What an element opens: what its children are then about; null for what is passed over with all that is in it.</summary>
    private object? Begin(XmlReader xml, Frame above) => (xml.LocalName, above.Thing) switch
    {
        (_, null) => null,
        ("CodeBook" or "Codes" or "Users" or "Variables" or "Cases" or "Sources" or "Sets" or "Notes", RefiQdaDocument) => this,
        ("User", RefiQdaDocument) when above.Name == "Users" => AddUser(xml),
        ("Code", RefiQdaDocument) when above.Name == "Codes" => AddCode(xml, null),
        ("Code", RefiQdaCode parent) => AddCode(xml, parent),
        ("Set", RefiQdaDocument) when above.Name == "Sets" => AddSet(xml),
        ("MemberCode", SetDraft set) => Member(set.Codes, xml),
        ("MemberSource", SetDraft set) => Member(set.Sources, xml),
        ("Variable", RefiQdaDocument) when above.Name == "Variables" => AddVariable(xml),
        ("Case", RefiQdaDocument) when above.Name == "Cases" => AddCase(xml),
        ("VariableValue", CaseDraft of) => AddValue(of.Values, xml),
        ("VariableValue", SourceDraft of) when above.Name == of.Element => AddValue(of.Values, xml),
        ("VariableRef", ValueDraft value) => Refer(xml, target => value.Variable = target),
        ("TextValue" or "BooleanValue" or "IntegerValue" or "FloatValue" or "DateValue" or "DateTimeValue", ValueDraft value) => value,
        ("CodeRef", CaseDraft of) => Refer(xml, of.Codes.Add),
        ("SourceRef", CaseDraft of) => Refer(xml, of.Sources.Add),
        ("SelectionRef", CaseDraft of) => Refer(xml, of.Selections.Add),
        ("TextSource" or "PDFSource" or "PictureSource" or "AudioSource" or "VideoSource", RefiQdaDocument) when above.Name == "Sources" => AddSource(xml),
        ("Representation" or "TextDescription" or "Transcript", SourceDraft source) => Within(xml, source),
        ("Representation", SelectionDraft selection) => Within(xml, selection.Source),
        ("SyncPoint", SourceDraft) when above.Name == "Transcript" => AddSyncPoint(xml),
        ("PlainTextSelection" or "PDFSelection" or "PictureSelection" or "AudioSelection" or "VideoSelection" or "TranscriptSelection", SourceDraft source) => AddSelection(xml, source),
        ("Coding", SourceDraft source) => new CodingDraft(source.Codings, User(xml, ""), Moment(xml)),
        ("Coding", SelectionDraft selection) => new CodingDraft(selection.Codings, User(xml, selection.User), Moment(xml) ?? selection.CreatedAt),
        ("CodeRef", CodingDraft coding) => Refer(xml, target => coding.Into.Add(new RefiQdaCoding(target, coding.User, coding.CreatedAt, Line(xml)))),
        ("Note", RefiQdaDocument) when above.Name == "Notes" => CountNote(),
        _ => null,
    };

    private RefiQdaUser AddUser(XmlReader xml)
    {
        var user = new RefiQdaUser(Guid(xml, "guid"), Cut(xml.GetAttribute("name") ?? ""));
        Once(_users, user.Guid, user, Line(xml), "user");
        return user;
    }

    private RefiQdaCode AddCode(XmlReader xml, RefiQdaCode? parent)
    {
        var (guid, name, line) = (Guid(xml, "guid"), (xml.GetAttribute("name") ?? "").Trim(), Line(xml));
        if (name.Length is 0 or > LongestCodeName || parent?.Path.Length + name.Length > LongestName)
        {
            Add("qda-no-name", name.Length == 0 ? "a code has no name" : "the name of a code, or of all above it together, is longer than any name", "Name the code in the program that wrote the file, and export again", line, name, $"1 to {LongestCodeName} letters");
        }

        for (var above = parent; above is not null; above = above.Parent is null ? null : _codes.GetValueOrDefault(above.Parent))
        {
            if (above.Guid == guid)
            {
                throw Refused("qda-code-cycle", $"the code '{name}' stands below itself", "Export the codebook again; where it was written by hand, give each code a guid of its own", line, guid, "a tree");
            }
        }

        var code = new RefiQdaCode
        {
            Guid = guid,
            Name = name,
            Path = parent is null ? name : parent.Path + RefiQdaCode.Separator + name,
            Parent = parent?.Guid,
            IsCodable = xml.GetAttribute("isCodable") is not ("false" or "0"),
            Color = xml.GetAttribute("color") is { Length: 7 } color && color[0] == '#' && color.Skip(1).All(char.IsAsciiHexDigit) ? color : null,
            Line = line,
        };
        Once(_codes, guid, code, line, "code");
        return code;
    }

    private SetDraft AddSet(XmlReader xml)
    {
        var set = new SetDraft(Guid(xml, "guid"), Cut(xml.GetAttribute("name") ?? ""), OfCodebook: _open.Any(f => f.Name == "CodeBook"));
        _sets.Add(set);
        Count(Line(xml));
        return set;
    }

    private object? Member(List<string> members, XmlReader xml)
    {
        members.Add(Guid(xml, xml.GetAttribute("targetGUID") is null ? "guid" : "targetGUID"));
        Count(Line(xml));
        return null;
    }

    private object? AddVariable(XmlReader xml)
    {
        Once(_variables, Guid(xml, "guid"), Cut((xml.GetAttribute("name") ?? "").Trim()), Line(xml), "variable");
        return null;
    }

    private CaseDraft AddCase(XmlReader xml)
    {
        var one = new CaseDraft(Guid(xml, "guid"), Cut((xml.GetAttribute("name") ?? "").Trim()), Line(xml));
        Once(_cases, one.Guid, one, one.Line, "case");
        return one;
    }

    private ValueDraft AddValue(List<ValueDraft> values, XmlReader xml)
    {
        var value = new ValueDraft(Line(xml));
        values.Add(value);
        Count(value.Line);
        return value;
    }

    private SourceDraft AddSource(XmlReader xml)
    {
        var kind = xml.LocalName switch
        {
            "TextSource" => RefiQdaSourceKind.Text,
            "PDFSource" => RefiQdaSourceKind.Pdf,
            "PictureSource" => RefiQdaSourceKind.Picture,
            "AudioSource" => RefiQdaSourceKind.Audio,
            _ => RefiQdaSourceKind.Video,
        };
        var source = new SourceDraft(Guid(xml, "guid"), Cut((xml.GetAttribute("name") ?? "").Trim()), kind, xml.LocalName, Line(xml));
        Paths(xml, source);
        Once(_sources, source.Guid, source, source.Line, "source");
        return source;
    }

    private static SourceDraft Within(XmlReader xml, SourceDraft source)
    {
        Paths(xml, source);
        return source;
    }

    private static void Paths(XmlReader xml, SourceDraft source) =>
        source.Paths.AddRange(new[] { "path", "plainTextPath", "richTextPath" }.Select(xml.GetAttribute).OfType<string>().Where(p => p.Length > 0).Select(Cut));

    private object? AddSyncPoint(XmlReader xml)
    {
        // A point without a place in the text is one in time only.
        if (xml.GetAttribute("position") is { Length: > 0 })
        {
            Once(_syncPoints, Guid(xml, "guid"), Position(xml, "position"), Line(xml), "sync point");
        }

        return null;
    }

    private SelectionDraft AddSelection(XmlReader xml, SourceDraft source)
    {
        var selection = new SelectionDraft(Guid(xml, "guid"), source, Line(xml)) { User = User(xml, ""), CreatedAt = Moment(xml) };
        switch (xml.LocalName)
        {
            case "PlainTextSelection":
                selection.Place = new RefiQdaPlace(RefiQdaUnit.Character, Position(xml, "startPosition"), Position(xml, "endPosition"), null);
                break;
            case "AudioSelection" or "VideoSelection":
                selection.Place = new RefiQdaPlace(RefiQdaUnit.Millisecond, Position(xml, "begin"), Position(xml, "end"), null);
                break;
            case "TranscriptSelection":
                // Sync points may follow: where they lie is known at the end.
                _spoken.Add((selection, Normal(xml.GetAttribute("fromSyncPoint")) ?? "", Normal(xml.GetAttribute("toSyncPoint")) ?? ""));
                break;
            default:
                selection.Place = new RefiQdaPlace(
                    RefiQdaUnit.Point, null, null,
                    new RefiQdaRectangle(
                        xml.LocalName == "PDFSelection" ? (int)Position(xml, "page") : null, Corner(xml, "firstX"), Corner(xml, "firstY"), Corner(xml, "secondX"), Corner(xml, "secondY")));
                break;
        }

        CheckOrder(selection);
        Once(_selections, selection.Guid, selection, selection.Line, "selection");
        return selection;
    }

    private object? CountNote()
    {
        _notes++;
        return null;
    }

    private object? Refer(XmlReader xml, Action<string> take)
    {
        take(Guid(xml, "targetGUID"));
        Count(Line(xml));
        return null;
    }

    private void CheckOrder(SelectionDraft selection)
    {
        if (selection.Place is { Start: { } start, End: { } end } && start > end)
        {
            Add(
                "qda-reversed", "a selection ends before it begins", "Export the project again from the program in which it was coded", selection.Line,
                FormattableString.Invariant($"{start} to {end}"), "a start that is not after the end");
        }
    }

    private RefiQdaCase Done(CaseDraft draft, RefiQdaFiles files)
    {
        foreach (var code in draft.Codes)
        {
            RequireCode(code, draft.Line);
        }

        // A reference to a source may hold the name of its file in place of its identifier.
        var sources = draft.Sources.Select(s => (Written: s, Found: _sources.ContainsKey(s) ? s : files.SourceOf(s))).ToList();
        return new RefiQdaCase
        {
            Guid = draft.Guid,
            Name = draft.Name,
            Attributes = Attributes(draft.Values),
            Codes = draft.Codes,
            Sources = [.. sources.Select(s => s.Found).OfType<string>().Distinct()],
            Selections = [.. draft.Selections.Where(_selections.ContainsKey)],
            LostReferences = [.. sources.Where(s => s.Found is null).Select(s => s.Written), .. draft.Selections.Where(s => !_selections.ContainsKey(s))],
            Line = draft.Line,
        };
    }

    private List<RefiQdaAttribute> Attributes(List<ValueDraft> values)
    {
        var attributes = new List<RefiQdaAttribute>();
        foreach (var value in values)
        {
            if (_variables.TryGetValue(value.Variable, out var name))
            {
                attributes.Add(new RefiQdaAttribute(name, value.Text.Trim(), value.Line));
            }
            else
            {
                Add("qda-dangling", "a value belongs to a variable that the project does not hold", "Export the project again", value.Line, value.Variable, "the guid of a variable");
            }
        }

        return attributes;
    }

    private void RequireCode(string code, int line)
    {
        if (!_codes.ContainsKey(code))
        {
            Add("qda-dangling", "a code is used that the codebook of the project does not hold", "Export the project again with its whole codebook", line, code, "the guid of a code");
        }
    }

    private void Once<T>(Dictionary<string, T> known, string guid, T one, int line, string what)
    {
        Count(line);
        if (!known.TryAdd(guid, one))
        {
            Add("qda-doubled", $"two of the kind '{what}' have the same guid, so that nobody can tell which is meant", "Export again; where the file was written by hand, give each a guid of its own", line, guid, "each guid once");
        }
    }

    private void Count(int line)
    {
        if (++_things > RefiQdaFormat.MostThings)
        {
            throw Refused("qda-too-large", "there are more codes, cases, sources and selections than a study can have", "Do not open it unless you know where it comes from; if it is genuine, export it in parts", line, null, $"at most {RefiQdaFormat.MostThings}");
        }
    }

    private string Guid(XmlReader xml, string attribute)
    {
        var written = xml.GetAttribute(attribute);
        if (Normal(written) is { } guid)
        {
            return guid;
        }

        Add("qda-bad-guid", $"the {attribute} of <{xml.LocalName}> is no guid", "Export again from the program that wrote the file", Line(xml), written ?? "nothing", "a guid such as 6b1f2c0e-8d3a-4f57-9f0e-2a7c5d9b1e44");
        return $"line {Line(xml).ToString(CultureInfo.InvariantCulture)}: {written}";
    }

    private static string? Normal(string? text) =>
        System.Guid.TryParseExact(text, "D", out var guid) || System.Guid.TryParseExact(text, "B", out guid) ? guid.ToString("D") : null;

    private static string User(XmlReader xml, string otherwise) => Normal(xml.GetAttribute("creatingUser")) ?? otherwise;

    private static DateTime? Moment(XmlReader xml) =>
        DateTimeOffset.TryParse(xml.GetAttribute("creationDateTime"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment.UtcDateTime : null;

    private long Position(XmlReader xml, string attribute) => Number(xml, attribute, NumberStyles.None, "a whole number from 0");

    private int Corner(XmlReader xml, string attribute) => Number(xml, attribute, NumberStyles.AllowLeadingSign, "a whole number");

    private int Number(XmlReader xml, string attribute, NumberStyles style, string expected)
    {
        var written = xml.GetAttribute(attribute);
        if (!int.TryParse(written, style, CultureInfo.InvariantCulture, out var number))
        {
            Add("qda-bad-position", $"the {attribute} of <{xml.LocalName}> is no place in a source", "Export again from the program that wrote the file", Line(xml), written ?? "nothing", expected);
        }

        return number;
    }

    private static string Cut(string text) => text.Length <= LongestName ? text : text[..LongestName];

    private static int Line(XmlReader xml) => ((IXmlLineInfo)xml).LineNumber;

    private InputRefusedException Explain(XmlException problem, bool beforeRoot)
    {
        var line = Math.Max(1, problem.LineNumber);
        return beforeRoot && problem.Message.Contains("DTD", StringComparison.Ordinal)
            ? Refused("qda-dtd", "the XML holds a document type definition, which no program for qualitative analysis writes", "Do not open it; ask its maker", line, null, "XML without one")
            : problem.Message.Contains("encoding", StringComparison.OrdinalIgnoreCase) ? NotUtf8(line, null)
            : Refused("qda-damaged", "the XML is not well-formed: it is damaged or cut off", "Export again from the program that wrote the file", line, null, "well-formed XML");
    }

    private InputRefusedException NotUtf8(int line, string? found) => Refused(
        "qda-not-utf8", "the XML is not in UTF-8, or says that it is not", "Export again from the program that wrote the file; do not save it with a text editor", line, found, "UTF-8, as the format asks for");

    private void Add(string code, string message, string remedy, int line, string? found, string expected) => problems.Add(code, message, remedy, null, At(line), found, expected);

    private InputRefusedException Refused(string code, string message, string remedy, int line, string? found, string expected) =>
        new(problems.Problem(code, message, remedy, null, At(line), found, expected));

    private string At(int line) => (entry.Length == 0 ? "" : $"entry {entry}, ") + "line " + line.ToString(CultureInfo.InvariantCulture);

    /// <summary>An element that is open, and what it is about.</summary>
    private readonly record struct Frame(string Name, object? Thing);

    private sealed record SetDraft(string Guid, string Name, bool OfCodebook)
    {
        public List<string> Codes { get; } = [];

        public List<string> Sources { get; } = [];

        /// <summary>Sets may hold what only their program knows: that is left out.</summary>
        public RefiQdaSet Done(Dictionary<string, RefiQdaCode> codes, Dictionary<string, SourceDraft> sources) =>
            new(Guid, Name, [.. Codes.Where(codes.ContainsKey)], [.. Sources.Where(sources.ContainsKey)]);
    }

    private sealed record CaseDraft(string Guid, string Name, int Line)
    {
        public List<ValueDraft> Values { get; } = [];

        public List<string> Codes { get; } = [];

        public List<string> Sources { get; } = [];

        public List<string> Selections { get; } = [];
    }

    private sealed record ValueDraft(int Line)
    {
        public string Variable { get; set; } = "";

        public string Text { get; set; } = "";
    }

    private sealed record SourceDraft(string Guid, string Name, RefiQdaSourceKind Kind, string Element, int Line)
    {
        public List<string> Paths { get; } = [];

        public List<ValueDraft> Values { get; } = [];

        public List<RefiQdaCoding> Codings { get; } = [];
    }

    private sealed record SelectionDraft(string Guid, SourceDraft Source, int Line)
    {
        public RefiQdaPlace Place { get; set; } = new(RefiQdaUnit.Character, null, null, null);

        public string User { get; init; } = "";

        public DateTime? CreatedAt { get; init; }

        public List<RefiQdaCoding> Codings { get; } = [];
    }

    private sealed record CodingDraft(List<RefiQdaCoding> Into, string User, DateTime? CreatedAt);
}
