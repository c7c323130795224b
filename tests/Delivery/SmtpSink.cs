using System.Diagnostics;
using System.Globalization;
using MimeKit;

namespace ReIntegrationBI.Tests.Delivery;

/// <summary>A real mail server on this machine (aiosmtpd) that keeps what it takes.</summary>
public sealed class SmtpSink : IDisposable
{
    private static readonly Lazy<string?> Python = new(() => new[] { "python3", "/usr/bin/python3" }.FirstOrDefault(HasServer));

    private readonly TempFolder _folder = new();
    private readonly Process _process;

    /// <summary>Starts it.</summary>
    /// <param name="arguments">As <c>smtp-sink.py</c> has them after its folder.</param>
    public SmtpSink(params string[] arguments)
    {
        var script = Path.Combine(SampleWarehouse.Root, "tests", "Delivery", "smtp-sink.py");
        _process = Process.Start(new ProcessStartInfo(Python.Value!, [script, _folder.Path, .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        Port = int.Parse(_process.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
    }

    /// <summary>Why there is none on this machine, or null.</summary>
    public static string? Missing => Python.Value is null ? "aiosmtpd (Debian: python3-aiosmtpd) is not installed." : null;

    public int Port { get; }

    /// <summary>The mails that it took, in their order.</summary>
    public IReadOnlyList<MimeMessage> Mails => [.. Directory.GetFiles(_folder.Path, "*.eml").Order(StringComparer.Ordinal).Select(f => MimeMessage.Load(f))];

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(30)))
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
        _folder.Dispose();
    }

    private static bool HasServer(string python)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(python, ["-c", "import aiosmtpd"]) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
