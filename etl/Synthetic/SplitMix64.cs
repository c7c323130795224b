namespace ReIntegrationBI.Etl.Synthetic;

/// <summary>
/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014): a small generator of which the
/// numbers depend on the seed alone, not on the runtime, so that the same seed gives the same file everywhere. Not for secrets.
/// </summary>
public sealed class SplitMix64(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var bits = _state;
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }

    /// <summary>A whole number around 0 that is spread almost as a normal one: the sum of four uniform numbers, less their mean.</summary>
    public long NextBell()
    {
        var sum = 0L;
        for (var i = 0; i < 4; i++)
        {
            sum += (long)(Next() >> 32);
        }

        return sum - (2L << 32);
    }
}
