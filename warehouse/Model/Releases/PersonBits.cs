using System.Numerics;

namespace ReIntegrationBI.Warehouse.Model.Releases;

/// <summary>A set of persons, a bit each.</summary>
internal sealed class PersonBits
{
    private readonly ulong[] _words;

    private PersonBits(ulong[] words)
    {
        _words = words;
        Count = words.Sum(w => BitOperations.PopCount(w));
    }

    /// <summary>How many are in it.</summary>
    public int Count { get; }

    public static PersonBits Of(bool[] members) => Of(members.Length, i => members[i]);

    public static PersonBits Of(int persons, Func<int, bool> isMember)
    {
        var words = new ulong[(persons + 63) / 64];
        for (var i = 0; i < persons; i++)
        {
            if (isMember(i))
            {
                words[i >> 6] |= 1UL << (i & 63);
            }
        }

        return new PersonBits(words);
    }

    /// <summary>Everybody divided into parts.</summary>
    /// <param name="persons">How many persons there are.</param>
    /// <param name="parts">How many parts.</param>
    /// <param name="partOf">The part of each person, or less than 0.</param>
    public static PersonBits[] Divide(int persons, int parts, Func<int, int> partOf)
    {
        var words = new ulong[parts][];
        for (var p = 0; p < parts; p++)
        {
            words[p] = new ulong[(persons + 63) / 64];
        }

        for (var i = 0; i < persons; i++)
        {
            if (partOf(i) is >= 0 and var part)
            {
                words[part][i >> 6] |= 1UL << (i & 63);
            }
        }

        return Array.ConvertAll(words, w => new PersonBits(w));
    }

    /// <summary>Whether a person is in it.</summary>
    public bool Has(int person) => (_words[person >> 6] >> (person & 63) & 1) != 0;

    /// <summary>How many are in both.</summary>
    public int CountWith(PersonBits other)
    {
        var count = 0;
        for (var i = 0; i < _words.Length; i++)
        {
            count += BitOperations.PopCount(_words[i] & other._words[i]);
        }

        return count;
    }

    /// <summary>Who is in both.</summary>
    public PersonBits And(PersonBits other) => Join(other, (a, b) => a & b);

    public PersonBits Or(PersonBits other) => Join(other, (a, b) => a | b);

    public PersonBits Without(PersonBits other) => Join(other, (a, b) => a & ~b);

    public bool IsWithin(PersonBits other) => CountWith(other) == Count;

    private PersonBits Join(PersonBits other, Func<ulong, ulong, ulong> by)
    {
        var words = new ulong[_words.Length];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = by(_words[i], other._words[i]);
        }

        return new PersonBits(words);
    }
}
