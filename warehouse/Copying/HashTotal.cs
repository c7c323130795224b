using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ReIntegrationBI.Warehouse.Copying;

/// <summary>
/// The sum of the hashes of rows, each the first 128 bits of the SHA-256 of its values: it tells rows that were lost, doubled or
/// changed, whatever the order in which an engine sorts them.
/// </summary>
internal sealed class HashTotal
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _length = new byte[4];
    private byte[] _bytes = new byte[256];
    private UInt128 _sum;

    /// <summary>Rows added.</summary>
    public long Rows { get; private set; }

    /// <summary>Adds a row; a value that is missing is not an empty one.</summary>
    public void Add(IEnumerable<string?> values)
    {
        foreach (var value in values)
        {
            BinaryPrimitives.WriteInt32LittleEndian(_length, value?.Length ?? -1);
            _hash.AppendData(_length);
            if (value is { Length: > 0 })
            {
                if (Encoding.UTF8.GetMaxByteCount(value.Length) is var most && most > _bytes.Length)
                {
                    _bytes = new byte[most];
                }

                _hash.AppendData(_bytes, 0, Encoding.UTF8.GetBytes(value, _bytes));
            }
        }

        _sum += BinaryPrimitives.ReadUInt128BigEndian(_hash.GetHashAndReset());
        Rows++;
    }

    /// <summary>32 hexadecimal digits.</summary>
    public override string ToString() => _sum.ToString("x32", CultureInfo.InvariantCulture);
}
