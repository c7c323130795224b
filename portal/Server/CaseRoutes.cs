using ReIntegrationBI.Portal.Pages;
using ReIntegrationBI.Warehouse.Cases;

namespace ReIntegrationBI.Portal.Server;

/// <summary>The pages of cases.</summary>
internal static class CaseRoutes
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/cases", (HttpContext context, Installation installation) => LocalisedPage.Of<CasesPage>(context, StatusCodes.Status200OK, new()
        {
            [nameof(CasesPage.State)] = DashboardAddress.Read(StudyBook.Cases, context.Request.Query),
            [nameof(CasesPage.Slicers)] = new StudyBook(installation, StudyBook.Cases).Slicers(DashboardAddress.Read(StudyBook.Cases, context.Request.Query), PortalLanguage.Of(context.Request)),
            [nameof(CasesPage.Studies)] = installation.Pages.Cases.Studies().Select(s => installation.Pages.Cases.Study(s.Study.Code)).OfType<CaseStudy>().ToList(),
            [nameof(CasesPage.Fields)] = installation.CaseFields,
            [nameof(CasesPage.Codes)] = installation.CodeLists,
        }));
        app.MapGet("/cases/{study}/{code}", (HttpContext context, Installation installation, string study, string code) =>
            installation.Pages.Cases.Study(study) is not { } found ? LocalisedPage.Missing(context, "cases.unknown_study_title", "cases.unknown_study", study)
            : found.Find(code) is not { } one ? LocalisedPage.Missing(context, "cases.unknown_title", "cases.unknown", found.Study.Code, code)
            : LocalisedPage.Of<CasePage>(context, StatusCodes.Status200OK, new()
            {
                [nameof(CasePage.Study)] = found,
                [nameof(CasePage.Case)] = one,
                [nameof(CasePage.Fields)] = installation.CaseFields,
                [nameof(CasePage.Codes)] = installation.CodeLists,
            }));
    }
}
