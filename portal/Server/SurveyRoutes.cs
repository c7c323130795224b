using ReIntegrationBI.Portal.Pages;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Portal.Server;

/// <summary>The pages of surveys.</summary>
internal static class SurveyRoutes
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/surveys", (HttpContext context, SurveyLibrary library) => LocalisedPage.Of<SurveysPage>(context, StatusCodes.Status200OK, new()
        {
            [nameof(SurveysPage.Entries)] = library.All(),
        }));
        app.MapGet("/surveys/{code}", (HttpContext context, SurveyLibrary library, string code) =>
            library.Find(code) is { } entry
                ? LocalisedPage.Of<SurveyPage>(context, StatusCodes.Status200OK, new() { [nameof(SurveyPage.Entry)] = entry, [nameof(SurveyPage.Errors)] = library.Errors() })
                : Unknown(context, code));
        app.MapGet("/surveys/{code}/{question}", (HttpContext context, SurveyLibrary library, string code, string question) =>
            library.Find(code, question) is { } entry
                ? LocalisedPage.Of<SurveyQuestionPage>(context, StatusCodes.Status200OK, new()
                {
                    [nameof(SurveyQuestionPage.Entry)] = entry,
                    [nameof(SurveyQuestionPage.Question)] = entry.Questionnaire.Find(question),
                    [nameof(SurveyQuestionPage.Errors)] = library.Errors(),
                })
                : library.Find(code) is null ? Unknown(context, code) : UnknownQuestion(context, code, question));
        app.MapGet("/surveys/{code}/crosstab", (HttpContext context, SurveyLibrary library, string code) =>
            library.Find(code) is { } entry ? Crosstab(context, library, entry) : Unknown(context, code));
    }

    private static IResult Crosstab(HttpContext context, SurveyLibrary library, SurveyEntry entry)
    {
        var asked = SurveyCrosstabForm.Read(context.Request.Query);
        var (status, table, refusal, translated) = (StatusCodes.Status200OK, default(Warehouse.Results.CrosstabTable), default(string), false);
        var unknown = asked.Codes.FirstOrDefault(c => entry.Questionnaire.Find(c.Split('/')[0]) is null);
        if (unknown is not null)
        {
            return UnknownQuestion(context, entry.Survey.Code, unknown);
        }

        if (entry.Respondents is null)
        {
            // The page says what is missing; asked for a table, it has none to find.
            status = asked.Rows is null ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
        }
        else if (Mistake(asked, PortalTexts.For(PortalLanguage.Of(context.Request))) is { } mistake)
        {
            (status, refusal, translated) = (StatusCodes.Status400BadRequest, mistake, true);
        }
        else if (asked.Rows is not null)
        {
            try
            {
                table = library.Ask(asked.Query(entry.Survey.Code));
            }
            catch (QueryException e)
            {
                (status, refusal) = (StatusCodes.Status400BadRequest, e.Message);
            }
        }

        return LocalisedPage.Of<SurveyCrosstabPage>(context, status, new()
        {
            [nameof(SurveyCrosstabPage.Entry)] = entry,
            [nameof(SurveyCrosstabPage.Form)] = asked,
            [nameof(SurveyCrosstabPage.Table)] = table,
            [nameof(SurveyCrosstabPage.Refusal)] = refusal,
            [nameof(SurveyCrosstabPage.RefusalIsTranslated)] = translated,
        });
    }

    /// <summary>What a visitor easily chooses wrong, in the visitor's language; the rest is told by the warehouse.</summary>
    private static string? Mistake(SurveyCrosstabForm asked, PortalTexts texts) =>
        asked.UnknownWeight is { } weight ? texts.Fill("surveys.unknown_weight", weight)
        : asked.Rows is { } rows && asked.Columns.Contains(rows) ? texts["surveys.same_question"]
        : null;

    private static IResult Unknown(HttpContext context, string code) => LocalisedPage.Missing(context, "surveys.unknown_title", "surveys.unknown", code);

    private static IResult UnknownQuestion(HttpContext context, string code, string question) =>
        LocalisedPage.Missing(context, "surveys.unknown_question_title", "surveys.unknown_question", code, question);
}
