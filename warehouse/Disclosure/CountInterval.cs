using System.Globalization;

namespace ReIntegrationBI.Warehouse.Disclosure;

/// <summary>What an attacker can say of a hidden cell: at least <paramref name="Min"/> and at most <paramref name="Max"/> persons.</summary>
/// <param name="Min">Lowest whole number that fits everything visible.</param>
/// <param name="Max">Highest such number; null where there is no limit.</param>
public readonly record struct CountInterval(long Min, long? Max)
{
    /// <summary>Highest less lowest; null where there is no limit.</summary>
    public long? Width => Max - Min;

    /// <summary>True where the interval is at least <paramref name="threshold"/> wide.</summary>
    public bool IsWide(int threshold) => Width is not { } width || width >= threshold;

    /// <summary>True where the number is inside.</summary>
    public bool Contains(long count) => count >= Min && (Max is not { } max || count <= max);

    /// <summary>As <c>0..7</c>, or <c>3..</c> without limit.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Min}..{Max}");
}
