using System.Globalization;
using System.Text;
using ReIntegrationBI.Portal.Commands;
using ReIntegrationBI.Portal.Pages;
using ReIntegrationBI.Warehouse.Accounts;

namespace ReIntegrationBI.Portal.Server;

/// <summary>The audit trail, as pages and as one file.</summary>
internal static class AuditRoutes
{
    /// <summary>Lines a page.</summary>
    public const int PageSize = 100;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/admin/audit", (HttpContext context, Installation installation) =>
        {
            var filter = Filter(context.Request.Query);
            return LocalisedPage.Of<AuditTrailPage>(context, StatusCodes.Status200OK, new()
            {
                [nameof(AuditTrailPage.Filter)] = filter,
                [nameof(AuditTrailPage.Shown)] = installation.Audit.Page(filter, PageSize),
            });
        }).Needs(Right.Administer);
        app.MapGet("/admin/audit.csv", (HttpContext context, Installation installation) =>
        {
            installation.Audit.Write(Visitor.Of(context).Name, AuditAction.Extract, "audit trail");
            var filter = Filter(context.Request.Query) with { Before = null };
            return Results.Stream(stream => WriteAsync(stream, installation.Audit.All(filter)), "text/csv; charset=utf-8", "audit.csv");
        }).Needs(Right.Administer);
    }

    private static AuditFilter Filter(IQueryCollection query) => new(
        query["actor"].ToString().Trim() is { Length: > 0 } actor ? actor : null,
        AuditAction.All.FirstOrDefault(a => a == query["action"]),
        long.TryParse(query["before"], NumberStyles.None, CultureInfo.InvariantCulture, out var before) ? before : null);

    private static async Task WriteAsync(Stream stream, IEnumerable<AuditEvent> events)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        using var line = new StringWriter(CultureInfo.InvariantCulture);
        CsvText.Write(line, ["at_utc", "actor", "action", "subject", "outcome", "detail"]);
        foreach (var one in events)
        {
            CsvText.Write(line, new[]
            {
                one.At.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture), Harmless(one.Actor), one.Action, Harmless(one.Subject), one.Outcome, Harmless(one.Detail),
            });
            await writer.WriteAsync(line.ToString());
            line.GetStringBuilder().Clear();
        }

        await writer.WriteAsync(line.ToString());
    }

    /// <summary>Names are what strangers typed: a spreadsheet must not take one for a formula.</summary>
    private static string? Harmless(string? text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..] ? "'" + text : text;
}
