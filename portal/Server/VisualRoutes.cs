using ReIntegrationBI.Portal.Pages;

namespace ReIntegrationBI.Portal.Server;

/// <summary>Visuals one by one: as a page with the rows behind them, and as files.</summary>
internal static class VisualRoutes
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet(
        "/visuals/{book}/{visual}",
        (HttpContext context, VisualBooks books, Installation installation, string book, string visual) => DashboardRoutes.Answer(context, () => Show(context, books, book, visual)));

    private static IResult Show(HttpContext context, VisualBooks books, string code, string visual)
    {
        var language = PortalLanguage.Of(context.Request);
        var state = DashboardAddress.Read(code, context.Request.Query);
        return books.Find(code) is not { } book || book.Find(state, visual, language) is not { } tile
            ? LocalisedPage.Missing(context, "error.missing_title", "error.missing")
            : LocalisedPage.Of<VisualPage>(context, StatusCodes.Status200OK, new()
            {
                [nameof(VisualPage.State)] = state,
                [nameof(VisualPage.Tile)] = tile,
                [nameof(VisualPage.Slicers)] = book.Slicers(state, language),
                [nameof(VisualPage.Heading)] = book.Heading(state, language),
                [nameof(VisualPage.Back)] = book.PageOf(state, language),
            });
    }
}
