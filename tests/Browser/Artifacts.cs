using Microsoft.Playwright;

namespace ReIntegrationBI.Tests.Browser;

/// <summary>What a run leaves to be looked at, where <c>REINTEGRATIONBI_TEST_ARTIFACTS</c> names a folder for it.</summary>
public static class Artifacts
{
    /// <summary>The folder, or null where nothing is to be left.</summary>
    public static string? Folder { get; } = Environment.GetEnvironmentVariable("REINTEGRATIONBI_TEST_ARTIFACTS") is { Length: > 0 } given ? Path.GetFullPath(given) : null;

    /// <summary>Keeps what stands in the window as a picture.</summary>
    /// <param name="page">The page.</param>
    /// <param name="folder">What the picture belongs to.</param>
    /// <param name="name">Name of the picture, without its ending.</param>
    /// <param name="whole">Whether the whole page is kept, not only what stands in the window.</param>
    public static async Task ShootAsync(IPage page, string folder, string name, bool whole = false)
    {
        if (Folder is null)
        {
            return;
        }

        var options = new PageScreenshotOptions { Path = Path.Combine(Folder, Safe(folder), Safe(name) + ".png"), FullPage = whole, Animations = ScreenshotAnimations.Disabled };
        try
        {
            await page.ScreenshotAsync(options);
        }
        catch (PlaywrightException)
        {
            // A page that looks again by itself may go just then.
            await page.ScreenshotAsync(options);
        }
    }

    private static string Safe(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' ? c : '-')).Trim('-');
}
