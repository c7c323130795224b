using System.Diagnostics;
using System.Text;

namespace ReIntegrationBI.Tests.Commands;

/// <summary>The real program, started as a user would start it, in a folder of its own.</summary>
/// <param name="Code">Exit code.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Messages">Standard error.</param>
public sealed record CommandRun(int Code, string Output, string Messages)
{
    /// <summary>The samples of the repository.</summary>
    public static string Samples { get; } = Path.Combine(Root(), "samples", "riziv");

    /// <summary>Lines of standard output.</summary>
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Runs a command to its end.</summary>
    public static CommandRun In(TempFolder folder, params string[] arguments) => In(folder, [], arguments);

    /// <summary>Runs a command with more environment variables.</summary>
    public static CommandRun In(TempFolder folder, Dictionary<string, string> environment, params string[] arguments)
    {
        using var process = Start(folder, environment, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var messages = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience.Longest))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"'{string.Join(' ', arguments)}' did not end within {Patience.Longest.TotalMinutes:0} minutes.");
        }

        return new CommandRun(process.ExitCode, output.GetAwaiter().GetResult(), messages.GetAwaiter().GetResult());
    }

    /// <summary>Starts a command.</summary>
    public static Process Start(TempFolder folder, Dictionary<string, string> environment, params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "reintegrationbi.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(false),
        };
        foreach (var name in new[] { "DataFolder", "SamplesFolder", "OutFolder", "Warehouse__Engine", "ConnectionStrings__Warehouse", "REINTEGRATIONBI_DEBUG" })
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ReIntegrationBI.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests do not stand within the repository.");
        }

        return folder.FullName;
    }
}
