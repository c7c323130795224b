using System.Text;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Etl.Formats;

/// <summary>
/// The dictionary of a system file, as the developers' guide of PSPP describes it ("System File Format"): records of variables,
/// labels, documents and extensions up to the record 999. What later records say of variables is put together at the end,
/// since the encoding and the long names come after the texts that need them.
/// </summary>
internal sealed class SavDictionary
{
    private const int LongestString = 32767;
    private const int LongestName = 64;

    /// <summary>Labels were cut at 255 (variables) and at 60, 120 or 255 bytes (values), by version.</summary>
    private const int ShortestFullLabel = 250, ShortestFullValueLabel = 57;

    private readonly string _file;
    private readonly SavOptions _options;
    private readonly List<RawVariable> _raw = [];
    private readonly List<bool> _textPieces = [];
    private readonly Dictionary<int, RawVariable> _byPiece = [];
    private readonly List<(int Start, int Length, int Offset)> _documents = [];
    private readonly List<(int Offset, (byte[] Value, int Start, int Length)[] Labels, RawVariable[] Variables)> _labels = [];
    private readonly List<Extension> _extensions = [];

    private SavDictionary(string file, SavHeader header, SavOptions options)
    {
        _file = file;
        Header = header;
        _options = options;
    }

    public SavHeader Header { get; }

    /// <summary>Offset of the first byte after the dictionary.</summary>
    public int End { get; private set; }

    public SavText Text { get; private set; } = null!;

    /// <summary>Whether the file says that system-missing is NaN, as early versions of ReadStat wrote it.</summary>
    public bool MissingIsNaN { get; private set; }

    public SavLayout Layout { get; private set; } = null!;

    public IReadOnlyList<SavMultipleResponseSet> Sets { get; private set; } = [];

    public IReadOnlyList<string> Documents { get; private set; } = [];

    public SavVariable? Weight { get; private set; }

    public static SavDictionary Read(string file, ReadOnlySpan<byte> bytes, SavOptions options)
    {
        var dictionary = new SavDictionary(file, SavHeader.Read(file, bytes), options);
        dictionary.ReadRecords(bytes);
        dictionary.FindEncoding(bytes);
        dictionary.Build(bytes);
        return dictionary;
    }

    private void ReadRecords(ReadOnlySpan<byte> bytes)
    {
        var reader = new SavBytes(_file, bytes, Header.BigEndian);
        reader.Take(SavHeader.Length, "the header");
        while (true)
        {
            var at = reader.Offset;
            var type = reader.Int32("the type of a record");
            switch (type)
            {
                case 2:
                    ReadVariable(ref reader, at);
                    break;
                case 3:
                    ReadValueLabels(ref reader, at);
                    break;
                case 6:
                    ReadDocuments(ref reader);
                    break;
                case 7:
                    ReadExtension(ref reader);
                    break;
                case 999:
                    reader.Int32("the end of the dictionary");
                    End = reader.Offset;
                    return;
                default:
                    throw SavBytes.Damaged(_file, at, "there is no record of this type", SavBytes.Number(type), "2, 3, 6, 7 or 999");
            }
        }
    }

    private void ReadVariable(ref SavBytes reader, int at)
    {
        var width = reader.Count("the type of a variable", -1, 255);
        var hasLabel = reader.Count("the mark of a variable label", 0, 1);
        var missing = reader.Count("the number of missing values", -3, 3);
        var print = reader.Int32("a print format");
        reader.Int32("a write format");
        var name = reader.Take(8, "the name of a variable").ToArray();
        var (labelStart, labelLength) = (0, 0);
        if (hasLabel == 1)
        {
            labelLength = reader.Count("the length of a variable label", 0, reader.Left);
            labelStart = reader.Position;
            reader.Take((labelLength + 3L) / 4 * 4, "a variable label");
        }

        if (missing is -1 || (missing < 0 && width != 0))
        {
            throw SavBytes.Damaged(_file, at, "the number of missing values is not possible", SavBytes.Number(missing), width == 0 ? "0 to 3, -2 or -3" : "0 to 3");
        }

        var values = new byte[Math.Abs(missing)][];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = reader.Take(8, "a missing value").ToArray();
        }

        if (width < 0)
        {
            // A further piece of the string before it; what else it says is to be ignored.
            if (_raw.Count == 0 || _raw[^1].Pieces * 8 >= _raw[^1].Width)
            {
                throw SavBytes.Damaged(_file, at, "a continuation stands where no string is to be continued");
            }

            _raw[^1].Pieces++;
            _textPieces.Add(true);
            return;
        }

        RefuseUnfinished(at);
        if (_textPieces.Count + ((width + 7) / 8) > _options.Variables)
        {
            throw SavCases.TooLarge(_file, "the file has more variables than the limit", $"more than {SavBytes.Number(_options.Variables)} pieces of eight bytes");
        }

        var variable = new RawVariable
        {
            Offset = at,
            Width = width,
            Name = name,
            Print = print,
            LabelStart = labelStart,
            LabelLength = hasLabel == 1 ? labelLength : -1,
            MissingKind = missing,
            Missing = values,
            FirstPiece = _textPieces.Count,
            Pieces = 1,
        };
        _raw.Add(variable);
        _byPiece.Add(_textPieces.Count + 1, variable);
        _textPieces.Add(width > 0);
    }

    private void RefuseUnfinished(int at)
    {
        if (_raw.Count > 0 && _raw[^1].Pieces * 8 < _raw[^1].Width)
        {
            throw SavBytes.Damaged(_file, at, "a string lacks some of its continuations", $"{_raw[^1].Pieces} pieces of 8 bytes", $"enough for {_raw[^1].Width} bytes");
        }
    }

    private void ReadValueLabels(ref SavBytes reader, int at)
    {
        var count = reader.Count("the number of value labels", 0, reader.Left / 16 + 1);
        var labels = new (byte[] Value, int Start, int Length)[count];
        for (var i = 0; i < count; i++)
        {
            var value = reader.Take(8, "a labelled value").ToArray();
            var length = reader.Take(1, "the length of a value label")[0];
            labels[i] = (value, reader.Position, length);
            reader.Take(((length + 8) / 8 * 8) - 1, "a value label");
        }

        var next = reader.Offset;
        var type = reader.Int32("the type of a record");
        if (type != 4)
        {
            throw SavBytes.Damaged(_file, next, "value labels are not followed by the variables that they are for", SavBytes.Number(type), "a record of type 4");
        }

        var variables = new RawVariable[reader.Count("the number of labelled variables", 0, reader.Left / 4)];
        for (var i = 0; i < variables.Length; i++)
        {
            var place = reader.Offset;
            var index = reader.Int32("a labelled variable");
            variables[i] = _byPiece.GetValueOrDefault(index)
                ?? throw SavBytes.Damaged(_file, place, "value labels are for a variable that does not exist", SavBytes.Number(index), $"1 to {_textPieces.Count}, no continuation");
            if (variables[i].Width > 8)
            {
                throw SavBytes.Damaged(_file, place, "value labels of this kind cannot be for a string of more than eight bytes");
            }

            if (variables[i].Width > 0 != variables[0].Width > 0)
            {
                throw SavBytes.Damaged(_file, place, "value labels are for a number and a string at once");
            }
        }

        _labels.Add((at, labels, variables));
    }

    private void ReadDocuments(ref SavBytes reader)
    {
        var lines = reader.Count("the number of document lines", 0, reader.Left / 80);
        for (var i = 0; i < lines; i++)
        {
            _documents.Add((reader.Position, 80, reader.Offset));
            reader.Take(80, "a document line");
        }
    }

    private void ReadExtension(ref SavBytes reader)
    {
        var subtype = reader.Int32("the kind of an extension record");
        var size = reader.Count("the size of an extension's element", 0, int.MaxValue);
        var count = reader.Count("the number of an extension's elements", 0, int.MaxValue);
        var start = reader.Position;
        var data = reader.Take((long)size * count, $"the extension record {SavBytes.Number(subtype)}");
        _extensions.Add(new Extension(subtype, size, count, start, data.Length));
    }

    private Extension? Find(int subtype) => _extensions.LastOrDefault(e => e.Subtype == subtype);

    private SavBytes Open(ReadOnlySpan<byte> bytes, Extension extension) =>
        new(_file, bytes.Slice(extension.Start, extension.Length), Header.BigEndian, extension.Start);

    private void FindEncoding(ReadOnlySpan<byte> bytes)
    {
        int? codePage = null;
        if (Find(3) is { Length: 32 } machine)
        {
            var reader = Open(bytes, machine);
            reader.Take(16, "the machine record");
            var at = reader.Offset;
            var floats = reader.Int32("the format of floating point");
            if (floats != 1)
            {
                throw FileBytes.Refused(
                    "sav-float-format", _file, "the numbers of the file are not IEEE 754", "Open the file in SPSS or PSPP on the machine that made it and save it anew",
                    SavBytes.Number(floats), "1 (IEEE 754)", SavBytes.At(at));
            }

            reader.Take(8, "the machine record");
            codePage = reader.Int32("the code page");
        }

        if (Find(4) is { Length: 24 } limits)
        {
            var reader = Open(bytes, limits);
            var at = reader.Offset;
            var missing = reader.Double("the system-missing value");
            MissingIsNaN = double.IsNaN(missing);
            if (!MissingIsNaN && !missing.Equals(SavColumns.SystemMissing))
            {
                throw FileBytes.Refused(
                    "sav-float-format", _file, "the system-missing value is not the most negative number", "Open the file in SPSS or PSPP on the machine that made it and save it anew",
                    missing.ToString("R", System.Globalization.CultureInfo.InvariantCulture), "-1.7976931348623157E+308", SavBytes.At(at));
            }
        }

        var named = Find(20) is { } encoding ? Encoding.Latin1.GetString(SavText.TrimEnd(bytes.Slice(encoding.Start, encoding.Length))) : null;
        Text = SavText.For(_file, _options.Encoding, string.IsNullOrWhiteSpace(named) ? null : named, codePage);
    }

    private void Build(ReadOnlySpan<byte> bytes)
    {
        RefuseUnfinished(End);
        if (_raw.Count == 0)
        {
            throw SavBytes.Damaged(_file, End, "the file has no variables");
        }

        var display = Display(bytes);
        MergeVeryLong(bytes);
        NameVariables(bytes);
        LabelValues(bytes);
        LabelLongStrings(bytes);
        DeclareLongMissing(bytes);

        var columns = new List<SavLayout.Column>();
        foreach (var raw in _raw.Where(r => !r.Swallowed))
        {
            var variable = new SavVariable
            {
                Index = columns.Count,
                Name = raw.LongName,
                ShortName = raw.ShortName,
                Width = raw.FullWidth,
                Label = raw.LabelLength < 0 ? null : NullIfEmpty(Text.Decode(bytes.Slice(raw.LabelStart, raw.LabelLength), raw.LabelStart, raw.LabelLength >= ShortestFullLabel)),
                ValueLabels = raw.ValueLabels,
                MissingValues = Missing(raw),
                Measure = display is null ? SavMeasure.Unknown : display(raw).Measure,
                DisplayWidth = display?.Invoke(raw).Width,
                Print = new SavPrintFormat((raw.Print >> 16) & 0xFF, (raw.Print >> 8) & 0xFF, raw.Print & 0xFF),
            };
            raw.Variable = variable;
            columns.Add(new SavLayout.Column(variable, raw.FirstPiece, raw.Segments ?? [(raw.FirstPiece, raw.Width)]));
        }

        Layout = new SavLayout(columns, [.. _textPieces]);
        ReadSets(bytes);
        FindWeight();
        var documents = new List<string>(_documents.Count);
        foreach (var (start, length, offset) in _documents)
        {
            documents.Add(Text.Decode(bytes.Slice(start, length), offset));
        }

        Documents = documents;
    }

    /// <summary>A string of more than 255 bytes is stored as several variables: each but the last has 255 bytes and stands for 252 of the width.</summary>
    private void MergeVeryLong(ReadOnlySpan<byte> bytes)
    {
        foreach (var raw in _raw)
        {
            raw.ShortName = Text.Decode(raw.Name, raw.Offset, mayBeCut: true);
            raw.LongName = raw.ShortName;
            raw.FullWidth = raw.Width;
        }

        if (Find(14) is not { } record)
        {
            return;
        }

        var places = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < _raw.Count; i++)
        {
            places.TryAdd(Key(_raw[i].Name), i);
        }

        foreach (var entry in Entries(bytes, record))
        {
            if (!places.TryGetValue(entry.Key, out var first)
                || !int.TryParse(entry.Value, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var width)
                || width is < 1 or > LongestString)
            {
                throw SavBytes.Damaged(_file, record.Start, "the record of very long strings names a variable that does not exist, or a width that is not possible", $"{entry.Key}={entry.Value}", $"a name, = and 1 to {LongestString}");
            }

            if (width > 255)
            {
                Merge(first, width, record.Start);
            }
        }
    }

    private void Merge(int first, int width, int at)
    {
        var count = (width + 251) / 252;
        var segments = new List<(int FirstPiece, int Length)>();
        var left = width;
        for (var i = 0; i < count; i++)
        {
            var stored = i < count - 1 ? 255 : width - (i * 252);
            if (first + i >= _raw.Count || _raw[first + i].Width != stored || _raw[first + i].Swallowed || _raw[first + i].Segments is not null)
            {
                throw SavBytes.Damaged(_file, at, $"the very long string {_raw[first].ShortName} is not stored as its width demands", expected: $"{count} strings, the last of {width - ((count - 1) * 252)} bytes");
            }

            var length = Math.Min(left, stored);
            segments.Add((_raw[first + i].FirstPiece, length));
            left -= length;
            _raw[first + i].Swallowed = i > 0;
        }

        _raw[first].Segments = segments;
        _raw[first].FullWidth = width;
    }

    private void NameVariables(ReadOnlySpan<byte> bytes)
    {
        if (Find(13) is { } record)
        {
            var byShort = new Dictionary<string, RawVariable>(StringComparer.OrdinalIgnoreCase);
            foreach (var raw in _raw)
            {
                byShort.TryAdd(Key(raw.Name), raw);
            }

            foreach (var entry in Entries(bytes, record))
            {
                var raw = byShort.GetValueOrDefault(entry.Key)
                    ?? throw SavBytes.Damaged(_file, record.Start, "the record of long names speaks of a variable that does not exist", $"{entry.Key}={entry.Value}");
                raw.LongName = entry.Value;
            }
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var raw in _raw.Where(r => !r.Swallowed))
        {
            if (raw.LongName.Length is 0 or > LongestName || raw.LongName.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)))
            {
                throw SavBytes.Damaged(_file, raw.Offset, "a variable has no name, or one that is not possible", raw.LongName, "1 to 64 letters, digits, _ . @ # $");
            }

            if (!names.Add(raw.LongName))
            {
                throw SavBytes.Damaged(_file, raw.Offset, "two variables have the same name", raw.LongName, "a name of its own for each");
            }
        }
    }

    private void LabelValues(ReadOnlySpan<byte> bytes)
    {
        foreach (var (offset, labels, variables) in _labels)
        {
            // Labels of a string are cut to its width, so they are read once for each width.
            foreach (var group in variables.GroupBy(v => v.Width))
            {
                var read = new List<SavValueLabel>(labels.Length);
                foreach (var (value, start, length) in labels)
                {
                    var label = Text.Decode(bytes.Slice(start, length), start, length >= ShortestFullValueLabel);
                    read.Add(group.Key > 0
                        ? new SavValueLabel(null, Text.Decode(value.AsSpan(0, group.Key), start - 9), label)
                        : new SavValueLabel(Finite(SavBytes.ToDouble(value, Header.BigEndian), offset, "a labelled value"), null, label));
                }

                // Some writers label a value twice; the first counts, as in PSPP.
                var distinct = read.DistinctBy(l => (l.Number, l.Text)).ToArray();
                foreach (var variable in group)
                {
                    variable.ValueLabels = variable.ValueLabels.Count == 0
                        ? distinct
                        : [.. variable.ValueLabels.Concat(distinct).DistinctBy(l => (l.Number, l.Text))];
                }
            }
        }
    }

    private void LabelLongStrings(ReadOnlySpan<byte> bytes)
    {
        foreach (var record in _extensions.Where(e => e.Subtype == 21))
        {
            var reader = Open(bytes, record);
            while (!reader.AtEnd)
            {
                var raw = LongString(ref reader, "the record of long strings' labels");
                reader.Int32("the width of a labelled string");
                var count = reader.Count("the number of a long string's labels", 0, reader.Left / 8);
                var labels = new List<SavValueLabel>();
                for (var i = 0; i < count; i++)
                {
                    var value = Counted(ref reader, "a labelled long value");
                    var label = Counted(ref reader, "the label of a long value");
                    labels.Add(new SavValueLabel(null, value, label));
                }

                raw.ValueLabels = [.. raw.ValueLabels.Concat(labels).DistinctBy(l => l.Text)];
            }
        }
    }

    private void DeclareLongMissing(ReadOnlySpan<byte> bytes)
    {
        foreach (var record in _extensions.Where(e => e.Subtype == 22))
        {
            var reader = Open(bytes, record);
            while (!reader.AtEnd)
            {
                var raw = LongString(ref reader, "the record of long strings' missing values");
                var at = reader.Offset;
                var count = reader.Take(1, "the number of a long string's missing values")[0];
                var length = reader.Count("the length of a long string's missing value", 0, LongestString);
                if (count is < 1 or > 3)
                {
                    throw SavBytes.Damaged(_file, at, "the number of a long string's missing values is not possible", SavBytes.Number(count), "1 to 3");
                }

                for (var i = 0; i < count; i++)
                {
                    // An old PSPP wrote the length before each value.
                    if (i > 0 && reader.Left >= 4 + length && reader.Left >= 12 && IsLength(reader, length))
                    {
                        reader.Int32("the length of a long string's missing value");
                    }

                    var offset = reader.Offset;
                    raw.LongMissing.Add(Text.Decode(reader.Take(length, "a long string's missing value"), offset));
                }
            }
        }
    }

    /// <summary>Whether the next number is a length again; the reader is a copy, so nothing is consumed.</summary>
    private static bool IsLength(SavBytes reader, int length) => reader.Int32("a length") == length;

    private RawVariable LongString(ref SavBytes reader, string record)
    {
        var at = reader.Offset;
        var name = Counted(ref reader, "the name of a long string");
        var raw = _raw.FirstOrDefault(r => !r.Swallowed && string.Equals(r.LongName, name, StringComparison.OrdinalIgnoreCase));
        return raw is { FullWidth: > 8 }
            ? raw
            : throw SavBytes.Damaged(_file, at, $"{record} speaks of a variable that does not exist or is no long string", name);
    }

    private string Counted(ref SavBytes reader, string what)
    {
        var length = reader.Count("the length of " + what, 0, reader.Left);
        var offset = reader.Offset;
        return Text.Decode(reader.Take(length, what), offset);
    }

    private SavMissingValues Missing(RawVariable raw)
    {
        if (raw.FullWidth > 0)
        {
            var texts = raw.Missing.Select(m => Text.Decode(m.AsSpan(0, Math.Min(raw.Width, 8)), raw.Offset)).Concat(raw.LongMissing).ToArray();
            return texts.Length == 0 ? SavMissingValues.None : new SavMissingValues { Texts = texts };
        }

        var numbers = raw.Missing.Select(m => Finite(SavBytes.ToDouble(m, Header.BigEndian), raw.Offset, "a missing value")).ToArray();
        return raw.MissingKind switch
        {
            0 => SavMissingValues.None,
            > 0 => new SavMissingValues { Numbers = numbers },
            _ => new SavMissingValues { Low = Lowest(numbers[0]), High = numbers[1].Equals(double.MaxValue) ? double.PositiveInfinity : numbers[1], Numbers = numbers[2..] },
        };
    }

    /// <summary>LOWEST is stored as the second most negative number, the most negative being system-missing.</summary>
    private static double Lowest(double number) => number <= Math.BitIncrement(-double.MaxValue) ? double.NegativeInfinity : number;

    private double Finite(double number, int offset, string what) =>
        double.IsFinite(number) ? number : throw SavBytes.Damaged(_file, offset, what + " is not a number");

    private Func<RawVariable, (SavMeasure Measure, int? Width)>? Display(ReadOnlySpan<byte> bytes)
    {
        // The record has a triple (or a pair, without the width) for each variable as stored.
        if (Find(11) is not { Size: 4 } record || (record.Count != _raw.Count * 3 && record.Count != _raw.Count * 2))
        {
            return null;
        }

        var each = record.Count / _raw.Count;
        var reader = Open(bytes, record);
        var shown = new Dictionary<RawVariable, (SavMeasure, int?)>();
        foreach (var raw in _raw)
        {
            var measure = reader.Int32("a measurement level");
            int? width = each == 3 ? reader.Int32("a display width") : null;
            reader.Int32("an alignment");
            shown[raw] = (measure is >= 0 and <= 3 ? (SavMeasure)measure : SavMeasure.Unknown, width is >= 0 and <= 32767 ? width : null);
        }

        return raw => shown[raw];
    }

    private void ReadSets(ReadOnlySpan<byte> bytes)
    {
        var byName = new Dictionary<string, SavVariable>(StringComparer.OrdinalIgnoreCase);
        // Sets name variables by long names or, from old versions, by short ones; a long name goes first.
        foreach (var name in Layout.Columns.Select(c => (c.Variable.Name, c.Variable)).Concat(Layout.Columns.Select(c => (c.Variable.ShortName, c.Variable))))
        {
            byName.TryAdd(name.Item1, name.Item2);
        }

        var sets = new List<SavMultipleResponseSet>();
        foreach (var record in _extensions.Where(e => e.Subtype is 7 or 19))
        {
            var reader = Open(bytes, record);
            while (!reader.AtEnd)
            {
                if (SavSetReader.Read(_file, ref reader, Text, byName) is { } set && !sets.Exists(s => string.Equals(s.Name, set.Name, StringComparison.OrdinalIgnoreCase)))
                {
                    sets.Add(set);
                }
            }
        }

        Sets = sets;
    }

    private void FindWeight()
    {
        if (Header.WeightIndex == 0)
        {
            return;
        }

        Weight = _byPiece.GetValueOrDefault(Header.WeightIndex)?.Variable is { IsText: false } weight
            ? weight
            : throw SavBytes.Damaged(_file, 76, "the weight variable does not exist or is a string", SavBytes.Number(Header.WeightIndex), "the index of a numeric variable, or 0");
    }

    /// <summary>Entries <c>KEY=value</c> between tabs; very long strings end theirs with a zero too.</summary>
    private List<(string Key, string Value)> Entries(ReadOnlySpan<byte> bytes, Extension record)
    {
        var entries = new List<(string, string)>();
        var data = bytes.Slice(record.Start, record.Length);
        foreach (var range in data.Split((byte)'\t'))
        {
            var entry = SavText.TrimEnd(data[range]);
            var offset = record.Start + range.Start.Value;
            var sign = entry.IndexOf((byte)'=');
            if (sign > 0)
            {
                entries.Add((Key(entry[..sign]), Text.Decode(entry[(sign + 1)..], offset)));
            }
            else if (!entry.IsEmpty)
            {
                throw SavBytes.Damaged(_file, offset, $"an entry of the extension record {SavBytes.Number(record.Subtype)} has no name before an equals sign", Encoding.Latin1.GetString(entry), "NAME=value");
            }
        }

        return entries;
    }

    /// <summary>Short names are compared by their bytes: of a name of other letters the eight bytes may end within one.</summary>
    private static string Key(ReadOnlySpan<byte> name) => Encoding.Latin1.GetString(SavText.TrimEnd(name));

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    private sealed record Extension(int Subtype, int Size, int Count, int Start, int Length);

    private sealed class RawVariable
    {
        public required int Offset { get; init; }

        public required int Width { get; init; }

        public required byte[] Name { get; init; }

        public required int Print { get; init; }

        public required int LabelStart { get; init; }

        public required int LabelLength { get; init; }

        public required int MissingKind { get; init; }

        public required byte[][] Missing { get; init; }

        public required int FirstPiece { get; init; }

        public required int Pieces { get; set; }

        public string ShortName { get; set; } = "";

        public string LongName { get; set; } = "";

        public int FullWidth { get; set; }

        public bool Swallowed { get; set; }

        public IReadOnlyList<(int FirstPiece, int Length)>? Segments { get; set; }

        public IReadOnlyList<SavValueLabel> ValueLabels { get; set; } = [];

        public List<string> LongMissing { get; } = [];

        public SavVariable? Variable { get; set; }
    }
}
