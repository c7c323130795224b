using ReIntegrationBI.Portal.Pages;

namespace ReIntegrationBI.Portal.Server;

/// <summary>Dashboards.</summary>
internal static class DashboardRoutes
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/", (HttpContext context, Installation installation) => Overview(context, installation));
        app.MapGet("/dashboards/{code}", (HttpContext context, Installation installation, string code) => Show(context, installation, code));
    }

    private static IResult Overview(HttpContext context, Installation installation)
    {
        var language = PortalLanguage.Of(context.Request);
        return LocalisedPage.Of<HomePage>(context, StatusCodes.Status200OK, new()
        {
            [nameof(HomePage.Report)] = installation.Pages.Report(language),
            [nameof(HomePage.Dashboard)] = installation.Pages.Dashboard(DashboardAddress.Read(DashboardAddress.Overview, context.Request.Query), language),
        });
    }

    private static IResult Show(HttpContext context, Installation installation, string code) =>
        installation.DashboardCatalog.Find(code) is null || code == DashboardAddress.Overview
            ? LocalisedPage.Missing(context, "error.missing_title", "error.missing")
            : LocalisedPage.Of<DashboardPage>(context, StatusCodes.Status200OK, new()
            {
                [nameof(DashboardPage.Dashboard)] = installation.Pages.Dashboard(DashboardAddress.Read(code, context.Request.Query), PortalLanguage.Of(context.Request)),
            });
}
