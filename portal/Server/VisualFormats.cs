using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Visuals;

namespace ReIntegrationBI.Portal.Server;

/// <summary>The files in which a visual can be taken along.</summary>
internal static class VisualFormats
{
    /// <summary>The formats of a visual: cards and tables are no drawing, so that they have no SVG.</summary>
    public static IReadOnlyList<string> For(Visual visual) => Drawings.Of(visual, "en") is null ? ["csv", "xlsx", "png"] : ["csv", "xlsx", "svg", "png"];

    /// <summary>The type of a file.</summary>
    public static string MediaType(string format) => format switch
    {
        "csv" => "text/csv",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "svg" => "image/svg+xml",
        _ => "image/png",
    };
}
