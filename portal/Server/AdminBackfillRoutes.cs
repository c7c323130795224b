using ReIntegrationBI.Portal.Commands;
using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Portal.Jobs.Running;
using ReIntegrationBI.Portal.Pages.Admin;
using ReIntegrationBI.Warehouse.Accounts;

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
        IReadOnlyList<BackfillStep>? steps = null;
        try
        {
            steps = form.Plan(new Backfill(installation));
            var limit = CommonOptions.ReadRejectLimit(form.Limit);
            var kept = steps.Count(s => s.IsKept);
            if (kept == 0)
            {
                throw new WrongArgumentException("There is nothing to repeat: no slice of this choice has a content that is kept.");
            }

            var (who, subject) = (Visitor.Of(context).Name, $"{form.Source} {form.From} – {form.To}");
            var group = Backfill.Enqueue(queue, steps, subject, form.Choice().AtOnce, limit, who);
            installation.Audit.Write(
                who, AuditAction.Backfill, subject,
                detail: FormattableString.Invariant($"group {group}: {form.Only}, {(form.Choice().OldestFirst ? "oldest" : "newest")} first, {form.AtOnce} at once, {Counted.Of(kept, "run")}, {steps.Count - kept} left out"));
            return Results.LocalRedirect(FormattableString.Invariant($"~/admin/runs?group={group}&lang={PortalLanguage.Of(context.Request)}"));
        }
        catch (WrongArgumentException e)
        {
            return Page(context, installation, StatusCodes.Status400BadRequest, form, steps, e.Message);
        }
    }

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
