using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace ReIntegrationBI.Tests.Portal;

/// <summary>Fills in forms of pages as a browser does: the token and what else is hidden in the form go along.</summary>
internal static class PortalForms
{
    /// <summary>Sends the form of a page that goes to an address.</summary>
    /// <param name="client">The browser; it keeps cookies and follows redirects.</param>
    /// <param name="page">Address of the page that holds the form.</param>
    /// <param name="action">Where the form goes, without its query.</param>
    /// <param name="fields">What is filled in.</param>
    /// <param name="file">Name and content of the file that is chosen, or null.</param>
    public static async Task<HttpResponseMessage> SendAsync(
        HttpClient client, string page, string action, Dictionary<string, string>? fields = null, (string Name, byte[] Content)? file = null) =>
        await SendFormAsync(client, await client.GetStringAsync(page), action, fields, file);

    /// <summary>Sends a form of a page that was got already.</summary>
    public static async Task<HttpResponseMessage> SendFormAsync(
        HttpClient client, string html, string action, Dictionary<string, string>? fields = null, (string Name, byte[] Content)? file = null)
    {
        var form = Regex.Matches(html, "<form [^>]*method=\"post\".*?</form>", RegexOptions.Singleline).Select(m => m.Value)
            .FirstOrDefault(f => Regex.IsMatch(f, $"action=\"{Regex.Escape(action)}[?\"]"));
        Assert.True(form is not null, $"No form goes to {action}.");
        var sent = Regex.Matches(form, "<input type=\"hidden\" name=\"([^\"]+)\"(?: value=\"([^\"]*)\")?")
            .ToDictionary(m => m.Groups[1].Value, m => System.Net.WebUtility.HtmlDecode(m.Groups[2].Value));
        Assert.Contains("__RequestVerificationToken", sent.Keys);
        foreach (var (name, value) in fields ?? [])
        {
            sent[name] = value;
        }

        var target = System.Net.WebUtility.HtmlDecode(Regex.Match(form, "action=\"([^\"]+)\"").Groups[1].Value);
        if (file is not { } chosen)
        {
            return await client.PostAsync(target, new FormUrlEncodedContent(sent));
        }

        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in sent)
        {
            content.Add(new StringContent(value), name);
        }

        var part = new ByteArrayContent(chosen.Content);
        part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "\"file\"", FileName = $"\"{chosen.Name}\"" };
        content.Add(part);
        return await client.PostAsync(target, content);
    }
}
