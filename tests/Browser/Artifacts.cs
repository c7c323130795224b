using Microsoft.Playwright;

namespace ReIntegrationBI.Tests.Browser;

/// <summary>What a run leaves to be looked at: <c>REINTEGRATIONBI_TEST_ARTIFACTS</c>, or <c>artifacts</c> beside the built tests.</summary>
public static class Artifacts
{
    /// <summary>The folder.</summary>
    public static string Folder { get; } = Environment.GetEnvironmentVariable("REINTEGRATIONBI_TEST_ARTIFACTS") is { Length: > 0 } given
        ? Path.GetFullPath(given)
        : Path.Combine(AppContext.BaseDirectory, "artifacts");

    /// <summary>Path of a file in a folder of its own, which is made.</summary>
    public static string PathOf(string folder, string file)
    {
        var path = Path.Combine(Folder, Safe(folder), Safe(file));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    /// <summary>Keeps what stands in the window as a picture.</summary>
    /// <param name="page">The page.</param>
    /// <param name="folder">What the picture belongs to.</param>
    /// <param name="name">Name of the picture, without its ending.</param>
    /// <param name="whole">Whether the whole page is kept, not only what stands in the window.</param>
    public static Task ShootAsync(IPage page, string folder, string name, bool whole = false) =>
        page.ScreenshotAsync(new PageScreenshotOptions { Path = PathOf(folder, name + ".png"), FullPage = whole, Animations = ScreenshotAnimations.Disabled });

    private static string Safe(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' ? c : '-')).Trim('-');
}
