using System.Globalization;

namespace ReIntegrationBI.Warehouse.Model;

/// <summary>Makes one text of the parts of a question, so that no two questions share one.</summary>
public static class QuestionKey
{
    /// <summary>The text of parts: each with its length before it, so that no part can run into the next.</summary>
    public static string Of(params IEnumerable<string?> parts) => string.Concat(
        parts.Select(p => p is null ? "-;" : p.Length.ToString(CultureInfo.InvariantCulture) + ":" + p + ";"));
}
