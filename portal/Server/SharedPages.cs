using Microsoft.AspNetCore.OutputCaching;

namespace ReIntegrationBI.Portal.Server;

/// <summary>
/// Pages that are the same for all who did not sign in are drawn once, until <see cref="PageReaders.Version"/> changes. Who signed in has an own name, own
/// tools and own tokens in the frame of each page: for them pages are drawn anew, of pieces that are remembered.
/// </summary>
/// <param name="installation">Says what was loaded.</param>
internal sealed class SharedPages(Installation installation) : IOutputCachePolicy
{
    /// <summary>Bytes of pages that are kept.</summary>
    private const long MostBytes = 64 << 20;

    /// <summary>Pages of an earlier version are asked for no more; they go after this at the latest.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>Adds what it needs.</summary>
    public static void Add(IServiceCollection services) => services.AddOutputCache(cache =>
    {
        cache.SizeLimit = MostBytes;
        cache.UseCaseSensitivePaths = true;
    });

    /// <inheritdoc/>
    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        var isShared = HttpMethods.IsGet(http.Request.Method) && !Visitor.Of(http).IsSignedIn;
        context.EnableOutputCaching = context.AllowCacheLookup = context.AllowCacheStorage = context.AllowLocking = isShared;
        if (isShared)
        {
            // The version is read before the page is made: a page may be newer than its version, never older.
            context.ResponseExpirationTimeSpan = Longest;
            context.CacheVaryByRules.QueryKeys = "*";
            context.CacheVaryByRules.VaryByHost = false;
            context.CacheVaryByRules.VaryByValues["language"] = PortalLanguage.Of(http.Request);
            context.CacheVaryByRules.VaryByValues["version"] = installation.Pages.Version();
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        context.AllowCacheStorage &= response.StatusCode == StatusCodes.Status200OK && response.Headers.SetCookie.Count == 0;
        return ValueTask.CompletedTask;
    }
}
