using System.Diagnostics;

namespace ReIntegrationBI.Tests.Statistics;

/// <summary>Runs one of the scripts in R/.</summary>
internal static class Rscript
{
    public static void Run(string script, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("Rscript", [Path.Combine(Fixture.Folder, "R", script), .. arguments])
        {
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors);
    }
}
