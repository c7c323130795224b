using ReIntegrationBI.Portal.Pages.Admin;
using ReIntegrationBI.Warehouse.Accounts;
using ReIntegrationBI.Warehouse.Delivery;

namespace ReIntegrationBI.Portal.Server;

/// <summary>Who receives which report.</summary>
internal static class AdminRecipientRoutes
{
    public static void Map(IEndpointRouteBuilder admin)
    {
        admin.MapGet("/recipients", (HttpContext context, Installation installation) => List(context, installation, StatusCodes.Status200OK, RecipientForm.Empty, null));
        admin.MapPost("/recipients", AddAsync);
        admin.MapGet("/recipients/{key:long}", (HttpContext context, Installation installation, long key) =>
            installation.Recipients.Find(key) is { } recipient ? One(context, installation, StatusCodes.Status200OK, recipient, RecipientForm.Of(recipient), null) : Missing(context, key));
        admin.MapPost("/recipients/{key:long}", ChangeAsync);
        admin.MapPost("/recipients/{key:long}/stop", (HttpContext context, Installation installation, long key) => SetActive(context, installation, key, isActive: false));
        admin.MapPost("/recipients/{key:long}/resume", (HttpContext context, Installation installation, long key) => SetActive(context, installation, key, isActive: true));
        admin.MapPost("/recipients/{key:long}/remove", Remove);
    }

    private static async Task<IResult> AddAsync(HttpContext context, Installation installation)
    {
        var form = RecipientForm.Read(await context.Request.ReadFormAsync(context.RequestAborted));
        var problem = form.Problem(installation);
        if (problem is null && installation.Recipients.Add(form.Recipient(0), Visitor.Of(context).Name) is { } key)
        {
            Note(context, installation, installation.Recipients.Find(key)!, "added");
            return ToList(context);
        }

        return List(context, installation, StatusCodes.Status400BadRequest, form, problem ?? "recipients.same");
    }

    private static async Task<IResult> ChangeAsync(HttpContext context, Installation installation, long key)
    {
        if (installation.Recipients.Find(key) is not { } recipient)
        {
            return Missing(context, key);
        }

        var form = RecipientForm.Read(await context.Request.ReadFormAsync(context.RequestAborted));
        var problem = form.Problem(installation);
        if (problem is null && installation.Recipients.Change(form.Recipient(key)))
        {
            Note(context, installation, installation.Recipients.Find(key)!, "changed");
            return ToList(context);
        }

        return One(context, installation, StatusCodes.Status400BadRequest, recipient, form, problem ?? "recipients.same");
    }

    private static IResult SetActive(HttpContext context, Installation installation, long key, bool isActive)
    {
        if (installation.Recipients.Find(key) is not { } recipient || !installation.Recipients.SetActive(key, isActive))
        {
            return Missing(context, key);
        }

        Note(context, installation, recipient, isActive ? "resumed" : "stopped");
        return ToList(context);
    }

    private static IResult Remove(HttpContext context, Installation installation, long key)
    {
        if (installation.Recipients.Find(key) is not { } recipient)
        {
            return Missing(context, key);
        }

        if (!installation.Recipients.Remove(key))
        {
            installation.Audit.Write(Visitor.Of(context).Name, AuditAction.Recipient, Name(recipient), AuditEvent.Refused, "removed: something was sent");
            return One(context, installation, StatusCodes.Status409Conflict, recipient, RecipientForm.Of(recipient), "recipients.has_deliveries");
        }

        Note(context, installation, recipient, "removed");
        return ToList(context);
    }

    private static IResult List(HttpContext context, Installation installation, int status, RecipientForm form, string? problem) =>
        LocalisedPage.Of<AdminRecipientsPage>(context, status, new()
        {
            [nameof(AdminRecipientsPage.Recipients)] = installation.Recipients.List(),
            [nameof(AdminRecipientsPage.Accounts)] = installation.Accounts.All(),
            [nameof(AdminRecipientsPage.Form)] = form,
            [nameof(AdminRecipientsPage.Problem)] = problem,
        });

    private static IResult One(HttpContext context, Installation installation, int status, Recipient recipient, RecipientForm form, string? problem) =>
        LocalisedPage.Of<AdminRecipientPage>(context, status, new()
        {
            [nameof(AdminRecipientPage.Recipient)] = recipient,
            [nameof(AdminRecipientPage.Accounts)] = installation.Accounts.All(),
            [nameof(AdminRecipientPage.Form)] = form,
            [nameof(AdminRecipientPage.HasDeliveries)] = installation.Recipients.HasDeliveries(recipient.RecipientKey),
            [nameof(AdminRecipientPage.Problem)] = problem,
        });

    private static void Note(HttpContext context, Installation installation, Recipient recipient, string what) =>
        installation.Audit.Write(Visitor.Of(context).Name, AuditAction.Recipient, Name(recipient), detail: what);

    private static string Name(Recipient recipient) => FormattableString.Invariant(
        $"recipient {recipient.RecipientKey}: {recipient.Report} to {recipient.Address} ({string.Join(", ", new[] { recipient.Language, recipient.RegionCode, recipient.Format, recipient.SendAs }.OfType<string>())})");

    private static IResult ToList(HttpContext context) => Results.LocalRedirect($"/admin/recipients?lang={PortalLanguage.Of(context.Request)}");

    private static IResult Missing(HttpContext context, long key) => LocalisedPage.Missing(context, "recipients.unknown_title", "recipients.unknown", key);
}
