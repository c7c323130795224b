using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Portal.Pages;
using ReIntegrationBI.Portal.Pages.Admin;
using ReIntegrationBI.Warehouse.Accounts;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Server;

/// <summary>The pages of who looks after the data.</summary>
internal static class AdminRoutes
{
    /// <summary>What the start page lists at most of each kind.</summary>
    private const int Listed = 10;

    public static void Map(IEndpointRouteBuilder app)
    {
        var admin = app.MapGroup("/admin").Needs(Right.Administer);
        admin.MapGet("", Start);
        admin.MapGet("/work/{id}", Work);
        admin.MapGet("/checks", (HttpContext context, Installation installation) => LocalisedPage.Of<AdminChecksPage>(context, StatusCodes.Status200OK, new()
        {
            [nameof(AdminChecksPage.Outcomes)] = installation.Checks.Latest(),
            [nameof(AdminChecksPage.RunAt)] = installation.Checks.LastRun(),
        }));
        admin.MapPost("/checks", (HttpContext context, Installation installation, IWorkQueue queue) =>
            Enqueue(context, queue, AuditAction.Check, "all sources", _ => installation.Check(source: null).Select(o => new WorkResult(o.Code, o.Outcome, null, o.Message))));
        admin.MapGet("/codes", Codes);
        AdminLoadRoutes.Map(admin);
        AdminUploadRoutes.Map(admin);
        AdminBackfillRoutes.Map(admin);
        AdminRecipientRoutes.Map(admin);
        AdminEditionRoutes.Map(admin);
    }

    /// <summary>Hands work over, notes who asked for it, and shows how far it is.</summary>
    public static IResult Enqueue(HttpContext context, IWorkQueue queue, string action, string subject, Func<CancellationToken, IEnumerable<WorkResult>> run)
    {
        var (installation, who) = (context.RequestServices.GetRequiredService<Installation>(), Visitor.Of(context).Name);
        if (queue.Enqueue(action, subject, who, run) is not { } item)
        {
            installation.Audit.Write(who, action, subject, AuditEvent.Refused, "too much work waits");
            return LocalisedPage.Message(context, StatusCodes.Status503ServiceUnavailable, "admin.full_title", "admin.full", BackgroundWork.MostWaiting);
        }

        installation.Audit.Write(who, action, subject);
        return Results.LocalRedirect($"~/admin/work/{item.Id}?lang={PortalLanguage.Of(context.Request)}");
    }

    /// <summary>Name of the visitor as the journal of loads keeps it.</summary>
    public static string NameOf(HttpContext context) => Visitor.Of(context).Name is { Length: > 100 } name ? name[..100] : Visitor.Of(context).Name;

    private static IResult Start(HttpContext context, Installation installation) => LocalisedPage.Of<AdminPage>(context, StatusCodes.Status200OK, new()
    {
        [nameof(AdminPage.Loads)] = installation.History.NeedAttention(Listed),
        [nameof(AdminPage.Checks)] = installation.Checks.Latest().Where(c => c.Outcome is CheckState.Failed or CheckState.Error).OrderByDescending(c => c.Blocks).ToList(),
        [nameof(AdminPage.Labels)] = UnmatchedLine.Of(installation).Where(l => l.KnownAs is null).ToList(),
    });

    private static IResult Work(HttpContext context, IWorkQueue queue, string id)
    {
        if (queue.Find(id) is not { } item)
        {
            return LocalisedPage.Missing(context, "admin.no_work_title", "admin.no_work");
        }

        if (!item.IsOver)
        {
            // The page looks again by itself, without a script.
            context.Response.Headers["Refresh"] = "2";
        }

        return LocalisedPage.Of<AdminWorkPage>(context, StatusCodes.Status200OK, new() { [nameof(AdminWorkPage.Item)] = item });
    }

    private static IResult Codes(HttpContext context, Installation installation)
    {
        var list = context.Request.Query["list"].ToString();
        return list.Length > 0 && !CodeListTable.Names.Contains(list)
            ? LocalisedPage.Missing(context, "admin.no_list_title", "admin.no_list", list, string.Join(", ", CodeListTable.Names))
            : LocalisedPage.Of<AdminCodesPage>(context, StatusCodes.Status200OK, new()
            {
                [nameof(AdminCodesPage.Labels)] = UnmatchedLine.Of(installation),
                [nameof(AdminCodesPage.Table)] = CodeListTable.Of(installation.CodeLists, list.Length == 0 ? CodeListTable.Names[0] : list),
            });
    }
}
