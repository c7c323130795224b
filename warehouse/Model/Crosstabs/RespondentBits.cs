using System.Numerics;

namespace ReIntegrationBI.Warehouse.Model.Crosstabs;

/// <summary>A set of respondents, a bit each.</summary>
internal sealed class RespondentBits
{
    private readonly ulong[] _words;

    private RespondentBits(ulong[] words)
    {
        _words = words;
        Count = words.Sum(w => BitOperations.PopCount(w));
    }

    /// <summary>How many are in it.</summary>
    public int Count { get; }

    public static RespondentBits Of(bool[] members) => Of(members.Length, i => members[i]);

    public static RespondentBits Of(int respondents, Func<int, bool> isMember)
    {
        var words = new ulong[(respondents + 63) / 64];
        for (var i = 0; i < respondents; i++)
        {
            if (isMember(i))
            {
                words[i >> 6] |= 1UL << (i & 63);
            }
        }

        return new RespondentBits(words);
    }

    /// <summary>How many are in both.</summary>
    public int CountWith(RespondentBits other)
    {
        var count = 0;
        for (var i = 0; i < _words.Length; i++)
        {
            count += BitOperations.PopCount(_words[i] & other._words[i]);
        }

        return count;
    }

    public RespondentBits Or(RespondentBits other) => Join(other, (a, b) => a | b);

    public RespondentBits Without(RespondentBits other) => Join(other, (a, b) => a & ~b);

    public bool IsWithin(RespondentBits other) => CountWith(other) == Count;

    private RespondentBits Join(RespondentBits other, Func<ulong, ulong, ulong> by)
    {
        var words = new ulong[_words.Length];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = by(_words[i], other._words[i]);
        }

        return new RespondentBits(words);
    }
}
