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
            Console.WriteLine("ratio: p95 of the page to p95 of the SQL of its first request; commands and connections: of the first request / of a later one");
            Console.WriteLine($"{"address",-44} {"when",-6} {"requests",8} {"errors",6} {"p50",8} {"p95",8} {"SQL p50",8} {"SQL p95",8} {"ratio",6} {"commands",9} {"connect.",9} {"kB",6}");
            foreach (var address in options.Addresses)
            {
                var file = Path.Combine(folder.FullName, "sql.json");
                var recording = Ask<Recording>(options, LoadChild.Record, address, file);
                var pages = Ask<Times>(options, LoadChild.Pages, address, file);
                var sql = Ask<Times>(options, LoadChild.Sql, address, file);
                errors += pages.Errors;
                Line(address, "cold", pages.Cold, sql.Cold, pages.Errors, recording);
                Line("", "warm", pages.Warm, sql.Warm, pages.Errors, recording);
                Line("", "alone", pages.Alone, sql.Alone, pages.Errors, recording);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return errors == 0 ? 0 : 1;
    }

    private static void Line(string address, string when, IReadOnlyList<double> page, IReadOnlyList<double> sql, int errors, Recording recording)
    {
        var (p95, sql95) = (Times.Percentile(page, 0.95), Times.Percentile(sql, 0.95));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{address,-44} {when,-6} {page.Count,8} {errors,6} {Times.Percentile(page, 0.5),8:0.0} {p95,8:0.0} {Times.Percentile(sql, 0.5),8:0.0} {sql95,8:0.0} {p95 / sql95,6:0.00} "
            + $"{recording.First.Count + "/" + recording.Later.Count,9} {recording.FirstConnections + "/" + recording.LaterConnections,9} {recording.Bytes / 1024,6}"));
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
