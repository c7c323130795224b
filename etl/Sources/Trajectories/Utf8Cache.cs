using System.Text;

namespace ReIntegrationBI.Etl.Sources.Trajectories;

/// <summary>Remembers what was made of a text: a file of a million lines has a few hundred different ones in a column.</summary>
/// <param name="make">Makes it of a text.</param>
internal sealed class Utf8Cache<T>(Func<string, T> make)
{
    /// <summary>Texts that are remembered; a column of ever new texts is not worth the memory.</summary>
    private const int Most = 10_000;

    private readonly Dictionary<byte[], T> _known = new(new Bytes());

    /// <summary>What is made of a text.</summary>
    public T Of(ReadOnlySpan<byte> text)
    {
        var lookup = _known.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (lookup.TryGetValue(text, out var made))
        {
            return made;
        }

        made = make(Encoding.UTF8.GetString(text));
        if (_known.Count < Most)
        {
            lookup[text] = made;
        }

        return made;
    }

    private sealed class Bytes : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public bool Equals(byte[]? one, byte[]? other) => one.AsSpan().SequenceEqual(other);

        public int GetHashCode(byte[] bytes) => GetHashCode(bytes.AsSpan());

        public bool Equals(ReadOnlySpan<byte> text, byte[] other) => text.SequenceEqual(other);

        public int GetHashCode(ReadOnlySpan<byte> text)
        {
            var hash = new HashCode();
            hash.AddBytes(text);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> text) => text.ToArray();
    }
}
