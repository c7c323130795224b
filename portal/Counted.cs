using System.Globalization;

namespace ReIntegrationBI.Portal;

/// <summary>Numbers of things in English sentences: <c>1 edition</c>, <c>2 editions</c>.</summary>
internal static class Counted
{
    /// <summary>A number with its noun.</summary>
    /// <param name="count">The number; 0 or more.</param>
    /// <param name="one">The noun for one.</param>
    /// <param name="many">The noun for any other number; null for <paramref name="one"/> with an s.</param>
    public static string Of(int count, string one, string? many = null) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many ?? one + "s")}");
}
