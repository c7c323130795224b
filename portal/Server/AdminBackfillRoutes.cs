using ReIntegrationBI.Portal.Commands;
using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Portal.Pages.Admin;
using ReIntegrationBI.Warehouse.Accounts;
using ReIntegrationBI.Warehouse.Loading;

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

    private static async Task<IResult> RunAsync(HttpContext context, Installation installation, IWorkQueue queue)
    {
        var fields = await context.Request.ReadFormAsync(context.RequestAborted);
        var form = BackfillForm.Read(k => fields[k]);
        try
        {
            var backfill = new Backfill(installation, AdminRoutes.NameOf(context));
            var (steps, limit) = (form.Plan(backfill), CommonOptions.ReadRejectLimit(form.Limit));
            return AdminRoutes.Enqueue(
                context, queue, AuditAction.Backfill, $"{form.Source} {form.From} – {form.To}",
                stopping => steps.Where(s => !s.IsKept).Select(s => new WorkResult(s.Slice, NotKept))
                    .Concat(backfill.Run(steps, limit, stopping).Select(r => r.Outcome is { } outcome
                        ? WorkResult.Of(outcome, r.Step.Slice)
                        : new WorkResult(r.Step.Slice, r.Failure is OperationCanceledException ? LoadState.Cancelled : LoadState.Failed, null, r.Failure!.Message))));
        }
        catch (WrongArgumentException e)
        {
            return Page(context, installation, StatusCodes.Status400BadRequest, form, null, e.Message);
        }
    }

    /// <summary>Word for a slice that is left out because its content is not kept.</summary>
    private const string NotKept = "not-kept";

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
