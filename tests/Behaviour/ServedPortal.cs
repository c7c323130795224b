using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ReIntegrationBI.Tests.Behaviour;

/// <summary>The real program that serves, in a process of its own.</summary>
internal sealed class ServedPortal : IDisposable
{
    private const int Terminate = 15;

    private readonly Process _process;

    private ServedPortal(Process process) => (_process, Messages) = (process, process.StandardError.ReadToEndAsync());

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Everything that it wrote to standard error, once it ended.</summary>
    public Task<string> Messages { get; }

    /// <summary>Starts it and waits until it listens.</summary>
    /// <param name="dataFolder">Its data.</param>
    /// <param name="environment">Its settings.</param>
    /// <param name="program">The program; null for the one next to the tests.</param>
    public static async Task<ServedPortal> StartAsync(string dataFolder, IReadOnlyDictionary<string, string> environment, string? program = null)
    {
        var all = new Dictionary<string, string>(environment) { ["Portal__WarmUp"] = "false" };
        var portal = new ServedPortal(CommandProcess.Start(dataFolder, all, ["serve", "--urls", "http://127.0.0.1:0"], program));
        try
        {
            var line = await portal._process.StandardOutput.ReadLineAsync().WaitAsync(Patience.Longest);
            portal.Address = line?.StartsWith("Portal: ", StringComparison.Ordinal) == true
                ? new Uri(line["Portal: ".Length..])
                : throw new InvalidOperationException($"The portal did not start: {line ?? await portal.Messages}");
            return portal;
        }
        catch
        {
            portal.Dispose();
            throw;
        }
    }

    /// <summary>Asks it to stop, as systemd does, and gives its exit code.</summary>
    public Task<int> StopAsync()
    {
        AskToStop();
        return ExitAsync();
    }

    /// <summary>Asks it to stop and does not wait.</summary>
    public void AskToStop() => Assert.Equal(0, Kill(_process.Id, Terminate));

    /// <summary>Waits for its end and gives its exit code.</summary>
    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience.Longest);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);
}
