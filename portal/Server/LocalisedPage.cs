using Microsoft.AspNetCore.Http.HttpResults;
using ReIntegrationBI.Portal.Pages;

namespace ReIntegrationBI.Portal.Server;

/// <summary>Pages in the language of the visitor.</summary>
internal static class LocalisedPage
{
    /// <summary>A page; its parameter <c>Language</c> is filled in.</summary>
    public static IResult Of<T>(HttpContext context, int status, Dictionary<string, object?> parameters)
        where T : Microsoft.AspNetCore.Components.IComponent
    {
        parameters["Language"] = PortalLanguage.Of(context.Request);
        return new RazorComponentResult<T>(parameters) { StatusCode = status };
    }

    /// <summary>Says that what was asked for is not there.</summary>
    /// <param name="context">The request.</param>
    /// <param name="title">Key of the title.</param>
    /// <param name="text">Key of the text.</param>
    /// <param name="parts">What the text names.</param>
    public static IResult Missing(HttpContext context, string title, string text, params ReadOnlySpan<object?> parts)
    {
        var texts = PortalTexts.For(PortalLanguage.Of(context.Request));
        return Of<MessagePage>(context, StatusCodes.Status404NotFound, new()
        {
            [nameof(MessagePage.Title)] = texts[title],
            [nameof(MessagePage.Text)] = texts.Fill(text, parts),
        });
    }
}
