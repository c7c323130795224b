using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Tests.Trajectories;

namespace ReIntegrationBI.Tests.Behaviour;

/// <summary>The files with which a machine runs the portal say what is true of the program.</summary>
public sealed class ServiceFilesTests
{
    private static readonly string Folder = Path.Combine(SampleWarehouse.Root, "docs", "operations");
    private static readonly string[] Unit = File.ReadAllLines(Path.Combine(Folder, "reintegrationbi.service"));
    private static readonly string Container = File.ReadAllText(Path.Combine(Folder, "Containerfile"));

    [SystemdFact]
    public void Systemd_finds_nothing_wrong_with_the_unit()
    {
        using var folder = new TempFolder();
        // The program that it starts stands elsewhere on this machine.
        var unit = folder.Write("reintegrationbi.service", string.Join('\n', Unit).Replace("/usr/bin/dotnet", Environment.ProcessPath!, StringComparison.Ordinal) + "\n");
        var (code, said) = Run("systemd-analyze", Path.GetTempPath(), "verify", "--man=no", unit);
        Assert.True(code == 0 && !said.Contains("reintegrationbi.service", StringComparison.Ordinal), said);
        // The same look finds what is wrong.
        var wrong = folder.Write("wrong.service", string.Join('\n', Unit).Replace("/usr/bin/dotnet", "/no/such/program", StringComparison.Ordinal) + "\nNoSuchWord=1\n");
        Assert.Contains("wrong.service", Run("systemd-analyze", Path.GetTempPath(), "verify", "--man=no", wrong).Said, StringComparison.Ordinal);
    }

    [Fact]
    public void The_unit_waits_longer_than_the_portal_takes_to_stop()
    {
        var portal = int.Parse(Value("Environment=Portal__StopSeconds"), CultureInfo.InvariantCulture);
        Assert.InRange(int.Parse(Value("TimeoutStopSec"), CultureInfo.InvariantCulture), portal + 10, 400);
        Assert.Equal("notify", Value("Type"));
        Assert.Equal("strict", Value("ProtectSystem"));
        Assert.Equal("yes", Value("NoNewPrivileges"));
        Assert.Equal(ReIntegrationBI.Portal.Commands.ExitCode.WrongArguments.ToString(CultureInfo.InvariantCulture), Value("RestartPreventExitStatus"));
    }

    [Fact]
    public void Both_files_set_nothing_that_is_no_setting()
    {
        var reference = File.ReadAllText(Path.Combine(Folder, "configuration.md"));
        var named = Unit.Select(l => Regex.Match(l, "^#?(?:Environment|LoadCredential)=([A-Za-z_]+)[=:]")).Where(m => m.Success).Select(m => m.Groups[1].Value)
            .Concat(Regex.Matches(Container, @"^(?:ENV|   ) +([A-Za-z_]+)=", RegexOptions.Multiline).Select(m => m.Groups[1].Value))
            .Where(name => !name.StartsWith("DOTNET_", StringComparison.Ordinal) && name is not "HOME" and not "PATH").Distinct().ToList();
        Assert.True(named.Count > 5, string.Join(", ", named));
        Assert.All(named, name => Assert.Contains($"| `{name}` |", reference, StringComparison.Ordinal));
    }

    [Fact]
    public void Everything_that_the_container_copies_is_there_and_it_runs_without_rights()
    {
        var copied = Regex.Matches(Container, @"^COPY (?!--from)(.+) \S+$", RegexOptions.Multiline).SelectMany(m => m.Groups[1].Value.Split(' ')).ToList();
        Assert.True(copied.Count > 5, string.Join(", ", copied));
        Assert.All(copied, path => Assert.True(Path.Exists(Path.Combine(SampleWarehouse.Root, path)), $"The Containerfile copies {path}, which is not there."));
        // What the projects need beside their folders: restoring them must not ask for more.
        Assert.All(
            Directory.GetFiles(SampleWarehouse.Root, "Directory.*").Select(f => Path.GetFileName(f)!), file => Assert.Contains(file, copied));

        var stages = Regex.Matches(Container, @"^FROM \S+(?: AS (\S+))?$", RegexOptions.Multiline).Select(m => m.Groups[1].Value).ToList();
        Assert.All(Regex.Matches(Container, @"--from=(\S+)").Select(m => m.Groups[1].Value), from => Assert.Contains(from, stages));
        Assert.Equal("SIGTERM", Regex.Match(Container, @"^STOPSIGNAL (\S+)$", RegexOptions.Multiline).Groups[1].Value);
        Assert.Matches(@"(?m)^USER [1-9][0-9]*$", Container);
        var probed = Regex.Match(Container, "127\\.0\\.0\\.1:8080(/[^\"]+)\"").Groups[1].Value;
        Assert.Contains($"GET,{probed},None,", File.ReadAllText(Path.Combine(SampleWarehouse.Root, "tests", "Portal", "routes.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_published_program_serves_from_the_folder_that_it_was_published_to()
    {
        using var folder = new TempFolder();
        var program = folder.File("program");
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        // The build of this run of the tests, put together as a publication.
        var (code, said) = Run(
            "dotnet", SampleWarehouse.Root, "publish", "portal", "--no-build", "-c", configuration, "-o", program, "--nologo", "-nodeReuse:false");
        Assert.True(code == 0, said);
        // It must not lean on anything that lies beside the tests.
        using var database = new SqliteTestEngine().Rent(TestSchema.Migrated);
        var data = Directory.CreateDirectory(folder.File("data")).FullName;
        using var portal = await ServedPortal.StartAsync(data, new Dictionary<string, string>(database.Environment) { ["CHROMIUM_PATH"] = "/no/such/browser", ["Jobs__AtOnce"] = "0" }, Path.Combine(program, "reintegrationbi.dll"));
        using var client = new HttpClient { BaseAddress = portal.Address };
        Assert.Equal("{\"status\":\"healthy\"}", await client.GetStringAsync("/health/live"));
        // Without a browser it serves all but PDFs: that is no reason to send it no requests.
        using var ready = JsonDocument.Parse(await client.GetStringAsync("/health/ready"));
        Assert.Equal("degraded", ready.RootElement.GetProperty("status").GetString());
        Assert.Equal("browser", Assert.Single(ready.RootElement.GetProperty("parts").EnumerateArray(), p => p.GetProperty("status").GetString() != "healthy").GetProperty("name").GetString());
        Assert.Contains("<main", await client.GetStringAsync("/?lang=en"), StringComparison.Ordinal);
        Assert.Equal(0, await portal.StopAsync());
    }

    [Fact]
    public void A_secret_is_taken_from_the_file_that_systemd_hands_over()
    {
        using var folder = new TempFolder();
        using var database = new SqliteTestEngine().Rent(TestSchema.Migrated);
        var file = folder.Write("some.trajectories.csv", MadeEventFile.Csv(persons: 5, seed: 1));
        var without = CommandProcess.Run(folder.Path, database.Environment, "load", file);
        Assert.Equal(ReIntegrationBI.Portal.Commands.ExitCode.Refused, without.ExitCode);
        Directory.CreateDirectory(folder.File("secrets"));
        folder.Write("secrets/Pseudonyms__Key", TrajectoryInstallation<SqliteTestEngine>.Key + "\n");
        var with = CommandProcess.Run(folder.Path, new Dictionary<string, string>(database.Environment) { ["CREDENTIALS_DIRECTORY"] = folder.File("secrets") }, "load", file);
        Assert.True(with.ExitCode == 0, with.Messages);
    }

    private static string Value(string name) =>
        Assert.Single(Unit, l => l.StartsWith(name + "=", StringComparison.Ordinal))[(name.Length + 1)..];

    private static (int Code, string Said) Run(string program, string folder, params IReadOnlyList<string> arguments)
    {
        var how = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = folder };
        using var process = Process.Start(how)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        Assert.True(process.WaitForExit(Patience.Longest), $"{program} did not end.");
        return (process.ExitCode, output.GetAwaiter().GetResult() + errors.GetAwaiter().GetResult());
    }
}
