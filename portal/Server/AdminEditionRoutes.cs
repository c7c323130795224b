using System.Globalization;
using ReIntegrationBI.Portal.Delivery;
using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Portal.Jobs.Running;
using ReIntegrationBI.Portal.Pages.Admin;
using ReIntegrationBI.Warehouse.Accounts;
using ReIntegrationBI.Warehouse.Delivery;

namespace ReIntegrationBI.Portal.Server;

/// <summary>The archive of editions, and what became of sending them.</summary>
internal static class AdminEditionRoutes
{
    public static void Map(IEndpointRouteBuilder admin)
    {
        admin.MapGet("/editions", List);
        admin.MapGet("/editions/{key:long}", (HttpContext context, Installation installation, long key) =>
            installation.Editions.Find(key) is { } edition ? One(context, installation, StatusCodes.Status200OK, edition, null) : Missing(context, key));
        admin.MapPost("/editions/{key:long}/resend", ResendAsync);
        admin.MapPost("/editions/{key:long}/retry", RetryAsync);
    }

    /// <summary>The file of an edition, to which mails lead.</summary>
    public static void MapFile(IEndpointRouteBuilder reading) => reading.MapGet("/editions/{key:long}", (HttpContext context, Installation installation, long key) =>
    {
        if (installation.Editions.Find(key) is not { IsMade: true } edition)
        {
            return Missing(context, key);
        }

        try
        {
            return Results.File(installation.EditionFiles.Find(edition.Sha256!), ReportFormat.MediaType(edition.Format), edition.FileName, edition.MadeAt);
        }
        catch (FileNotFoundException)
        {
            return LocalisedPage.Missing(context, "editions.lost_title", "editions.lost", key);
        }
    });

    private static IResult List(HttpContext context, Installation installation)
    {
        var form = EditionsForm.Read(context.Request.Query);
        return LocalisedPage.Of<AdminEditionsPage>(context, StatusCodes.Status200OK, new()
        {
            [nameof(AdminEditionsPage.Form)] = form,
            [nameof(AdminEditionsPage.Months)] = installation.Editions.Periods(),
            [nameof(AdminEditionsPage.Count)] = installation.Editions.Count(form.Filter()),
            [nameof(AdminEditionsPage.Editions)] = installation.Editions.Search(form.Filter(), (form.Page - 1) * EditionsForm.PageSize, EditionsForm.PageSize),
        });
    }

    private static IResult One(HttpContext context, Installation installation, int status, Edition edition, string? problem)
    {
        var deliveries = installation.Deliveries.Of(edition.EditionKey);
        return LocalisedPage.Of<AdminEditionPage>(context, status, new()
        {
            [nameof(AdminEditionPage.Edition)] = edition,
            [nameof(AdminEditionPage.Inputs)] = installation.Editions.Inputs(edition.EditionKey),
            [nameof(AdminEditionPage.Deliveries)] = deliveries,
            [nameof(AdminEditionPage.Transitions)] = deliveries.ToDictionary(d => d.DeliveryKey, d => installation.Deliveries.Transitions(d.DeliveryKey)),
            [nameof(AdminEditionPage.Recipients)] = installation.Recipients.List().Where(r => r.Report == edition.Report && r.IsActive).ToList(),
            [nameof(AdminEditionPage.Problem)] = problem,
        });
    }

    private static async Task<IResult> ResendAsync(HttpContext context, Installation installation, JobQueue queue, long key)
    {
        if (installation.Editions.Find(key) is not { } edition)
        {
            return Missing(context, key);
        }

        var (who, wanted) = (Visitor.Of(context).Name, await KeyAsync(context, "recipient"));
        if (!edition.IsMade || installation.Recipients.Find(wanted) is not { IsActive: true } recipient || recipient.Report != edition.Report)
        {
            installation.Audit.Write(who, AuditAction.Delivery, Name(edition), AuditEvent.Refused, "sent again: withheld, or no active recipient of this report");
            return One(context, installation, StatusCodes.Status409Conflict, edition, "editions.not_sent_again");
        }

        var delivery = new DeliveryDesk(installation, queue).Resend(edition, recipient, who);
        installation.Audit.Write(who, AuditAction.Delivery, Name(edition), detail: FormattableString.Invariant($"sent again to {recipient.Address} (delivery {delivery.DeliveryKey})"));
        return ToEdition(context, key);
    }

    private static async Task<IResult> RetryAsync(HttpContext context, Installation installation, JobQueue queue, long key)
    {
        if (installation.Editions.Find(key) is not { } edition)
        {
            return Missing(context, key);
        }

        var (who, wanted) = (Visitor.Of(context).Name, await KeyAsync(context, "delivery"));
        if (installation.Deliveries.Find(wanted) is not { } delivery || delivery.EditionKey != key || !new DeliveryDesk(installation, queue).Retry(delivery, who))
        {
            installation.Audit.Write(who, AuditAction.Delivery, Name(edition), AuditEvent.Refused, "tried again: it was sent or withheld");
            return One(context, installation, StatusCodes.Status409Conflict, edition, "editions.not_tried_again");
        }

        installation.Audit.Write(who, AuditAction.Delivery, Name(edition), detail: FormattableString.Invariant($"tried again to {delivery.Address} (delivery {delivery.DeliveryKey})"));
        return ToEdition(context, key);
    }

    private static async Task<long> KeyAsync(HttpContext context, string field) =>
        long.TryParse((await context.Request.ReadFormAsync(context.RequestAborted))[field], NumberStyles.None, CultureInfo.InvariantCulture, out var key) ? key : 0;

    private static string Name(Edition edition) => FormattableString.Invariant(
        $"edition {edition.EditionKey}: {edition.Report} {string.Join(", ", new[] { edition.Period, edition.Language, edition.RegionCode, edition.Format }.OfType<string>())}");

    private static IResult ToEdition(HttpContext context, long key) =>
        Results.LocalRedirect(FormattableString.Invariant($"/admin/editions/{key}?lang={PortalLanguage.Of(context.Request)}"));

    private static IResult Missing(HttpContext context, long key) => LocalisedPage.Missing(context, "editions.unknown_title", "editions.unknown", key);
}
