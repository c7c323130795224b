using System.Diagnostics;
using System.Text.Json;
using ReIntegrationBI.Portal;
using ReIntegrationBI.Portal.Server;

namespace ReIntegrationBI.Benchmarks.PortalLoad;

/// <summary>One measurement in a process of its own; the outcome goes to standard output as JSON.</summary>
/// <param name="settings">The installation.</param>
/// <param name="address">The address within the portal.</param>
/// <param name="clients">Clients at once.</param>
/// <param name="rounds">Requests of each client when warm.</param>
/// <param name="file">Where the recorded SQL stands between two measurements.</param>
internal sealed class LoadChild(Settings settings, string address, int clients, int rounds, string file)
{
    public const string Record = "record", Pages = "pages", FirstSql = "first-sql", LaterSql = "later-sql";

    // Without an account, for the clients of the measurement have none; and with nothing done that was not asked for.
    private readonly Settings _settings = settings with { Accounts = settings.Accounts with { AnonymousReading = true }, WarmsUp = false };
    private int _errors;

    public async Task RunAsync(string part)
    {
        Console.WriteLine(part switch
        {
            Record => JsonSerializer.Serialize(await RecordAsync()),
            Pages => JsonSerializer.Serialize(await PagesAsync()),
            FirstSql => JsonSerializer.Serialize(AskSql(r => r.First)),
            LaterSql => JsonSerializer.Serialize(AskSql(r => r.Later)),
            _ => throw new ArgumentException($"There is no measurement '{part}'.", nameof(part)),
        });
    }

    private async Task<Recording> RecordAsync()
    {
        var engine = new RecordingEngine(new Installation(_settings).Engine);
        await using var server = await PortalServer.StartAsync(new Installation(_settings, engine: engine), "http://127.0.0.1:0", CancellationToken.None);
        using var client = Client(server);

        engine.IsRecording = true;
        var bytes = (await client.GetByteArrayAsync(address)).LongLength;
        var (first, firstConnections) = (engine.Commands.ToList(), engine.Connections);
        await client.GetByteArrayAsync(address);

        // The third request runs as every later one: all that it needs is compiled.
        engine.Commands.Clear();
        var (before, beforeMs) = (engine.Connections, engine.OpeningMs);
        await client.GetByteArrayAsync(address);
        var recording = new Recording(first, firstConnections, [.. engine.Commands], engine.Connections - before, engine.OpeningMs - beforeMs, bytes);
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(recording));
        return recording;
    }

    private async Task<Times> PagesAsync()
    {
        await using var server = await PortalServer.StartAsync(new Installation(_settings), "http://127.0.0.1:0", CancellationToken.None);
        var all = Enumerable.Range(0, clients).Select(_ => Client(server)).ToList();
        try
        {
            var cold = await Task.WhenAll(all.Select(c => Task.Run(() => GetAsync(c))));
            var warm = await Task.WhenAll(all.Select(c => Task.Run(async () =>
            {
                var times = new List<double>();
                for (var i = 0; i < rounds; i++)
                {
                    times.Add(await GetAsync(c));
                }

                return times;
            })));
            var alone = new List<double>();
            for (var i = 0; i < rounds; i++)
            {
                alone.Add(await GetAsync(all[0]));
            }

            return new Times(cold, [.. warm.SelectMany(t => t)], alone, _errors);
        }
        finally
        {
            all.ForEach(c => c.Dispose());
        }
    }

    /// <summary>A client that takes an answer for what it is: a way to somewhere else is none.</summary>
    private static HttpClient Client(PortalServer server) =>
        new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(server.Addresses.Single()), Timeout = TimeSpan.FromMinutes(10) };

    private async Task<double> GetAsync(HttpClient client)
    {
        var started = Stopwatch.GetTimestamp();
        using var answer = await client.GetAsync(address);
        if (!answer.IsSuccessStatusCode)
        {
            Interlocked.Increment(ref _errors);
        }

        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    /// <summary>The SQL of the page, by threads that each have a connection open already: nothing but the asking and reading is timed.</summary>
    private Times AskSql(Func<Recording, IReadOnlyList<RecordedCommand>> which)
    {
        var commands = which(JsonSerializer.Deserialize<Recording>(File.ReadAllText(file))!);
        var engine = new Installation(_settings).Engine;
        var (cold, warm, alone) = (new double[clients], new double[clients][], new List<double>());
        using var ready = new Barrier(clients);
        var threads = Enumerable.Range(0, clients).Select(number => new Thread(() =>
        {
            using var connection = engine.Open();
            ready.SignalAndWait();
            cold[number] = Replay();
            ready.SignalAndWait();
            warm[number] = [.. Enumerable.Range(0, rounds).Select(_ => Replay())];
            ready.SignalAndWait();
            if (number == 0)
            {
                alone.AddRange(Enumerable.Range(0, rounds).Select(_ => Replay()));
            }

            double Replay()
            {
                var started = Stopwatch.GetTimestamp();
                foreach (var command in commands)
                {
                    command.Replay(connection);
                }

                return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            }
        })).ToList();
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());
        return new Times(cold, [.. warm.SelectMany(t => t)], alone, 0);
    }
}
