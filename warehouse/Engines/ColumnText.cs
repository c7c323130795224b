using System.Diagnostics.CodeAnalysis;

namespace ReIntegrationBI.Warehouse.Engines;

/// <summary>Texts as they go into columns and questions.</summary>
internal static class ColumnText
{
    /// <summary>A text that fits into a column; what is cut off is marked by an ellipsis.</summary>
    /// <param name="text">The text, or null.</param>
    /// <param name="length">Letters that the column holds, 1 or more.</param>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Cut(string? text, int length) => text is null || text.Length <= length ? text : text[..(length - 1)] + "…";

    /// <summary>
    /// A pattern for <c>LIKE … ESCAPE '!'</c> that finds a text anywhere in a column in small letters; the marks of LIKE in it mean themselves. Null where nothing is looked for.
    /// </summary>
    public static string? Within(string? text) =>
        text is null ? null : $"%{string.Concat(text.ToLowerInvariant().Select(c => "!%_[".Contains(c, StringComparison.Ordinal) ? $"!{c}" : $"{c}"))}%";
}
