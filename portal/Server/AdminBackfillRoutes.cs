using ReIntegrationBI.Portal.Commands;
using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Portal.Jobs.Running;
using ReIntegrationBI.Portal.Pages.Admin;
using ReIntegrationBI.Warehouse.Accounts;
using ReIntegrationBI.Warehouse.Jobs;

namespace ReIntegrationBI.Portal.Server;

/// <summary>Repeating the loads of a range of periods.</summary>
internal static class AdminBackfillRoutes
{
    public static void Map(IEndpointRouteBuilder admin)
    {
        admin.MapGet("/backfill", (HttpContext context, Installation installation) => Show(context, installation, BackfillForm.Read(k => context.Request.Query[k])));
        admin.MapPost("/backfill", RunAsync);
    }

    private static IResult Show(HttpContext context, Installation installation, BackfillForm form)
    {
        var (status, steps, mistake) = (StatusCodes.Status200OK, default(IReadOnlyList<BackfillStep>), default(string));
        try
        {
            steps = form.IsAsked ? form.Plan(new Backfill(installation)) : null;
        }
        catch (WrongArgumentException e)
        {
            (status, mistake) = (StatusCodes.Status400BadRequest, e.Message);
        }

        return Page(context, installation, status, form, steps, mistake);
    }

    private static async Task<IResult> RunAsync(HttpContext context, Installation installation, JobQueue queue)
    {
        var fields = await context.Request.ReadFormAsync(context.RequestAborted);
        var form = BackfillForm.Read(k => fields[k]);
        try
        {
            var (steps, limit, who) = (form.Plan(new Backfill(installation)), CommonOptions.ReadRejectLimit(form.Limit), Visitor.Of(context).Name);
            var subject = $"{form.Source} {form.From} – {form.To}";
            var group = queue.EnqueueGroup(
                AuditAction.Backfill, subject, AtOnce, who,
                [.. steps.Where(s => s.IsKept).Select(s => RerunJob.Order(s.Run, limit, who) with { Priority = JobOrder.UsualPriority })]);
            installation.Audit.Write(who, AuditAction.Backfill, subject);
            return Results.LocalRedirect(FormattableString.Invariant($"~/admin/runs?group={group}&lang={PortalLanguage.Of(context.Request)}"));
        }
        catch (WrongArgumentException e)
        {
            return Page(context, installation, StatusCodes.Status400BadRequest, form, null, e.Message);
        }
    }

    private const int AtOnce = 2;

    private static IResult Page(
        HttpContext context, Installation installation, int status, BackfillForm form, IReadOnlyList<BackfillStep>? steps, string? mistake) =>
        LocalisedPage.Of<AdminBackfillPage>(context, status, new()
        {
            [nameof(AdminBackfillPage.Form)] = form,
            [nameof(AdminBackfillPage.Sources)] = installation.History.Sources(),
            [nameof(AdminBackfillPage.Steps)] = steps,
            [nameof(AdminBackfillPage.Mistake)] = mistake,
        });
}
