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
        var asked = TrajectoryForm.Read(context.Request.Query);
        var (status, answers, refusal) = (StatusCodes.Status200OK, default(TrajectoryAnswers), default(string));
        var set = library.Find();
        if (set is null)
        {
            // The page says what is missing; asked for an answer, it has none to find.
            status = asked.IsAsked ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        }
        else
        {
            try
            {
                answers = library.Ask(asked.Query());
            }
            catch (QueryException e)
            {
                (status, refusal) = (StatusCodes.Status400BadRequest, e.Message);
            }
        }

        return new RazorComponentResult<TrajectoriesPage>(new Dictionary<string, object?>
        {
            [nameof(TrajectoriesPage.Language)] = PortalLanguage.Of(context.Request),
            [nameof(TrajectoriesPage.Form)] = asked,
            [nameof(TrajectoriesPage.Set)] = set,
            [nameof(TrajectoriesPage.Members)] = set is null ? [] : library.Members(),
            [nameof(TrajectoriesPage.Answers)] = answers,
            [nameof(TrajectoriesPage.Refusal)] = refusal,
        })
        { StatusCode = status };
    }
}
