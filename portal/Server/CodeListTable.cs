using System.Globalization;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Portal.Server;

/// <summary>A code list as a page shows it.</summary>
/// <param name="Name">Its name, which is that of its file without <c>.csv</c>.</param>
/// <param name="Lines">Its members, in its own order.</param>
public sealed record CodeListTable(string Name, IReadOnlyList<CodeListLine> Lines)
{
    /// <summary>The code lists there are.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. CodeListCatalog.Dimensions, .. CodeListCatalog.StudyLists, "indicator", "unit", "publication"];

    /// <summary>A code list by its name.</summary>
    /// <exception cref="ArgumentException">There is no such list.</exception>
    public static CodeListTable Of(CodeListCatalog codes, string name) => new(name, name switch
    {
        "indicator" => [.. codes.Indicators.Values.Select(i => new CodeListLine(i.Code, i.Label, null, [], null, null, $"{i.Kind}, {i.Unit}"))],
        "unit" => [.. codes.Units.Values.Select(u => new CodeListLine(u.Code, u.Label, null, [], null, null, Scale(u)))],
        "publication" =>
        [
            .. codes.Publications.Values.Select(p => new CodeListLine(p.Code, new Label(p.Title, p.Title, p.Title), null, [], null, null, $"{p.Publisher}, {p.Edition}, {p.Kind}")),
        ],
        _ => [.. codes.Members(name).Select(m => new CodeListLine(m.Code, m.Label, m.Parent, m.Synonyms, m.ValidFrom, m.ValidTo, m.Extra))],
    });

    private static string Scale(Unit unit) => $"{unit.Quantity}, × {unit.Scale.ToString(CultureInfo.InvariantCulture)}";
}
