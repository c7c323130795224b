using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;
using ReIntegrationBI.Portal;
using ReIntegrationBI.Portal.Accounts;
using ReIntegrationBI.Portal.Jobs.Running;
using ReIntegrationBI.Portal.Operations;
using ReIntegrationBI.Portal.Server;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.Accounts;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Schema;

namespace ReIntegrationBI.Tests.Portal;

/// <summary>What the portal says of itself, in order and with one part after the other out of order.</summary>
public sealed class HealthTests : IDisposable
{
    private static readonly string[] PartNames = ["browser", "disk", "node", "scheduler", "warehouse"];

    private readonly TempFolder _folder = new();
    private readonly TestDatabase _database = new SqliteTestEngine().Rent(TestSchema.Migrated);

    public HealthTests() => Migrator.OfJobs(_database.Engine).Run();

    [Fact]
    public async Task In_order_every_part_says_so_and_this_machine_sees_them()
    {
        var clock = new FakeTimeProvider();
        var installation = new Installation(Settings(new AccountSettings()) with { Jobs = new JobSettings { AtOnce = 1 } }, clock);
        await using var server = await StartAsync(installation);
        using var client = Client(server);
        Assert.Equal("{\"status\":\"healthy\"}", await client.GetStringAsync("/health/live"));
        await Patience.UntilAsync(
            async () =>
            {
                // Its workers enter the queue a moment after it listens, and what was found is remembered for seconds.
                clock.Advance(TimeSpan.FromSeconds(3));
                return (await client.GetAsync("/health/ready")).StatusCode == HttpStatusCode.OK;
            },
            () => "the node");

        using var answer = await client.GetAsync("/health/ready");
        Assert.Equal((HttpStatusCode.OK, "no-cache, no-store"), (answer.StatusCode, answer.Headers.CacheControl!.ToString().Replace("no-store, no-cache", "no-cache, no-store", StringComparison.Ordinal)));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        using var found = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var parts = found.RootElement.GetProperty("parts").EnumerateArray().ToList();
        // A machine without a browser is degraded, which is not unhealthy.
        Assert.Superset(PartNames.ToHashSet(), parts.Select(p => p.GetProperty("name").GetString()!).ToHashSet());
        Assert.All(parts.Where(p => p.GetProperty("name").GetString() != "browser"), p => Assert.Equal("healthy", p.GetProperty("status").GetString()));
        Assert.All(parts, p => Assert.True(p.GetProperty("duration_ms").GetDouble() >= 0));
        Assert.Equal(Status(parts, "browser"), found.RootElement.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Others_are_told_the_word_alone_and_an_administrator_all()
    {
        var installation = Parts(new AccountSettings { PublicAddress = new Uri("http://bi.example.be") });
        await using var server = await StartAsync(installation);
        using var client = Client(server);
        Assert.Contains(await client.GetStringAsync("/health/ready"), new[] { "{\"status\":\"healthy\"}", "{\"status\":\"degraded\"}" });

        using var reader = SignedIn.As(installation, server, Role.Reader);
        Assert.DoesNotContain("parts", await reader.Client.GetStringAsync("/health/ready"), StringComparison.Ordinal);
        using var administrator = SignedIn.As(installation, server, Role.Administrator);
        Assert.Contains(_folder.Path, await administrator.Client.GetStringAsync("/health/ready"), StringComparison.Ordinal);

        // Without a public address, what a proxy passes on is not from this machine either.
        await using var local = await StartAsync(Parts());
        using var proxied = Client(local);
        proxied.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        Assert.DoesNotContain("parts", await proxied.GetStringAsync("/health/ready"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_is_not_kept_alive_by_being_asked_for_health()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        var installation = Parts(clock: clock);
        await using var server = await StartAsync(installation);
        using var administrator = SignedIn.As(installation, server, Role.Administrator);
        var before = Assert.Single(installation.Sessions.Of(administrator.Account!.UserKey)).SeenAt;
        clock.Advance(installation.Settings.Accounts.SessionIdle / 2);
        await administrator.Client.GetStringAsync("/health/live");
        await administrator.Client.GetStringAsync("/health/ready");
        Assert.Equal(before, Assert.Single(installation.Sessions.Of(administrator.Account.UserKey)).SeenAt);
        await administrator.Client.GetStringAsync("/account");
        Assert.NotEqual(before, Assert.Single(installation.Sessions.Of(administrator.Account.UserKey)).SeenAt);
    }

    [Fact]
    public async Task A_warehouse_of_another_version_or_a_lost_store_is_unhealthy_and_the_process_lives_on()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        var installation = Parts(clock: clock);
        await using var server = await StartAsync(installation);
        using var client = Client(server);
        await using (var connection = _database.Engine.Open())
        {
            Execute(connection, "INSERT INTO SchemaVersions (Id, ScriptName, Applied) VALUES (9999, '9999_future.sql', '2026-01-01')");
            Assert.Equal("unhealthy: The warehouse in", (await ReadyAsync(client, "warehouse"))[.."unhealthy: The warehouse in".Length]);

            Execute(connection, "DELETE FROM SchemaVersions WHERE Id IN (9999, (SELECT MAX(Id) FROM SchemaVersions WHERE Id <> 9999))");
            clock.Advance(TimeSpan.FromSeconds(3));
            Assert.EndsWith("run ./reintegrationbi migrate", await ReadyAsync(client, "warehouse"), StringComparison.Ordinal);
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var jobs = ((SqliteEngine)installation.Engine).JobsFile;
        File.Move(jobs, jobs + ".away");
        clock.Advance(TimeSpan.FromSeconds(3));
        Assert.StartsWith("unhealthy: the scheduler's store is not at", await ReadyAsync(client, "scheduler"), StringComparison.Ordinal);
        Assert.False(File.Exists(jobs), "Looking made an empty store.");
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live")).StatusCode);
        File.Move(jobs + ".away", jobs);
    }

    [Fact]
    public async Task A_full_disk_and_workers_that_do_not_answer_are_unhealthy()
    {
        var settings = Settings(new AccountSettings()) with { Operations = new OperationsSettings { LeastFreeMegabytes = int.MaxValue } };
        await using var server = await StartAsync(new Installation(settings));
        using var client = Client(server);
        Assert.Contains("Health__MinFreeMB asks for", await ReadyAsync(client, "disk"), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder.Path, ".health-*"));

        var lives = false;
        var services = new ServiceCollection().AddLogging();
        HealthChecks.AddNode(services, _ => lives);
        await using var provider = services.BuildServiceProvider();
        var checks = provider.GetRequiredService<HealthCheckService>();
        Assert.Equal(HealthStatus.Unhealthy, (await checks.CheckHealthAsync()).Status);
        lives = true;
        Assert.Equal(HealthStatus.Healthy, (await checks.CheckHealthAsync()).Status);
    }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    private static async Task<string> ReadyAsync(HttpClient client, string part)
    {
        using var answer = await client.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        using var found = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal("unhealthy", found.RootElement.GetProperty("status").GetString());
        var parts = found.RootElement.GetProperty("parts").EnumerateArray().ToList();
        return $"{Status(parts, part)}: {parts.Single(p => p.GetProperty("name").GetString() == part).GetProperty("detail").GetString()}";
    }

    private static string Status(IEnumerable<JsonElement> parts, string name) => parts.Single(p => p.GetProperty("name").GetString() == name).GetProperty("status").GetString()!;

    private static void Execute(System.Data.Common.DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private Settings Settings(AccountSettings accounts) => new("Sqlite", _database.ConnectionString, _folder.Path, _folder.Path, _folder.Path)
    {
        Accounts = accounts,
        // A node opens the stores all the time.
        Jobs = new JobSettings { AtOnce = 0 },
    };

    private Installation Parts(AccountSettings? accounts = null, TimeProvider? clock = null) => new(Settings(accounts ?? new AccountSettings()), clock);

    private static Task<PortalServer> StartAsync(Installation installation) => PortalServer.StartAsync(installation, "http://127.0.0.1:0", CancellationToken.None);

    private static HttpClient Client(PortalServer server) => new() { BaseAddress = new Uri(server.Addresses.Single()) };
}
