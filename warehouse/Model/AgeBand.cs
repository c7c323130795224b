using System.Globalization;

namespace ReIntegrationBI.Warehouse.Model;

/// <summary>The years of age that a code stands for: <c>&lt;20</c>, <c>20-24</c>, <c>65+</c> or <c>&gt;64</c>.</summary>
/// <param name="From">First year of age in the band.</param>
/// <param name="To">Last year of age in the band.</param>
internal readonly record struct AgeBand(int From, int To)
{
    /// <summary>Reads a code; false where it is no band (<c>all</c>).</summary>
    public static bool TryParse(string code, out AgeBand band)
    {
        band = default;
        if (code.StartsWith('<') && Years(code[1..]) is { } below)
        {
            band = new AgeBand(0, below - 1);
        }
        else if (code.StartsWith('>') && Years(code[1..]) is { } above)
        {
            band = new AgeBand(above + 1, int.MaxValue);
        }
        else if (code.EndsWith('+') && Years(code[..^1]) is { } from)
        {
            band = new AgeBand(from, int.MaxValue);
        }
        else if (code.Split('-') is [var first, var last] && Years(first) is { } low && Years(last) is { } high)
        {
            band = new AgeBand(low, high);
        }
        else
        {
            return false;
        }

        return true;
    }

    /// <summary>Whether someone can be in both.</summary>
    public bool Overlaps(AgeBand other) => From <= other.To && other.From <= To;

    private static int? Years(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var years) ? years : null;
}
