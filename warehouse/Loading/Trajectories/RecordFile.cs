using System.Text;

namespace ReIntegrationBI.Warehouse.Loading.Trajectories;

/// <summary>Records that are written one after the other and read back in that order, as often as needed.</summary>
/// <param name="write">Writes one.</param>
/// <param name="read">Reads one.</param>
internal sealed class RecordFile<T>(Action<BinaryWriter, T> write, Func<BinaryReader, T> read) : IDisposable
{
    private readonly BinaryWriter _writer = new(new BufferedStream(ScratchFile.Create(), 64 * 1024));

    /// <summary>Records so far.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a record at the end.</summary>
    public void Add(T record)
    {
        write(_writer, record);
        Count++;
    }

    /// <summary>All records, from the first on; none may be added meanwhile.</summary>
    public IEnumerable<T> All()
    {
        _writer.Flush();
        _writer.BaseStream.Position = 0;
        using var reader = new BinaryReader(_writer.BaseStream, Encoding.UTF8, leaveOpen: true);
        for (var i = 0; i < Count; i++)
        {
            yield return read(reader);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();
}
