using System.Globalization;
using System.Text;
using System.Text.Unicode;
using CsvHelper;
using ReIntegrationBI.Etl.Formats;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Loading.Trajectories;
using ReIntegrationBI.Warehouse.Persons;
using ReIntegrationBI.Warehouse.Trajectories;

namespace ReIntegrationBI.Etl.Sources.Trajectories;

/// <summary>The lines of a trajectory file, read one at a time from bytes, so that a long file needs no more memory than a short one.</summary>
internal sealed class TrajectoryLines : ITrajectoryLines
{
    private const string Pseudonym = "pseudonym", Event = "event", Date = "date", Actor = "actor", Detail = "detail", Synthetic = "synthetic", Extract = "extract";
    private const int LongestLine = 64 * 1024, BeginningBytes = 4096;

    private static readonly string[] Needed = [Pseudonym, Event, Date, Actor, Detail];

    private readonly string _file;
    private readonly CsvReader _reader;
    private readonly Pseudonyms _pseudonyms;
    private readonly DateOnly _today;
    private readonly Action<int, InputProblem> _reject;
    private readonly InputProblems _problems;
    private readonly CodeListCatalog _codes;
    private readonly Utf8Cache<(bool IsExtract, Milestone? Milestone)> _events;
    private readonly Utf8Cache<string?> _actors;
    private readonly Utf8Cache<(TrajectoryDetail? Detail, LineProblem? Problem)>[] _details;
    private readonly int _pseudonym, _event, _date, _actor, _detail, _synthetic, _fields;
    private byte[] _identifier = [];
    private PersonHash _person;
    private int _line;
    private bool? _isSynthetic;

    /// <summary>Opens a file and reads its header.</summary>
    /// <exception cref="InputRefusedException">It is no such file.</exception>
    public TrajectoryLines(string path, string file, CodeListCatalog codes, Pseudonyms pseudonyms, DateOnly today, Action<int, InputProblem> reject)
    {
        (_file, _codes, _pseudonyms, _today, _reject, _problems) = (file, codes, pseudonyms, today, reject, new InputProblems(file));
        _events = new(text => (FoldedText.Same(text, Extract), codes.TryResolve("milestone", text, out var code) && Milestones.TryParse(code, out var milestone) ? milestone : null));
        _actors = new(text => codes.TryResolve("actor", text, out var code) ? code : null);
        var details = new DetailReader(codes);
        _details = [.. Enumerable.Range(0, Milestones.Count).Select(m => new Utf8Cache<(TrajectoryDetail?, LineProblem?)>(text => details.Read((Milestone)m, text)))];

        _reader = Open(path, file);
        try
        {
            var columns = Columns();
            _fields = columns.Count;
            (_pseudonym, _event, _date, _actor, _detail) = (columns[Pseudonym], columns[Event], columns[Date], columns[Actor], columns[Detail]);
            _synthetic = columns.GetValueOrDefault(Synthetic, -1);
        }
        catch
        {
            _reader.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public int Count { get; private set; }

    /// <inheritdoc/>
    public DateOnly? ExtractDay { get; private set; }

    /// <inheritdoc/>
    public bool IsSynthetic => _isSynthetic == true;

    /// <inheritdoc/>
    public bool Read(out TrajectoryLine line)
    {
        while (Next())
        {
            if (_reader.FieldCount != _fields)
            {
                Count++;
                Reject("ragged-row", "the line has another number of fields than the header", "Quote a value that holds the delimiter, or add what is missing", Number(_reader.FieldCount) + " fields", Number(_fields));
                continue;
            }

            ReadSynthetic();
            var (isExtract, milestone) = _events.Of(Field(_event));
            if (isExtract)
            {
                ReadExtract();
                continue;
            }

            Count++;
            if (Judge(milestone, out line))
            {
                return true;
            }
        }

        if (Count == 0 && ExtractDay is null)
        {
            throw Refused("no-events", "the file holds no events", "Export it again, with one line an event", expected: "lines below the header");
        }

        line = default;
        return false;
    }

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    private static CsvReader Open(string path, string file)
    {
        var beginning = new byte[BeginningBytes];
        using (var stream = File.OpenRead(path))
        {
            beginning = beginning[..stream.ReadAtLeast(beginning, BeginningBytes, throwOnEndOfStream: false)];
        }

        if (beginning.Length == 0)
        {
            throw FileBytes.Refused("empty-file", file, "the file is empty (0 bytes)", "Export it again");
        }

        var kind = FileBytes.Describe(beginning);
        if (!kind.StartsWith("a text file", StringComparison.Ordinal))
        {
            throw FileBytes.Refused("not-a-csv", file, $"this is not delimited text; it seems to be {kind}", "Export the events again, as CSV in UTF-8");
        }

        return CsvReader.FromFile(path, CsvReaderOptions.Default with
        {
            Separator = DelimitedText.Delimiter(beginning),
            HasHeader = false,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Throw,
            MaxRecordSize = LongestLine,
            BufferSize = 256 * 1024,
        });
    }

    /// <summary>The columns by name.</summary>
    private Dictionary<string, int> Columns()
    {
        var columns = new Dictionary<string, int>();
        if (!Next())
        {
            throw Refused("empty-file", "the file holds no values", "Export it again");
        }

        for (var i = 0; i < _reader.FieldCount; i++)
        {
            var name = Encoding.UTF8.GetString(Field(i)).ToLowerInvariant();
            if (!Needed.Contains(name) && name != Synthetic)
            {
                _problems.Add(
                    "unknown-column", "there is no such column", Spelling.Suggestion(name, [.. Needed, Synthetic]) + "Correct the header, or delete the column", cell: Place(), found: name,
                    expected: string.Join(", ", [.. Needed, Synthetic]));
            }
            else if (!columns.TryAdd(name, i))
            {
                _problems.Add("column-twice", "the column stands twice", "Delete one of the two", cell: Place(), found: name, expected: "each column once");
            }
        }

        foreach (var name in Needed.Where(n => !columns.ContainsKey(n)))
        {
            _problems.Add("missing-column", $"there is no column '{name}'", "Add it", cell: Place(), expected: string.Join(", ", Needed));
        }

        _problems.Throw();
        return columns;
    }

    private bool Next()
    {
        try
        {
            if (!_reader.Read())
            {
                return false;
            }
        }
        catch (CsvFormatException problem)
        {
            throw Refused(
                "broken-quote", "a quoted text is not closed, or something follows its closing quote", "Mend the quotes in that line, or export the file again",
                cell: "line " + Number(problem.LineNumber));
        }

        _line = checked((int)_reader.LineNumber);
        return Utf8.IsValid(_reader.RawRecord)
            ? true
            : throw Refused("wrong-encoding", "the line is not UTF-8", "Save the file as UTF-8", Place(), expected: "valid UTF-8");
    }

    private void ReadSynthetic()
    {
        var value = _synthetic < 0 ? default : Field(_synthetic);
        bool? made = value.Length == 0 || value.SequenceEqual("no"u8) ? false : value.SequenceEqual("yes"u8) ? true : null;
        if (made is null || (made != (_isSynthetic ?? made)))
        {
            throw Refused(
                "synthetic-mixed", "made-up trajectories stand beside real ones, so that neither can be told apart in a figure", "Put them into files of their own", Place(),
                value.Length == 0 ? "nothing" : Encoding.UTF8.GetString(value), "yes on every line, or on none");
        }

        _isSynthetic = made;
    }

    /// <summary>What cannot be told of the extract cannot be told of the file: until when nothing happened is the base of every figure.</summary>
    private void ReadExtract()
    {
        if (Field(_pseudonym).Length > 0 || Field(_actor).Length > 0 || Field(_detail).Length > 0)
        {
            throw Refused("wrong-extract", "the line that names the day of the extract belongs to no person", "Leave all but the date of that line empty", Place(), expected: "an empty pseudonym, actor and detail");
        }

        if (!LineDay.TryParse(Field(_date), out var day) || day > _today)
        {
            throw Refused(
                "wrong-extract", "the day up to which the file tells everything is no day, or lies in the future", "Correct it, or leave the line out", Place(), Found(_date),
                $"a day such as 2025-03-31, at most {Text(_today)}");
        }

        if (ExtractDay is not null)
        {
            throw Refused("extract-twice", "the file names the day of its extract twice", "Leave one of the two lines out", Place(), Text(day), "at most one line 'extract'");
        }

        ExtractDay = day;
    }

    private bool Judge(Milestone? milestone, out TrajectoryLine line)
    {
        line = default;
        if (milestone is not { } happened)
        {
            return Reject(
                "unknown-event", "no milestone has this name", Meant("milestone", _event) + "Correct it", Found(_event), string.Join(", ", Milestones.All.Select(m => m.Code())));
        }

        var identifier = Field(_pseudonym);
        if (identifier.Length == 0)
        {
            return Reject("missing-identifier", "it is not said whose event it is", "Add the identifier of the person", "nothing", "an identifier in the column 'pseudonym'");
        }

        if (!LineDay.TryParse(Field(_date), out var day))
        {
            return Reject("not-a-day", "the date is no day", "Correct it", Found(_date), "a day such as 2025-03-31");
        }

        if (day > _today)
        {
            return Reject("future-day", "the event lies in the future", "Correct the day, or report the event when it has happened", Text(day), $"a day up to {Text(_today)}");
        }

        if (_actors.Of(Field(_actor)) is not { } actor)
        {
            return Field(_actor).Length == 0
                ? Reject("missing-actor", "it is not said who acted or reported", "Add the actor", "nothing", "a code of the code list actor")
                : Reject("unknown-actor", "no actor has this name", Meant("actor", _actor) + "Correct it", Found(_actor), "a code of the code list actor");
        }

        var (detail, problem) = _details[(int)happened].Of(Field(_detail));
        if (detail is null)
        {
            return Reject(problem!.Code, problem.Message, problem.Remedy, problem.Found, problem.Expected);
        }

        line = new TrajectoryLine { Number = _line, Person = PersonOf(identifier), Milestone = happened, Day = day, Actor = actor, Detail = detail };
        return true;
    }

    /// <summary>The lines of a person mostly stand together; their identifier is hashed once.</summary>
    private PersonHash PersonOf(ReadOnlySpan<byte> identifier)
    {
        if (!identifier.SequenceEqual(_identifier))
        {
            _identifier = identifier.ToArray();
            _person = _pseudonyms.HashOf(TrajectoryCsvSource.Scope, Encoding.UTF8.GetString(identifier));
        }

        return _person;
    }

    private ReadOnlySpan<byte> Field(int index) => _reader.GetSpan(index).Trim(" \t"u8);

    private string Found(int index) => Field(index).Length == 0 ? "nothing" : Encoding.UTF8.GetString(Field(index));

    private string Meant(string list, int field) =>
        Field(field).Length is > 0 and < 60 && _codes.Suggest(list, Encoding.UTF8.GetString(Field(field)), 1) is [var near] ? $"Did you mean '{near}'? " : "";

    private bool Reject(string code, string message, string remedy, string found, string expected)
    {
        _reject(_line, _problems.Problem(code, message, remedy, cell: Place(), found: found, expected: expected));
        return false;
    }

    private InputRefusedException Refused(string code, string message, string remedy, string? cell = null, string? found = null, string? expected = null) =>
        FileBytes.Refused(code, _file, message, remedy, found, expected, cell);

    private string Place() => "line " + Number(_line);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
