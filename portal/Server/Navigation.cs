namespace ReIntegrationBI.Portal.Server;

/// <summary>Where a visitor can go from every page.</summary>
internal static class Navigation
{
    /// <summary>The dashboards: address and the last part of the key of its name.</summary>
    public static IReadOnlyList<(string Path, string Word)> Dashboards { get; } =
    [
        ("/", "overview"), ("/dashboards/stock", "stock"), ("/dashboards/return", "return"), ("/dashboards/experiences", "experiences"),
        ("/cases", "cases"), ("/trajectories", "trajectories"), ("/recommendations", "recommendations"), ("/sources", "sources"),
    ];

    private static readonly (string Path, string Word, Right Right)[] Tools = [("/extracts", "extracts", Right.Extract), ("/admin", "admin", Right.Administer)];

    /// <summary>The tools that a visitor may use.</summary>
    public static IReadOnlyList<(string Path, string Word)> ToolsFor(Visitor visitor) =>
        [.. Tools.Where(t => visitor.May(t.Right)).Select(t => (t.Path, t.Word))];

    /// <summary>Whether the page that is shown is at an address or under it.</summary>
    public static bool IsAt(HttpContext? context, string path) =>
        context is not null && (path == "/" ? context.Request.Path == "/" : context.Request.Path.StartsWithSegments(path));
}
