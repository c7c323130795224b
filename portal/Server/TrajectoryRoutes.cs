using Microsoft.AspNetCore.Http.HttpResults;
using ReIntegrationBI.Portal.Pages;
using ReIntegrationBI.Warehouse.Model;

namespace ReIntegrationBI.Portal.Server;

/// <summary>The page of trajectories.</summary>
internal static class TrajectoryRoutes
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/trajectories", Show);

    private static IResult Show(HttpContext context, TrajectoryLibrary library)
    {
        var (asked, language, book) = (TrajectoryForm.Read(context.Request.Query), PortalLanguage.Of(context.Request), new TrajectoryBook(library));
        var page = new Dictionary<string, object?>
        {
            [nameof(TrajectoriesPage.Language)] = language,
            [nameof(TrajectoriesPage.Form)] = asked,
        };
        var status = StatusCodes.Status200OK;
        if (library.Find() is { } set)
        {
            page[nameof(TrajectoriesPage.Set)] = set;
            page[nameof(TrajectoriesPage.Slicers)] = book.Slicers(asked.State, language);
            try
            {
                page[nameof(TrajectoriesPage.Parts)] = book.Parts(asked, null, language);
            }
            catch (QueryException e) when (e.TooManyTogether.Count > 0)
            {
                // Asked rightly, of groups that would be too small: the page says which choice to let go.
                page[nameof(TrajectoriesPage.TooManyTogether)] = e.TooManyTogether;
            }
            catch (QueryException e)
            {
                status = StatusCodes.Status400BadRequest;
                page[nameof(TrajectoriesPage.Refusal)] = e.Message;
            }
        }
        else if (asked.IsAsked)
        {
            // The page says what is missing; asked for an answer, it has none to find.
            status = StatusCodes.Status404NotFound;
        }

        return new RazorComponentResult<TrajectoriesPage>(page) { StatusCode = status };
    }
}
