using ReIntegrationBI.Reports.Dashboards;
using ReIntegrationBI.Reports.Rendering;

namespace ReIntegrationBI.Portal.Server;

/// <summary>What can be wrong with any page or file that is read, told as a page that a visitor can act on.</summary>
internal static class ToldProblems
{
    /// <summary>Answers, or tells what is wrong: a choice that is not to be had (the address's fault), or no browser to draw with.</summary>
    public static async ValueTask<object?> TellAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        try
        {
            return await next(invocation);
        }
        catch (DashboardException e)
        {
            return LocalisedPage.MessageWith(invocation.HttpContext, StatusCodes.Status400BadRequest, "dash.unknown_title", "dash.unknown", e.Message);
        }
        catch (ChromiumMissingException)
        {
            return LocalisedPage.Message(invocation.HttpContext, StatusCodes.Status503ServiceUnavailable, "error.no_browser_title", "error.no_browser");
        }
    }
}
