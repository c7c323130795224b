using System.Text.RegularExpressions;

namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>The code of a problem as the journal keeps it: at the head of a rejected row's reason, or in brackets at the end of a refusal's.</summary>
/// <param name="Code">Code of the problem, e.g. <c>unknown-member</c>.</param>
/// <param name="CodeList">The code list that has no such member, or null where none was named.</param>
public sealed partial record RejectionMark(string Code, string? CodeList)
{
    /// <summary>Reads the mark of a reason; null where it has none.</summary>
    public static RejectionMark? Of(string reason)
    {
        var match = AtHead().Match(reason);
        match = match.Success ? match : AtEnd().Match(reason);
        return match.Success ? new RejectionMark(match.Groups["code"].Value, match.Groups["list"] is { Success: true } list ? list.Value : null) : null;
    }

    [GeneratedRegex(@"^(?<code>[a-z]+(-[a-z]+)*)(\((?<list>[a-z_]+)\))?: ", RegexOptions.CultureInvariant)]
    private static partial Regex AtHead();

    [GeneratedRegex(@" \[(?<code>[a-z]+(-[a-z]+)*)(\((?<list>[a-z_]+)\))?\]$", RegexOptions.CultureInvariant)]
    private static partial Regex AtEnd();
}
