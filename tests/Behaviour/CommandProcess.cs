using System.Diagnostics;
using System.Globalization;

namespace ReIntegrationBI.Tests.Behaviour;

/// <summary>Starts the real executable, as a user would: the program next to the tests, in a data folder of its own.</summary>
internal static class CommandProcess
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "reintegrationbi.dll");

    /// <summary>Runs a command to its end.</summary>
    public static CommandResult Run(string dataFolder, IReadOnlyDictionary<string, string> environment, params IReadOnlyList<string> arguments) => Finish(Start(dataFolder, environment, arguments), arguments);

    /// <summary>Runs a command as a user who is nobody in particular; only root may do so.</summary>
    public static CommandResult RunAsNobody(string dataFolder, IReadOnlyDictionary<string, string> environment, params IReadOnlyList<string> arguments)
    {
        string[] asNobody = ["--reuid=65534", "--regid=65534", "--clear-groups", "dotnet", Program, .. arguments];
        return Finish(Start("setpriv", dataFolder, environment, asNobody), arguments);
    }

    /// <summary>Starts a command; the caller waits for it or kills it.</summary>
    /// <param name="dataFolder">Its data; it starts there.</param>
    /// <param name="environment">Its settings.</param>
    /// <param name="arguments">The command.</param>
    /// <param name="program">The program; null for the one next to the tests.</param>
    public static Process Start(string dataFolder, IReadOnlyDictionary<string, string> environment, IReadOnlyList<string> arguments, string? program = null) =>
        Start("dotnet", dataFolder, environment, [program ?? Program, .. arguments]);

    /// <summary>Starts a command that hears SIGINT, also where the tests run in the background of a shell, which has it ignored in all that it starts there.</summary>
    public static Process StartListening(string dataFolder, IReadOnlyDictionary<string, string> environment, IReadOnlyList<string> arguments) =>
        IsInterruptIgnored() ? Start("env", dataFolder, environment, ["--default-signal=INT", "dotnet", Program, .. arguments]) : Start(dataFolder, environment, arguments);

    private static bool IsInterruptIgnored()
    {
        const string status = "/proc/self/status", mask = "SigIgn:";
        const ulong interrupt = 1UL << (2 - 1);
        return File.Exists(status)
            && File.ReadLines(status).FirstOrDefault(l => l.StartsWith(mask, StringComparison.Ordinal)) is { } line
            && (ulong.Parse(line[mask.Length..].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & interrupt) != 0;
    }

    private static Process Start(string file, string dataFolder, IReadOnlyDictionary<string, string> environment, IReadOnlyList<string> arguments)
    {
        var how = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = dataFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        how.Environment["DataFolder"] = dataFolder;
        how.Environment["DOTNET_CLI_HOME"] = dataFolder;
        // Two cores are shared with the other tests; compiling in tiers starts fastest.
        how.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (name, value) in environment)
        {
            how.Environment[name] = value;
        }

        var process = Process.Start(how) ?? throw new InvalidOperationException($"{file} did not start.");
        process.StandardInput.Close();
        return process;
    }

    private static CommandResult Finish(Process process, IReadOnlyList<string> arguments)
    {
        using (process)
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var messages = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(Patience.Longest))
            {
                process.Kill();
                throw new TimeoutException($"'{string.Join(' ', arguments)}' did not end within {Patience.Longest.TotalMinutes:0} minutes.");
            }

            return new CommandResult(process.ExitCode, output.Result, messages.Result);
        }
    }
}
