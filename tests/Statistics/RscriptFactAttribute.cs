using System.ComponentModel;
using System.Diagnostics;

namespace ReIntegrationBI.Tests.Statistics;

/// <summary>A test that asks R with its survey and survival packages; skipped where they are not installed.</summary>
public sealed class RscriptFactAttribute : FactAttribute
{
    private static readonly Lazy<bool> Installed = new(() =>
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("Rscript", ["-e", "packageVersion('survey'); packageVersion('survival')"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    });

    public RscriptFactAttribute()
    {
        if (!Installed.Value)
        {
            Skip = "R with its survey and survival packages is not installed.";
        }
    }
}
