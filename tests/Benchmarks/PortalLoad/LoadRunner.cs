using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ReIntegrationBI.Portal;

namespace ReIntegrationBI.Benchmarks.PortalLoad;

/// <summary>
/// Pages of the portal for many clients at once, against the SQL alone that they run, asked by as many threads in the same run. Every measurement is a
/// process of its own, so that "cold" means a process that has answered nothing yet.
/// </summary>
public static class LoadRunner
{
    /// <summary>The word that asks for it on the command line.</summary>
    public const string Word = "portal-load";

    private const string Child = "--child";

    /// <summary>Runs with the arguments after <see cref="Word"/>.</summary>
    /// <returns>0; 1 where an answer was none; 2 where the arguments are wrong.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments is [Child, var part, var data, var address, var clients, var rounds, var file])
        {
            Environment.SetEnvironmentVariable("DataFolder", data);
            var child = new LoadChild(Settings.Read(), address, int.Parse(clients, CultureInfo.InvariantCulture), int.Parse(rounds, CultureInfo.InvariantCulture), file);
            await child.RunAsync(part);
            return 0;
        }

        if (LoadOptions.Read(arguments) is not { } options)
        {
            await Console.Error.WriteLineAsync(LoadOptions.Usage);
            return 2;
        }

        Environment.SetEnvironmentVariable("DataFolder", options.Data);
        var installation = new Installation(Settings.Read());
        installation.RequireWarehouse();
        installation.Migrate();
        return Measure(options);
    }

    private static int Measure(LoadOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("reintegrationbi-load-");
        var errors = 0;
        try
        {
            Console.WriteLine($"{options.Clients} clients at once, {options.Rounds} rounds when warm, {Environment.ProcessorCount} processors; times in ms");
            Console.WriteLine("SQL: cold, that of a first request; warm and alone, that of a later one. ratio: p95 to p95. to first: p95 to that of the SQL of a first request.");
            Console.WriteLine($"{"address",-40} {"when",-6} {"requests",8} {"errors",6} {"p50",8} {"p95",8} {"SQL p50",8} {"SQL p95",8} {"ratio",6} {"to first",8}");
            foreach (var address in options.Addresses)
            {
                var file = Path.Combine(folder.FullName, "sql.json");
                var recording = Ask<Recording>(options, LoadChild.Record, address, file);
                var pages = Ask<Times>(options, LoadChild.Pages, address, file);
                var first = Ask<Times>(options, LoadChild.FirstSql, address, file);
                var later = Ask<Times>(options, LoadChild.LaterSql, address, file);
                errors += pages.Errors;
                Line(address, "cold", pages.Cold, first.Cold, first.Cold, pages.Errors);
                Line("", "warm", pages.Warm, later.Warm, first.Warm, pages.Errors);
                Line("", "alone", pages.Alone, later.Alone, first.Alone, pages.Errors);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{"",-40} {recording.Bytes / 1024} kB; first {recording.First.Count} commands on {recording.FirstConnections} connections; later {recording.Later.Count} on {recording.LaterConnections}, opened in {recording.LaterOpeningMs:0.0} ms"));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return errors == 0 ? 0 : 1;
    }

    private static void Line(
        string address, string when, IReadOnlyList<double> page, IReadOnlyList<double> sql, IReadOnlyList<double> firstSql, int errors)
    {
        var (p95, sql95) = (Times.Percentile(page, 0.95), Times.Percentile(sql, 0.95));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{address,-40} {when,-6} {page.Count,8} {errors,6} {Times.Percentile(page, 0.5),8:0.0} {p95,8:0.0} {Times.Percentile(sql, 0.5),8:0.0} {sql95,8:0.0} {p95 / sql95,6:0.00} {p95 / Times.Percentile(firstSql, 0.95),8:0.00}"));
    }

    private static T Ask<T>(LoadOptions options, string part, string address, string file)
    {
        string[] arguments =
        [
            typeof(LoadRunner).Assembly.Location, Word, Child, part, options.Data, address,
            options.Clients.ToString(CultureInfo.InvariantCulture), options.Rounds.ToString(CultureInfo.InvariantCulture), file,
        ];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var answer = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<T>(answer)!
            : throw new InvalidOperationException($"Measuring {part} of {address} ended with {process.ExitCode}; what went wrong stands above.");
    }
}
