using System.Buffers.Binary;
using System.Runtime.InteropServices;
using ReIntegrationBI.Warehouse.Persons;
using ReIntegrationBI.Warehouse.Trajectories;

namespace ReIntegrationBI.Warehouse.Loading.Trajectories;

/// <summary>
/// The lines of a file, parted by person into buckets that are read back one at a time: a load then needs memory for one bucket, whatever the
/// length of its file. Buckets follow each other in the order of the hashes of their persons.
/// </summary>
internal sealed class ReportFile : IDisposable
{
    /// <summary>Buckets: one a value of the first byte of the hash.</summary>
    public const int Buckets = 256;

    /// <summary>Bytes of a bucket that are held before they are written.</summary>
    private const int ChunkSize = 16 * 1024;

    /// <summary>The longest record: all that a line can say.</summary>
    private const int LongestRecord = 80;

    private const int Nothing = int.MinValue;

    private readonly FileStream _file = ScratchFile.Create();
    private readonly byte[][] _held = new byte[Buckets][];
    private readonly int[] _length = new int[Buckets];
    private readonly List<(long At, int Length)>[] _chunks = new List<(long, int)>[Buckets];
    private readonly byte[] _chunk = new byte[ChunkSize];
    private long _end;

    /// <summary>Adds a line.</summary>
    public void Add(PersonHash person, TrajectoryReport report)
    {
        var bucket = person.FirstByte;
        var held = _held[bucket] ??= new byte[ChunkSize];
        if (_length[bucket] + LongestRecord > ChunkSize)
        {
            Flush(bucket);
        }

        var record = held.AsSpan(_length[bucket]);
        person.CopyTo(record);
        var at = PersonHash.Length;
        record[at++] = (byte)report.Milestone;
        record[at++] = (byte)report.Kind;
        record[at++] = (byte)report.Reason;
        var hasMembers = report.Members != default;
        record[at++] = (byte)(hasMembers ? 1 : 0);
        Put(record, ref at, report.Line);
        Put(record, ref at, report.Day);
        Put(record, ref at, report.Corrects);
        Put(record, ref at, report.Actor);
        Put(record, ref at, report.Hours ?? Nothing);
        if (hasMembers)
        {
            Put(record, ref at, report.Members.Scheme ?? Nothing);
            Put(record, ref at, report.Members.Sex ?? Nothing);
            Put(record, ref at, report.Members.AgeGroup ?? Nothing);
            Put(record, ref at, report.Members.Region ?? Nothing);
            Put(record, ref at, report.Members.DiseaseGroup ?? Nothing);
        }

        _length[bucket] += at;
    }

    /// <summary>Reads a bucket: its lines, those of a person together, in the order of the hashes.</summary>
    /// <param name="bucket">Its number.</param>
    /// <param name="lines">Receives the lines; what it held before is dropped.</param>
    public void Read(int bucket, List<(PersonHash Person, TrajectoryReport Report)> lines)
    {
        lines.Clear();
        foreach (var (at, length) in _chunks[bucket] ?? [])
        {
            _file.Position = at;
            _file.ReadExactly(_chunk, 0, length);
            Parse(_chunk.AsSpan(0, length), lines);
        }

        Parse(_held[bucket].AsSpan(0, _length[bucket]), lines);
        CollectionsMarshal.AsSpan(lines).Sort(static (one, other) => one.Person.CompareTo(other.Person));
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static void Parse(ReadOnlySpan<byte> bytes, List<(PersonHash Person, TrajectoryReport Report)> lines)
    {
        while (bytes.Length > 0)
        {
            var person = new PersonHash(bytes);
            var at = PersonHash.Length;
            var (milestone, kind, reason, hasMembers) = ((Milestone)bytes[at], (ReportKind)bytes[at + 1], (EndReason)bytes[at + 2], bytes[at + 3] != 0);
            at += 4;
            var report = new TrajectoryReport
            {
                Milestone = milestone,
                Kind = kind,
                Reason = reason,
                Line = Get(bytes, ref at),
                Day = Get(bytes, ref at),
                Corrects = Get(bytes, ref at),
                Actor = Get(bytes, ref at),
                Hours = Maybe(bytes, ref at),
                Members = hasMembers
                    ? new SpellMembers(Maybe(bytes, ref at), Maybe(bytes, ref at), Maybe(bytes, ref at), Maybe(bytes, ref at), Maybe(bytes, ref at))
                    : default,
            };
            lines.Add((person, report));
            bytes = bytes[at..];
        }
    }

    private void Flush(int bucket)
    {
        _file.Position = _end;
        _file.Write(_held[bucket], 0, _length[bucket]);
        (_chunks[bucket] ??= []).Add((_end, _length[bucket]));
        _end += _length[bucket];
        _length[bucket] = 0;
    }

    private static void Put(Span<byte> record, ref int at, int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(record[at..], value);
        at += sizeof(int);
    }

    private static int Get(ReadOnlySpan<byte> record, ref int at)
    {
        var value = BinaryPrimitives.ReadInt32LittleEndian(record[at..]);
        at += sizeof(int);
        return value;
    }

    private static int? Maybe(ReadOnlySpan<byte> record, ref int at) => Get(record, ref at) is var value && value == Nothing ? null : value;
}
