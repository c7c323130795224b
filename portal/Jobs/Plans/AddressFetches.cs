using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ReIntegrationBI.Portal.Jobs.Running;
using ReIntegrationBI.Warehouse.Jobs;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Jobs.Plans;

/// <summary>
/// Fetches files from addresses into the quarantine and loads them as those of an inbox. A content that the server calls unchanged is not sent again; one that
/// did not come as a whole is not loaded.
/// </summary>
/// <param name="installation">Where they are loaded.</param>
public sealed class AddressFetches(Installation installation)
{
    private const int MostRedirects = 5;

    /// <summary>One for the process, as its connections are; a redirect is followed by us, who look where it leads.</summary>
    private static readonly HttpClient Client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.None, ConnectTimeout = TimeSpan.FromSeconds(30),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private readonly AddressStore _store = new(installation.Engine);
    private readonly Uploads _quarantine = new(installation.Settings.DataFolder, installation.Clock);

    /// <summary>Fetches a file, and loads it where it changed since it was last loaded.</summary>
    /// <param name="source">The source.</param>
    /// <param name="address">The address.</param>
    /// <param name="who">Who asks for it, at most 100 letters.</param>
    /// <param name="tell">Told what is done.</param>
    /// <param name="cancellation">Gives up; nothing is loaded.</param>
    public async Task<ArrivedLoad> FetchAsync(PlannedSource source, PlannedAddress address, string who, Action<string> tell, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(tell);
        var limits = installation.Plan.Fetch;
        using var patience = new CancellationTokenSource(limits.Timeout, installation.Clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        try
        {
            return await FetchAsync(source, address, who, tell, limits.MostBytes, both.Token);
        }
        catch (FileTooLargeException)
        {
            return Ended(address, JobEnd.Failed(TooLarge(address, limits.MostBytes)));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Ended(address, JobEnd.TryAgain(string.Create(CultureInfo.InvariantCulture, $"{address.Url} did not answer in full within {limits.Timeout.TotalSeconds:0} s; nothing was loaded")));
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return Ended(address, JobEnd.TryAgain($"{address.Url} could not be fetched: {(e.InnerException ?? e).Message.TrimEnd('.')}; nothing was loaded"));
        }
    }

    private static ArrivedLoad Ended(PlannedAddress address, JobEnd end) => new(address.Name, null, end);

    private static string TooLarge(PlannedAddress address, long most) => string.Create(
        CultureInfo.InvariantCulture, $"{address.Url} gives more than the {most / 1_048_576} MB of fetch / most_megabytes; nothing was loaded. Raise it in jobs.yaml, or correct the address");

    private async Task<ArrivedLoad> FetchAsync(
        PlannedSource source, PlannedAddress address, string who, Action<string> tell, long most, CancellationToken cancellation)
    {
        var known = _store.Find(address.Name) is { } state && state.Url == address.Url.AbsoluteUri ? state : null;
        var (response, refusal) = await GetAsync(address, known, tell, cancellation);
        using (response)
        {
            if (refusal is not null)
            {
                return Ended(address, refusal);
            }

            if (response!.StatusCode == HttpStatusCode.NotModified && known is not null)
            {
                return Ended(address, JobEnd.Done(string.Create(CultureInfo.InvariantCulture, $"unchanged since it was loaded on {known.FetchedAt:yyyy-MM-dd HH:mm} UTC")));
            }

            if (response.StatusCode != HttpStatusCode.OK)
            {
                return Ended(address, Unanswered(address, response.StatusCode));
            }

            return response.Content.Headers.ContentLength > most
                ? Ended(address, JobEnd.Failed(TooLarge(address, most)))
                : await LoadAsync(source, address, who, tell, most, response, cancellation);
        }
    }

    private async Task<(HttpResponseMessage? Response, JobEnd? Refusal)> GetAsync(
        PlannedAddress address, AddressState? known, Action<string> tell, CancellationToken cancellation)
    {
        var url = address.Url;
        for (var redirects = 0; ; redirects++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            request.Headers.UserAgent.Add(new ProductInfoHeaderValue("ReIntegrationBI", "1"));
            if (known is { ETag: { } mark } && EntityTagHeaderValue.TryParse(mark, out var tag))
            {
                request.Headers.IfNoneMatch.Add(tag);
            }

            if (known?.LastModified is { } moment)
            {
                // As the server wrote it: what it compares may be the text.
                request.Headers.TryAddWithoutValidation("If-Modified-Since", moment);
            }

            var response = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308))
            {
                return (response, null);
            }

            var to = response.Headers.Location is { } location ? new Uri(url, location) : null;
            response.Dispose();
            if (to is null || to.Scheme is not ("http" or "https") || (url.Scheme == "https" && to.Scheme == "http"))
            {
                return (null, JobEnd.Failed(
                    $"{url} leads on to {(to is null ? "nowhere" : $"'{to}'")}; expected an address that begins with https://{(url.Scheme == "http" ? " or http://" : "")}. "
                    + $"Nothing was loaded. Find where the file is now and correct the url of {address.Name} in jobs.yaml"));
            }

            if (redirects == MostRedirects)
            {
                return (null, JobEnd.Failed($"{address.Url} leads on more than {MostRedirects} times. Find where the file is now and correct the url of {address.Name} in jobs.yaml"));
            }

            tell($"{url} leads on to {to}");
            url = to;
        }
    }

    private static JobEnd Unanswered(PlannedAddress address, HttpStatusCode status)
    {
        var reason = string.Create(CultureInfo.InvariantCulture, $"{address.Url} answered {(int)status} {status}; nothing was loaded");
        return (int)status is 408 or 425 or 429 or >= 500
            ? JobEnd.TryAgain(reason)
            : JobEnd.Failed($"{reason}. Open the address in a browser; find where the file is now and correct the url of {address.Name} in jobs.yaml");
    }

    private async Task<ArrivedLoad> LoadAsync(
        PlannedSource source, PlannedAddress address, string who, Action<string> tell, long most, HttpResponseMessage response, CancellationToken cancellation)
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        await using var counted = new LimitedStream(body, most);
        var upload = await _quarantine.StoreAsync(counted, address.File, address.Options, cancellation);
        try
        {
            // It is ours: nobody else decides on it.
            _quarantine.TryTake(upload);
            if (response.Content.Headers.ContentLength is { } length && length != counted.Count)
            {
                return Ended(address, JobEnd.TryAgain(string.Create(
                    CultureInfo.InvariantCulture, $"{address.Url} announced {length} bytes and sent {counted.Count}; nothing was loaded")));
            }

            if (IsPage(response, counted, address))
            {
                return RefusePage(source, address, who, response);
            }

            tell(string.Create(CultureInfo.InvariantCulture, $"{counted.Count} bytes fetched from {address.Url}"));
            cancellation.ThrowIfCancellationRequested();
            var hash = FileStore.HashOf(upload.Path);
            var load = ArrivedLoad.Of(address.Name, new FileLoads(installation, who).Load(upload.Path, address.Options));
            if (load.Outcome!.State is LoadState.Succeeded or LoadState.NoOp)
            {
                _store.Save(address.Name, new AddressState(
                    address.Url.AbsoluteUri, response.Headers.ETag?.ToString(), Given(response.Content.Headers, "Last-Modified"), hash, installation.Clock.GetUtcNow().UtcDateTime));
            }

            return load;
        }
        finally
        {
            _quarantine.Remove(upload.Id);
        }
    }

    /// <summary>Whether a page for people came in place of the file: a publisher that moved it, or wants somebody to sign in, often answers 200 all the same.</summary>
    private static bool IsPage(HttpResponseMessage response, LimitedStream body, PlannedAddress address)
    {
        if (Path.GetExtension(address.File).StartsWith(".htm", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var start = Encoding.UTF8.GetString(body.Head).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return response.Content.Headers.ContentType?.MediaType is "text/html" or "application/xhtml+xml"
            || start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase);
    }

    private ArrivedLoad RefusePage(PlannedSource source, PlannedAddress address, string who, HttpResponseMessage response) => ArrivedLoad.Of(address.Name, installation.Loader.Refuse(
        null, address.File, Slice.Unknown(source.Code),
        [
            new InputProblem
            {
                Code = "web-page", File = address.File, Message = $"{address.Url} gave a web page in place of the file",
                Found = response.Content.Headers.ContentType?.MediaType ?? "text that begins as a page", Expected = $"the content of {address.File}",
                Remedy = $"Open the address in a browser, find the address of the file itself and correct the url of {address.Name} in jobs.yaml.",
            },
        ],
        force: false, who));

    private static string? Given(HttpContentHeaders headers, string name) => headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
