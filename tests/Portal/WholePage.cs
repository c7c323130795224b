using System.Text.RegularExpressions;

namespace ReIntegrationBI.Tests.Portal;

/// <summary>What every page of the portal keeps to.</summary>
internal static class WholePage
{
    /// <summary>In each language a page has one heading of the first order, a token in each form that is sent, no id twice, and labels that name what is there.</summary>
    public static async Task MustBeAsync(HttpClient client, string address)
    {
        foreach (var language in new[] { "nl", "fr", "en" })
        {
            var page = await client.GetStringAsync($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={language}");
            Assert.Contains($"<html lang=\"{language}\"", page, StringComparison.Ordinal);
            Assert.Single(Regex.Matches(page, "<h1[ >]"));
            Assert.Equal(Regex.Count(page, "<form [^>]*method=\"post\""), Regex.Count(page, "name=\"__RequestVerificationToken\""));
            var ids = Regex.Matches(page, " id=\"([^\"]+)\"").Select(m => m.Groups[1].Value).ToList();
            Assert.Equal(ids.Count, ids.Distinct().Count());
            Assert.Empty(Regex.Matches(page, "aria-(?:labelledby|describedby)=\"([^\"]+)\"|<label for=\"([^\"]+)\"").Select(m => m.Groups[1].Value + m.Groups[2].Value).Except(ids));
        }
    }
}
