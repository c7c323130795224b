using ReIntegrationBI.Etl.Sources.Surveys;
using ReIntegrationBI.Warehouse.CodeLists;

namespace ReIntegrationBI.Etl.Sources.Recommendations;

/// <summary>Reads members of code lists from cells: by code, label or synonym.</summary>
internal sealed class MemberReader(CodeListCatalog codes)
{
    /// <summary>A member that must be there; empty where it is not.</summary>
    public string Member(TableLine line, string column, string list, string what)
    {
        var text = line.Needed(column, what);
        return text.Length == 0 ? "" : Resolve(line, column, list, what, text);
    }

    /// <summary>A member, or null where the cell is empty.</summary>
    public string? MemberOrNull(TableLine line, string column, string list, string what) =>
        line.Text(column) is { } text ? Resolve(line, column, list, what, text) : null;

    /// <summary>Members with <c>;</c> between; at least one.</summary>
    public IReadOnlyList<string> Several(TableLine line, string column, string list, string what)
    {
        var texts = line.Needed(column, what).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return [.. texts.Select(text => Resolve(line, column, list, what, text)).Distinct()];
    }

    /// <summary>Whether a text names a member.</summary>
    public bool IsMember(string list, string text, out string code) => codes.TryResolve(list, text, out code);

    private string Resolve(TableLine line, string column, string list, string what, string text)
    {
        if (codes.TryResolve(list, text, out var code))
        {
            return code;
        }

        var near = codes.Suggest(list, text);
        line.Add(
            column, "unknown-member", $"{what} is no member of the code list {list}",
            (near.Count == 0 ? "" : $"Did you mean {string.Join(" or ", near.Select(n => $"'{n}'"))}? ") + $"Use a code or label of {list}.csv", text,
            string.Join(", ", codes.Members(list).Take(10).Select(m => m.Code)) + (codes.Members(list).Count > 10 ? " and others" : ""));
        return "";
    }
}
