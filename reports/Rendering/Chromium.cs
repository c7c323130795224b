namespace ReIntegrationBI.Reports.Rendering;

/// <summary>Finds the browser that prints: <c>CHROMIUM_PATH</c>, then the usual names on PATH, then the usual places of Windows and macOS.</summary>
public static class Chromium
{
    private static readonly string[] Names =
        ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "microsoft-edge-stable", "msedge"];

    private static readonly string[] MacPlaces =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ];

    /// <summary>Path of the browser, or null where there is none.</summary>
    public static string? Find() => Find(Environment.GetEnvironmentVariable, File.Exists);

    /// <summary>Path of the browser.</summary>
    /// <exception cref="ChromiumMissingException">None was found.</exception>
    public static string Require() => Find() ?? throw new ChromiumMissingException(
        "No browser to print PDF with: looked at CHROMIUM_PATH, at "
        + string.Join(", ", Names)
        + " on PATH and at the usual places of Chrome and Edge. Install Chromium, Chrome or Edge, or set CHROMIUM_PATH to its program file.");

    /// <summary>Path of the browser in an environment given by its variables and files.</summary>
    /// <exception cref="ChromiumMissingException"><c>CHROMIUM_PATH</c> names a file that is not there.</exception>
    public static string? Find(Func<string, string?> variable, Func<string, bool> exists)
    {
        if (variable("CHROMIUM_PATH") is { Length: > 0 } set)
        {
            return exists(set)
                ? set
                : throw new ChromiumMissingException($"CHROMIUM_PATH is '{set}', which is not a file. Set it to the program file of Chromium, Chrome or Edge, or clear it to have one looked for.");
        }

        var suffix = OperatingSystem.IsWindows() ? ".exe" : "";
        var onPath = (variable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name + suffix)));
        var windows = new[] { "ProgramFiles", "ProgramFiles(x86)", "LocalAppData" }.Select(variable).OfType<string>()
            .SelectMany(folder => new[]
            {
                Path.Combine(folder, "Google", "Chrome", "Application", "chrome.exe"),
                Path.Combine(folder, "Chromium", "Application", "chrome.exe"),
                Path.Combine(folder, "Microsoft", "Edge", "Application", "msedge.exe"),
            });
        return onPath.Concat(MacPlaces).Concat(windows).FirstOrDefault(exists);
    }
}
