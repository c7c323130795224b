using ReIntegrationBI.Portal.Pages;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Model.Recommendations;

namespace ReIntegrationBI.Portal.Server;

/// <summary>The pages of recommendations and of the process.</summary>
internal static class RecommendationRoutes
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/recommendations", Recommendations);
        app.MapGet("/process", (HttpContext context, Installation installation) => LocalisedPage.Of<ProcessPage>(context, StatusCodes.Status200OK, new()
        {
            [nameof(ProcessPage.View)] = installation.Pages.Process.Read(),
            [nameof(ProcessPage.Codes)] = installation.CodeLists,
        }));
    }

    private static IResult Recommendations(HttpContext context, Installation installation)
    {
        var form = RecommendationForm.Read(context.Request.Query);
        var all = installation.Pages.Recommendations.Ask(new RecommendationQuery());
        var (status, shown, refusal) = (StatusCodes.Status200OK, (IReadOnlyList<TrackedAction>)[], default(string));
        if (form.Measured is { } measured && !RecommendationForm.MeasuredChoices.Contains(measured))
        {
            (status, refusal) = (StatusCodes.Status400BadRequest, measured);
        }
        else
        {
            try
            {
                shown = form is { Study: null, Level: null, Actor: null, Key: null }
                    ? all
                    : installation.Pages.Recommendations.Ask(new RecommendationQuery { Study = form.Study, Level = form.Level, Actor = form.Actor, Key = form.Key });
            }
            catch (QueryException e)
            {
                (status, refusal) = (StatusCodes.Status400BadRequest, e.Message);
            }
        }

        return LocalisedPage.Of<RecommendationsPage>(context, status, new()
        {
            [nameof(RecommendationsPage.All)] = all,
            [nameof(RecommendationsPage.Shown)] = shown.Where(a => IsWanted(a, form.Measured)).ToList(),
            [nameof(RecommendationsPage.Form)] = form,
            [nameof(RecommendationsPage.Refusal)] = refusal,
            [nameof(RecommendationsPage.Codes)] = installation.CodeLists,
        });
    }

    private static bool IsWanted(TrackedAction action, string? measured) => measured switch
    {
        "yes" => action.IsMeasured,
        "direct" => action.IsMeasuredDirectly,
        "no" => !action.IsMeasured,
        _ => true,
    };
}
