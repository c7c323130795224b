using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Server;

/// <summary>A label that loads found no member for, and what could be done about it.</summary>
/// <param name="Label">The label.</param>
/// <param name="KnownAs">The code that it stands for by now: a rerun takes it over; null where it is still unknown, or no code list was named.</param>
/// <param name="Near">Names of members that are spelt much like it.</param>
public sealed record UnmatchedLine(UnmatchedLabel Label, string? KnownAs, IReadOnlyList<string> Near)
{
    /// <summary>All of them.</summary>
    internal static IReadOnlyList<UnmatchedLine> Of(Installation installation) => [.. installation.History.UnmatchedLabels().Select(l => Of(l, installation.CodeLists))];

    private static UnmatchedLine Of(UnmatchedLabel label, CodeListCatalog codes)
    {
        if (label.CodeList is not { } list || !CodeListTable.Names.Contains(list))
        {
            return new UnmatchedLine(label, null, []);
        }

        return codes.TryResolve(list, label.Label, out var code) ? new UnmatchedLine(label, code, []) : new UnmatchedLine(label, null, codes.Suggest(list, label.Label));
    }
}
