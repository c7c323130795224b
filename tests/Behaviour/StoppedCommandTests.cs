using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Configuration;
using ReIntegrationBI.Portal;
using ReIntegrationBI.Portal.Commands;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Tests.Trajectories;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Tests.Behaviour;

/// <summary>The real program, asked to stop as systemd and Ctrl+C ask it.</summary>
public sealed class StoppedCommandTests : IDisposable
{
    private const int Interrupt = 2, Terminate = 15;

    private readonly TempFolder _folder = new();
    private readonly TestDatabase _database = new SqliteTestEngine().Rent(TestSchema.Migrated);

    [Theory]
    [InlineData(Terminate, "load large.trajectories.csv")]
    [InlineData(Interrupt, "load large.trajectories.csv")]
    [InlineData(Terminate, "up --once")]
    public async Task A_load_that_is_asked_to_stop_ends_in_the_middle_and_changes_nothing(int signal, string command)
    {
        var environment = new Dictionary<string, string>(_database.Environment)
        {
            ["Pseudonyms__Key"] = TrajectoryInstallation<SqliteTestEngine>.Key, ["SamplesFolder"] = _folder.Path, ["OutFolder"] = _folder.File("out"),
        };
        var made = CommandProcess.Run(_folder.Path, environment, "sample", "trajectories", "--rows", "400000", "--dirty", "0");
        Assert.Equal(ExitCode.Done, made.ExitCode);
        _folder.Write("large.trajectories.csv", made.Output);
        var installation = Parts();
        var before = WarehouseDump.Content(_database);

        using var process = CommandProcess.StartListening(_folder.Path, environment, command.Split(' '));
        var (output, messages) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        // Under way: the run is journalled, and its file takes seconds to read.
        await Patience.UntilAsync(
            () =>
            {
                Assert.False(process.HasExited, "It ended before it was asked to.");
                return installation.Journal.Latest(1) is [{ State: LoadState.Running }];
            },
            "the load");
        await Task.Delay(200);
        Assert.Equal(0, Kill(process.Id, signal));
        Assert.True(process.WaitForExit(Patience.Longest), "It did not end.");

        Assert.Equal(ExitCode.Stopped, process.ExitCode);
        Assert.Contains("Stopped: large.trajectories.csv was not loaded, and changed nothing.", await messages, StringComparison.Ordinal);
        Assert.DoesNotContain("large", await output, StringComparison.Ordinal);
        var last = installation.Journal.Latest(1)[0];
        Assert.Equal((LoadState.Cancelled, "The process stopped; the warehouse is as it was before."), (last.State, last.Reason));
        Assert.Equal(before, WarehouseDump.Content(_database));
        Assert.False(Directory.Exists(_folder.File("out")), "A report was made all the same.");
        // Nothing is found dead at the next start, and the same file loads.
        var small = _folder.Write("small.trajectories.csv", MadeEventFile.Csv(persons: 20, seed: 1));
        var again = CommandProcess.Run(_folder.Path, environment, "load", small);
        Assert.Equal(ExitCode.Done, again.ExitCode);
        Assert.DoesNotContain("ended unexpectedly", again.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_portal_ends_in_order_after_what_it_was_asked()
    {
        using var portal = await ServedPortal.StartAsync(_folder.Path, new Dictionary<string, string>(_database.Environment) { ["Portal__AnonymousReading"] = "true" });
        using var client = new HttpClient { BaseAddress = portal.Address };
        Assert.Equal("{\"status\":\"healthy\"}", await client.GetStringAsync("/health/live"));

        var rest = new TaskCompletionSource();
        var asked = client.PostAsync("/sign-in?lang=en", new HalfForm(rest.Task));
        await Task.Delay(300);
        portal.AskToStop();
        // No new requests: nobody listens any more. The one that was begun is still awaited.
        await Patience.UntilAsync(async () => !await IsListeningAsync(portal.Address), () => "the end of its listening");
        Assert.False(asked.IsCompleted);
        rest.SetResult();
        using var answer = await asked;
        // A form without its token: the page of the portal says so.
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("<main", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var code = await portal.ExitAsync();
        Assert.True(code == ExitCode.Done, $"{code}: {await portal.Messages}");
    }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    private Installation Parts() => new(Settings.From(new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { ["ConnectionStrings:Warehouse"] = _database.ConnectionString, ["DataFolder"] = _folder.Path }).Build()));

    private static async Task<bool> IsListeningAsync(Uri address)
    {
        try
        {
            using var connection = new TcpClient();
            await connection.ConnectAsync(address.Host, address.Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);

    /// <summary>A form of which the second half comes when it is told to.</summary>
    private sealed class HalfForm : HttpContent
    {
        private readonly Task _rest;

        public HalfForm(Task rest)
        {
            _rest = rest;
            Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync("name=an&"u8.ToArray());
            await stream.FlushAsync();
            await _rest;
            await stream.WriteAsync("password=x"u8.ToArray());
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
