using System.Text.Json;
using ReIntegrationBI.Tests.Engines;

namespace ReIntegrationBI.Tests.Behaviour;

/// <summary>What the real portal sends to a collector and writes to its log.</summary>
public sealed class TelemetryTests : IDisposable
{
    private const string Link = "one-time-link-that-nobody-may-see";
    private const string Session = "session-that-nobody-may-see";

    private readonly TempFolder _folder = new();
    private readonly TestDatabase _database = new SqliteTestEngine().Rent(TestSchema.Migrated);

    [Fact]
    public async Task Metrics_and_traces_reach_a_collector_without_addresses_of_requests()
    {
        await using var collector = await OtlpReceiver.StartAsync();
        var environment = new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address, ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf", ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "200", ["OTEL_RESOURCE_ATTRIBUTES"] = "deployment.environment.name=test-of-telemetry",
        };
        using (var portal = await ServeAsync(environment))
        {
            using var client = new HttpClient { BaseAddress = portal.Address };
            await client.GetAsync($"/welcome/{Link}?lang=en&more={Link}");
            await client.GetAsync("/health/ready");
            await Patience.UntilAsync(
                () => collector.Of("/v1/metrics").Contains("reintegrationbi.queue.depth", StringComparison.Ordinal) && collector.Of("/v1/traces").Length > 0, "metrics and traces");
            // What was not sent yet goes out when the portal stops.
            await portal.StopAsync();
        }

        Assert.Contains("http.server.request.duration", collector.Of("/v1/metrics"), StringComparison.Ordinal);
        Assert.Contains("/welcome/{token}", collector.Of("/v1/traces"), StringComparison.Ordinal);
        foreach (var path in new[] { "/v1/metrics", "/v1/traces" })
        {
            Assert.Contains("test-of-telemetry", collector.Of(path), StringComparison.Ordinal);
            Assert.DoesNotContain(Link, collector.Of(path), StringComparison.Ordinal);
        }

        Assert.DoesNotContain("/health", collector.Of("/v1/traces"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_of_the_log_are_objects_without_secrets_even_at_the_lowest_level()
    {
        const string password = "a password that nobody may see";
        var environment = new Dictionary<string, string>
        {
            ["Logging__Format"] = "json", ["Logging__Level"] = "trace", ["Logging__LogLevel__Microsoft.AspNetCore.Hosting.Diagnostics"] = "trace",
            ["Pseudonyms__Key"] = "a key of pseudonyms that nobody may see",
        };
        string messages;
        using (var portal = await ServeAsync(environment))
        {
            using var client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = portal.Address };
            client.DefaultRequestHeaders.Add("Cookie", $"ribi-session={Session}");
            await client.GetAsync($"/welcome/{Link}?lang=en");
            await client.GetAsync("/nothing");
            await client.PostAsync("/sign-in", new FormUrlEncodedContent([new("name", "an"), new("password", password)]));
            await portal.StopAsync();
            messages = await portal.Messages;
        }

        var lines = messages.Split('\n').Where(l => l.StartsWith('{')).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.True(lines.Count > 5, messages);
        Assert.All(lines, l => Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", l.GetProperty("Timestamp").GetString()));
        Assert.Contains(lines, l => l.GetProperty("LogLevel").GetString() == "Information");
        foreach (var secret in new[] { Link, Session, password, Uri.EscapeDataString(password), password.Replace(' ', '+'), environment["Pseudonyms__Key"] })
        {
            Assert.DoesNotContain(secret, messages, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Systemd_is_told_when_the_portal_serves_and_when_it_stops()
    {
        using var socket = new System.Net.Sockets.Socket(System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Dgram, System.Net.Sockets.ProtocolType.Unspecified);
        var path = _folder.File("notify");
        socket.Bind(new System.Net.Sockets.UnixDomainSocketEndPoint(path));
        socket.ReceiveTimeout = (int)Patience.Longest.TotalMilliseconds;
        using var portal = await ServeAsync(new() { ["NOTIFY_SOCKET"] = path });
        var told = new byte[200];
        Assert.Equal("READY=1", System.Text.Encoding.UTF8.GetString(told, 0, socket.Receive(told)).Trim());
        await portal.StopAsync();
        Assert.Equal("STOPPING=1", System.Text.Encoding.UTF8.GetString(told, 0, socket.Receive(told)).Trim());
    }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    private Task<ServedPortal> ServeAsync(Dictionary<string, string> environment)
    {
        foreach (var (name, value) in _database.Environment)
        {
            environment[name] = value;
        }

        return ServedPortal.StartAsync(_folder.Path, environment);
    }
}
