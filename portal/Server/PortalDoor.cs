using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;
using ReIntegrationBI.Portal.Accounts;
using ReIntegrationBI.Warehouse.Engines;

namespace ReIntegrationBI.Portal.Server;

/// <summary>What stands between the network and the pages: the address, sessions, rights, tokens of forms, limits.</summary>
internal sealed class PortalDoor
{
    private readonly Installation _installation;
    private readonly bool _isLocal;
    private readonly bool _isSecure;
    private readonly AccountSettings _settings;

    /// <summary>The door of a portal.</summary>
    /// <param name="installation">The installation.</param>
    /// <param name="urls">Where it listens.</param>
    public PortalDoor(Installation installation, IReadOnlyList<string> urls)
    {
        _installation = installation;
        _settings = installation.Settings.Accounts;
        var addresses = urls.Select(u => Uri.TryCreate(u, UriKind.Absolute, out var uri) ? uri : null).ToList();
        _isLocal = _settings.PublicAddress is null && addresses.All(a => a is { IsLoopback: true });
        _isSecure = _settings.PublicAddress is { } address ? address.Scheme == Uri.UriSchemeHttps : addresses.All(a => a?.Scheme == Uri.UriSchemeHttps);
        ReadsAnonymously = _settings.AnonymousReading ?? (_isLocal && installation.Engine is SqliteEngine);
    }

    /// <summary>Whether pages can be read without an account.</summary>
    public bool ReadsAnonymously { get; }

    /// <summary>Adds what it needs.</summary>
    public void Add(IServiceCollection services)
    {
        services.AddSingleton<SignInService>();
        services.AddDataProtection().SetApplicationName("ReIntegrationBI").PersistKeysToFileSystem(Keys(_installation.Settings.DataFolder));
        services.AddAntiforgery(form =>
        {
            form.Cookie.Name = _isSecure ? "__Host-ribi-form" : "ribi-form";
            form.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            form.Cookie.SameSite = SameSiteMode.Lax;
            form.Cookie.Path = "/";

            // Ours is stricter.
            form.SuppressXFrameOptionsHeader = true;
        });
        var authentication = services.AddAuthentication(SessionHandler.SchemeName);
        authentication.AddScheme<AuthenticationSchemeOptions, SessionHandler>(SessionHandler.SchemeName, null);
        if (_settings.OpenId is { } provider)
        {
            OpenIdSignIn.Add(authentication, provider);
        }

        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.OnRejected = (refused, _) => new ValueTask(
                LocalisedPage.Message(refused.HttpContext, StatusCodes.Status429TooManyRequests, "door.often_title", "door.often").ExecuteAsync(refused.HttpContext));
            limits.AddPolicy(AccountRoutes.Limit, context => RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = _settings.TriesPerMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));
        });
        services.AddHostFiltering(filter =>
        {
            // A page of another site must not reach this machine's portal under a name of its own.
            filter.AllowedHosts = _isLocal ? ["localhost", "127.0.0.1", "[::1]"] : ["*"];
        });
    }

    /// <summary>First of all: under which address and from where the portal was asked.</summary>
    public void UseAddress(IApplicationBuilder app)
    {
        app.UseHostFiltering();
        if (_settings.PublicAddress is { } address)
        {
            // The proxy of this machine is believed about where a request comes from; about the address, the setting is.
            app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor });
            app.Use((context, next) =>
            {
                context.Request.Scheme = address.Scheme;
                context.Request.Host = new HostString(address.Authority);
                return next(context);
            });
        }
    }

    /// <summary>Before the routes: who asks, may they, is the form ours.</summary>
    public void UseControl(IApplicationBuilder app)
    {
        app.UseAuthentication();
        app.Use(new AccessControl(_installation, ReadsAnonymously).CheckRightAsync);
        app.UseRateLimiter();
        app.UseAntiforgery();
        app.Use(AccessControl.CheckFormAsync);
    }

    /// <summary>The keys of forms and of the provider's state, for this user alone; sessions and forms survive a restart with them.</summary>
    private static DirectoryInfo Keys(string dataFolder)
    {
        var folder = Path.Combine(dataFolder, "keys");
        return OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(folder)
            : Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
