using Microsoft.AspNetCore.Antiforgery;
using ReIntegrationBI.Portal.Pages;
using ReIntegrationBI.Warehouse.Accounts;

namespace ReIntegrationBI.Portal.Server;

/// <summary>The one place where it is decided who may do what: every request for a route passes here before the route itself.</summary>
/// <param name="installation">The installation.</param>
/// <param name="readsAnonymously">Whether pages can be read without an account.</param>
public sealed class AccessControl(Installation installation, bool readsAnonymously)
{
    /// <summary>What browsers are told of pages that are for one visitor; in the words of the framework's forms, which would warn of others.</summary>
    public const string NeverKept = "no-cache, no-store";

    /// <summary>States who asks, and lets on only those who may.</summary>
    public Task CheckRightAsync(HttpContext context, RequestDelegate next)
    {
        var session = context.Features.Get<UserSession>();
        var visitor = new Visitor(session?.UserName ?? Visitor.AnonymousName, session?.Role, readsAnonymously);
        context.Features.Set(visitor);

        // What the router answers itself (no such page, another method) is no route.
        if (context.GetEndpoint() is not RouteEndpoint endpoint)
        {
            return next(context);
        }

        var needed = RightOf(endpoint);
        if (visitor.IsSignedIn && needed is not Right.None)
        {
            context.Response.Headers.CacheControl = NeverKept;
        }

        return needed is { } right && visitor.May(right) ? next(context) : RefuseAsync(context, visitor, isKnown: needed is not null);
    }

    /// <summary>Refuses a form that does not carry its token: it is not ours, or too old.</summary>
    public static Task CheckFormAsync(HttpContext context, RequestDelegate next) =>
        context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false } form ? next(context)
        : (UploadLimit.Refusal(context, form.Error) ?? LocalisedPage.Message(context, StatusCodes.Status400BadRequest, "door.form_title", "door.form")).ExecuteAsync(context);

    /// <summary>The right that a route states, the highest where it states several; null where it states none.</summary>
    public static Right? RightOf(Endpoint endpoint) =>
        endpoint.Metadata.GetOrderedMetadata<RightNeeded>() is { Count: > 0 } stated ? stated.Max(s => s.Right) : null;

    private Task RefuseAsync(HttpContext context, Visitor visitor, bool isKnown)
    {
        var request = context.Request;
        if (!visitor.IsSignedIn)
        {
            if (isKnown && HttpMethods.IsGet(request.Method))
            {
                context.Response.Redirect("/sign-in" + QueryString.Create(
                    new Dictionary<string, string?> { ["back"] = request.Path + request.QueryString, ["lang"] = PortalLanguage.Of(request) }));
                return Task.CompletedTask;
            }

            return LocalisedPage.Message(context, StatusCodes.Status403Forbidden, "door.sign_in_title", "door.sign_in").ExecuteAsync(context);
        }

        installation.Audit.Write(visitor.Name, AuditAction.Denied, $"{request.Method} {request.Path}", AuditEvent.Refused);
        return LocalisedPage.Message(context, StatusCodes.Status403Forbidden, "door.denied_title", "door.denied").ExecuteAsync(context);
    }
}
