using Microsoft.Playwright;
using ReIntegrationBI.Reports.Rendering;

namespace ReIntegrationBI.Tests.Browser;

/// <summary>The browser of this machine, the same that prints reports; a context a test, so that no test sees the cookies of another.</summary>
public sealed class BrowserRoom : IAsyncLifetime
{
    private static readonly float PatienceMs = (float)Patience.Longest.TotalMilliseconds;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>What is missing to drive a browser, or null.</summary>
    public static string? Missing() =>
        Chromium.Find() is null ? "No Chromium, Chrome or Edge on this machine; set CHROMIUM_PATH to run it."
        : !Directory.Exists(Path.Combine(AppContext.BaseDirectory, ".playwright", "node")) ? "The driver of Playwright did not come with the build for this system."
        : null;

    public async Task InitializeAsync()
    {
        if (Missing() is not null)
        {
            return;
        }

        Assertions.SetDefaultExpectTimeout(PatienceMs);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium.Require(),
            Args = ["--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"],
        });
    }

    /// <summary>A visitor of a portal, with nothing remembered; dispose it after the test.</summary>
    /// <param name="address">Where the portal listens: addresses may leave this part out.</param>
    /// <param name="look">How the visitor looks at it; null for a light window on a desk.</param>
    public async Task<IBrowserContext> EnterAsync(string address, Look? look = null)
    {
        look ??= new Look();
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address,
            ViewportSize = new ViewportSize { Width = look.Width, Height = look.Height },
            ColorScheme = look.Dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = look.StandsStill ? ReducedMotion.Reduce : ReducedMotion.NoPreference,
            JavaScriptEnabled = look.Script,
            Locale = look.Locale,
        });
        context.SetDefaultTimeout(PatienceMs);
        return context;
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
