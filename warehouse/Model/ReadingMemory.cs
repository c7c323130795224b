using System.Collections.Concurrent;

namespace ReIntegrationBI.Warehouse.Model;

/// <summary>
/// Keeps what was read from the warehouse, and what was made of it, until the version changes. Who asks first makes a piece; who asks meanwhile waits for
/// that. May be used by several threads.
/// </summary>
/// <param name="version">Changes in the same step as anything that pieces are made of.</param>
/// <param name="most">Weight of the pieces that are kept; when they weigh more, all are let go.</param>
public sealed class ReadingMemory(Func<string> version, int most = 2000)
{
    private readonly AsyncLocal<Pieces?> _making = new();
    private volatile Pieces _newest = new("");

    /// <summary>A piece: as it was made before, or made now. What fails is not kept.</summary>
    /// <param name="key">What the piece is of; the same key always with the same type.</param>
    /// <param name="make">Makes it. Pieces that it asks for itself belong to the same version, which is not read again for each.</param>
    /// <param name="weight">How much of the memory it takes: 1 for an answer, more for what is made of many.</param>
    public T Get<T>(string key, Func<T> make, int weight = 1)
    {
        ArgumentNullException.ThrowIfNull(make);
        var pieces = _making.Value ?? Newest();
        var piece = pieces.Known.GetOrAdd(key, _ => new Lazy<object?>(() => Make(pieces, make, weight)));
        try
        {
            return (T)piece.Value!;
        }
        catch
        {
            // A failure may pass; it is no piece.
            pieces.Known.TryRemove(KeyValuePair.Create(key, piece));
            throw;
        }
    }

    private T Make<T>(Pieces pieces, Func<T> make, int weight)
    {
        var outer = _making.Value;
        _making.Value = pieces;
        try
        {
            var made = make();
            pieces.Add(weight);
            return made;
        }
        finally
        {
            _making.Value = outer;
        }
    }

    private Pieces Newest()
    {
        // The version is read before anything is made: a piece may be newer than its version, never older.
        var now = version();
        var pieces = _newest;
        if (pieces.Version != now || pieces.Weight >= most)
        {
            _newest = pieces = new Pieces(now);
        }

        return pieces;
    }

    private sealed class Pieces(string version)
    {
        private int _weight;

        public string Version => version;

        public int Weight => _weight;

        public ConcurrentDictionary<string, Lazy<object?>> Known { get; } = new(StringComparer.Ordinal);

        public void Add(int weight) => Interlocked.Add(ref _weight, weight);
    }
}
