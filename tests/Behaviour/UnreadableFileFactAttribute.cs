using System.ComponentModel;
using System.Diagnostics;

namespace ReIntegrationBI.Tests.Behaviour;

/// <summary>A test in which a command may not read a file: skipped, by name, where permissions cannot be taken away.</summary>
public sealed class UnreadableFileFactAttribute : FactAttribute
{
    public UnreadableFileFactAttribute()
    {
        if (OperatingSystem.IsWindows())
        {
            Skip = "Permission bits are those of Unix.";
        }
        else if (IsRoot && !NobodyMayStart())
        {
            Skip = "Root reads every file, and the program cannot be started as another user here.";
        }
    }

    /// <summary>Whether the tests run as a user whom permissions do not stop.</summary>
    public static bool IsRoot => Environment.UserName == "root";

    private static bool NobodyMayStart()
    {
        try
        {
            string[] arguments = ["--reuid=65534", "--regid=65534", "--clear-groups", "test", "-r", Path.Combine(AppContext.BaseDirectory, "reintegrationbi.dll")];
            using var probe = Process.Start(new ProcessStartInfo("setpriv", arguments) { RedirectStandardError = true });
            return probe is not null && probe.WaitForExit(5000) && probe.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
