using Microsoft.AspNetCore.Http.HttpResults;
using ReIntegrationBI.Portal.Pages;
using ReIntegrationBI.Warehouse.Cases;

namespace ReIntegrationBI.Portal.Server;

/// <summary>The pages of cases.</summary>
internal static class CaseRoutes
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/cases", (HttpContext context, Installation installation) => Page<CasesPage>(context, StatusCodes.Status200OK, new()
        {
            [nameof(CasesPage.Studies)] = installation.Cases.Studies().Select(s => installation.Cases.Study(s.Study.Code)).OfType<CaseStudy>().ToList(),
            [nameof(CasesPage.Fields)] = installation.CaseFields,
            [nameof(CasesPage.Codes)] = installation.CodeLists,
        }));
        app.MapGet("/cases/{study}/{code}", (HttpContext context, Installation installation, string study, string code) =>
            installation.Cases.Study(study) is not { } found ? Missing(context, "cases.unknown_study_title", "cases.unknown_study", study)
            : found.Find(code) is not { } one ? Missing(context, "cases.unknown_title", "cases.unknown", found.Study.Code, code)
            : Page<CasePage>(context, StatusCodes.Status200OK, new()
            {
                [nameof(CasePage.Study)] = found,
                [nameof(CasePage.Case)] = one,
                [nameof(CasePage.Fields)] = installation.CaseFields,
                [nameof(CasePage.Codes)] = installation.CodeLists,
            }));
    }

    private static IResult Missing(HttpContext context, string title, string text, params ReadOnlySpan<object?> parts)
    {
        var texts = PortalTexts.For(PortalLanguage.Of(context.Request));
        return Page<MessagePage>(context, StatusCodes.Status404NotFound, new()
        {
            [nameof(MessagePage.Title)] = texts[title],
            [nameof(MessagePage.Text)] = texts.Fill(text, parts),
        });
    }

    private static IResult Page<T>(HttpContext context, int status, Dictionary<string, object?> parameters)
        where T : Microsoft.AspNetCore.Components.IComponent
    {
        parameters["Language"] = PortalLanguage.Of(context.Request);
        return new RazorComponentResult<T>(parameters) { StatusCode = status };
    }
}
