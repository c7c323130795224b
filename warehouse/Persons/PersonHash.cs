using System.Buffers.Binary;

namespace ReIntegrationBI.Warehouse.Persons;

/// <summary>A pseudonym as 32 bytes: half the memory of its hexadecimal digits, and in the same order.</summary>
public readonly record struct PersonHash : IComparable<PersonHash>
{
    /// <summary>Bytes of a hash.</summary>
    public const int Length = 32;

    private readonly ulong _first, _second, _third, _fourth;

    /// <summary>A hash from its bytes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 32.</exception>
    public PersonHash(ReadOnlySpan<byte> bytes)
    {
        _first = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        _second = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        _third = BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]);
        _fourth = BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]);
    }

    /// <summary>The first byte: hashes are spread over its values evenly.</summary>
    public int FirstByte => (int)(_first >> 56);

    /// <summary>A hash from its 64 hexadecimal digits.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static PersonHash Parse(string digits) => new(Convert.FromHexString(digits));

    /// <summary>Writes the bytes.</summary>
    public void CopyTo(Span<byte> target)
    {
        BinaryPrimitives.WriteUInt64BigEndian(target, _first);
        BinaryPrimitives.WriteUInt64BigEndian(target[8..], _second);
        BinaryPrimitives.WriteUInt64BigEndian(target[16..], _third);
        BinaryPrimitives.WriteUInt64BigEndian(target[24..], _fourth);
    }

    /// <inheritdoc/>
    public int CompareTo(PersonHash other) => _first != other._first ? _first.CompareTo(other._first)
        : _second != other._second ? _second.CompareTo(other._second)
        : _third != other._third ? _third.CompareTo(other._third)
        : _fourth.CompareTo(other._fourth);

    /// <summary>64 hexadecimal digits, as the warehouse keeps them.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        CopyTo(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
