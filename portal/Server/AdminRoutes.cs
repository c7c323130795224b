using ReIntegrationBI.Portal.Jobs.Running;
using ReIntegrationBI.Portal.Pages;
using ReIntegrationBI.Portal.Pages.Admin;
using ReIntegrationBI.Warehouse.Accounts;
using ReIntegrationBI.Warehouse.Jobs;
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
        admin.MapGet("/checks", (HttpContext context, Installation installation) => LocalisedPage.Of<AdminChecksPage>(context, StatusCodes.Status200OK, new()
        {
            [nameof(AdminChecksPage.Outcomes)] = installation.Checks.Latest(),
            [nameof(AdminChecksPage.RunAt)] = installation.Checks.LastRun(),
        }));
        admin.MapPost("/checks", (HttpContext context, JobQueue queue) => Enqueue(context, queue, AuditAction.Check, CheckJob.Order(Visitor.Of(context).Name)));
        admin.MapGet("/codes", Codes);
        AdminLoadRoutes.Map(admin);
        AdminUploadRoutes.Map(admin);
        AdminBackfillRoutes.Map(admin);
        AdminJobRoutes.Map(admin);
        AdminRecipientRoutes.Map(admin);
        AdminEditionRoutes.Map(admin);
    }

    /// <summary>Hands a run over, notes who asked for it, and shows how far it is.</summary>
    public static IResult Enqueue(HttpContext context, JobQueue queue, string action, JobOrder order)
    {
        var (key, _) = queue.Enqueue(order);
        context.RequestServices.GetRequiredService<Installation>().Audit.Write(order.RequestedBy, action, order.Subject);
        return Results.LocalRedirect(FormattableString.Invariant($"~/admin/runs/{key}?lang={PortalLanguage.Of(context.Request)}"));
    }

    private static IResult Start(HttpContext context, Installation installation, RecurringJobs recurring) => LocalisedPage.Of<AdminPage>(context, StatusCodes.Status200OK, new()
    {
        [nameof(AdminPage.Loads)] = installation.History.NeedAttention(Listed),
        [nameof(AdminPage.Checks)] = installation.Checks.Latest().Where(c => c.Outcome is CheckState.Failed or CheckState.Error).OrderByDescending(c => c.Blocks).ToList(),
        [nameof(AdminPage.Runs)] = installation.Jobs.NeedAttention(Listed),
        [nameof(AdminPage.Paused)] = installation.Jobs.Recurring().Where(r => r.PausedAt is not null && recurring.Find(r.Name) is not null).ToList(),
        [nameof(AdminPage.Labels)] = UnmatchedLine.Of(installation).Where(l => l.KnownAs is null).ToList(),
    });

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
