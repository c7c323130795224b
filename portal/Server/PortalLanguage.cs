using ReIntegrationBI.Reports.Texts;

namespace ReIntegrationBI.Portal.Server;

/// <summary>The language of a page.</summary>
internal static class PortalLanguage
{
    /// <summary>By <c>?lang=</c>, else what the browser prefers, else Dutch.</summary>
    public static string Of(HttpRequest request)
    {
        var asked = request.Query["lang"].ToString();
        if (Languages.All.Contains(asked))
        {
            return asked;
        }

        var preferred = request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(l => l.Quality ?? 1)
            .Select(l => l.Value.Value?.Split('-')[0].ToLowerInvariant());
        return preferred.FirstOrDefault(Languages.All.Contains) ?? "nl";
    }
}
