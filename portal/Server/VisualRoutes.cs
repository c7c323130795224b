using ReIntegrationBI.Portal.Pages;
using ReIntegrationBI.Reports.Dashboards;
using ReIntegrationBI.Reports.Rendering.VisualFiles;

namespace ReIntegrationBI.Portal.Server;

/// <summary>Visuals one by one: as a page with the rows behind them, and as files.</summary>
internal static class VisualRoutes
{
    // Each picture takes a browser of its own for a second or so: a few at a time, the others wait.
    private static readonly SemaphoreSlim Drawing = new(2);

    /// <summary>The pages.</summary>
    public static void MapPages(IEndpointRouteBuilder app) => app.MapGet(
        "/visuals/{book}/{visual}",
        (HttpContext context, VisualBooks books, string book, string visual) => Show(context, books, book, visual));

    /// <summary>The files.</summary>
    public static void MapFiles(IEndpointRouteBuilder app) => app.MapGet("/visuals/{book}/{visual}.{format}", FileAsync);

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

    private static async Task<IResult> FileAsync(HttpContext context, VisualBooks books, Installation installation, string book, string visual, string format)
    {
        var language = PortalLanguage.Of(context.Request);
        var state = DashboardAddress.Read(book, context.Request.Query);
        if (books.Find(book) is not { } from || from.Find(state, visual, language) is not { Visual: { } drawn } tile || !VisualFile.FormatsOf(drawn).Contains(format))
        {
            return LocalisedPage.Missing(context, "error.missing_title", "error.missing");
        }

        var caption = DashboardBuilder.Caption(from.Slicers(state, language), language);
        var isPicture = format == VisualFile.Png;
        if (isPicture)
        {
            await Drawing.WaitAsync(context.RequestAborted);
        }

        try
        {
            // In memory, so that what fails is told with a status and no half file goes out; a visual is small.
            var content = new MemoryStream();
            await VisualFile.WriteAsync(drawn, tile.Annex, format, language, caption, installation.Clock.GetUtcNow().UtcDateTime, content, context.RequestAborted);
            content.Position = 0;
            return Results.File(content, VisualFile.MediaType(format), $"{book}-{visual}-{language}.{format}");
        }
        finally
        {
            if (isPicture)
            {
                Drawing.Release();
            }
        }
    }
}
