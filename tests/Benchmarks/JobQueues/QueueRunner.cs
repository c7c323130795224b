using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Quartz;
using ReIntegrationBI.Benchmarks.PortalLoad;
using ReIntegrationBI.Portal;
using ReIntegrationBI.Portal.Jobs.Running;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Jobs;
using ReIntegrationBI.Warehouse.Schema;

namespace ReIntegrationBI.Benchmarks.JobQueues;

/// <summary>
/// A number of runs that do nothing, asked for and done: by the queue with its history (transitions, holds, groups), and by Quartz alone with its persistent
/// store. Both on SQLite in WAL mode with full durability, four workers, in turns in one process.
/// </summary>
public static class QueueRunner
{
    /// <summary>The word that asks for it on the command line.</summary>
    public const string Word = "job-queue";

    private const int Workers = 4;

    /// <summary>Runs with the arguments after <see cref="Word"/>: runs (default 1000) and rounds (default 5).</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var runs = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 1000;
        var rounds = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 5;
        List<Measured> ours = [], alone = [];
        for (var round = 0; round <= rounds; round++)
        {
            var (one, other) = (await OursAsync(runs), await QuartzAsync(runs));

            // The first round warms up what is compiled and opened.
            if (round > 0)
            {
                ours.Add(one);
                alone.Add(other);
            }
        }

        Console.WriteLine($"{runs} runs, {Workers} workers, {rounds} rounds, {Environment.ProcessorCount} processors");
        Console.WriteLine($"{"",-24} {"runs/s",8} {"min",8} {"max",8} {"statements/run",15}");
        Tell("queue", ours);
        Tell("Quartz alone", alone);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"throughput: {Median(ours, m => m.PerSecond) / Median(alone, m => m.PerSecond):0.00} of Quartz alone; statements: {Median(ours, m => m.Statements) / Median(alone, m => m.Statements):0.00}"));
        return 0;
    }

    private static async Task<Measured> OursAsync(int runs)
    {
        var folder = Directory.CreateTempSubdirectory("reintegrationbi-queue-");
        try
        {
            var count = new StatementCount();
            var sqlite = new SqliteEngine($"Data Source={Path.Combine(folder.FullName, "warehouse.db")}");
            Migrator.OfJobs(sqlite).Run();
            var engine = new RecordingEngine(sqlite) { Opened = count.Watch };
            var settings = new Settings("Sqlite", $"Data Source={sqlite.Place}", folder.FullName, folder.FullName, folder.FullName) { Jobs = new JobSettings { AtOnce = Workers } };
            var installation = new Installation(settings, engine: engine);
            var queue = new JobQueue(installation.Jobs);
            using var workers = new JobWorkers(installation, queue, [new NothingJob()], new RecurringJobs([], queue, installation.Clock), NullLogger<JobWorkers>.Instance);
            NothingJob.Reset();
            count.Reset();
            var watch = Stopwatch.StartNew();
            for (var i = 0; i < runs; i++)
            {
                queue.Enqueue(new JobOrder("nothing", "nothing", "{}", "benchmark"));
            }

            await workers.StartAsync(CancellationToken.None);
            while (queue.Store.CountByState().GetValueOrDefault(JobState.Succeeded) < runs)
            {
                await Task.Delay(20);
            }

            var measured = new Measured(runs / watch.Elapsed.TotalSeconds, (double)count.Statements / runs);
            await workers.StopAsync(CancellationToken.None);
            return measured;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static async Task<Measured> QuartzAsync(int runs)
    {
        var folder = Directory.CreateTempSubdirectory("reintegrationbi-quartz-");
        try
        {
            var count = new StatementCount();
            var sqlite = new SqliteEngine($"Data Source={Path.Combine(folder.FullName, "warehouse.db")}");
            QuartzStore.Create(sqlite);
            var scheduler = await QuartzSchedulerBuilder.Create(quartz =>
            {
                quartz.UseDefaultThreadPool(Workers);
                quartz.UsePersistentStore(store => store.UseSqlite(count, sqlite.JobsConnectionString));
            }).BuildScheduler();
            NothingJob.Reset();
            count.Reset();
            var watch = Stopwatch.StartNew();
            await scheduler.AddJob(JobBuilder.Create<NothingJob>().WithIdentity("nothing").StoreDurably(true).RequestRecovery(true).Build(), AddJobOptions.Replacing);
            for (var i = 0; i < runs; i++)
            {
                await scheduler.TriggerJob(new JobKey("nothing"), new JobDataMap());
            }

            await scheduler.Start();
            while (NothingJob.Done < runs)
            {
                await Task.Delay(20);
            }

            var measured = new Measured(runs / watch.Elapsed.TotalSeconds, (double)count.Statements / runs);
            await scheduler.Shutdown(waitForJobsToComplete: true);
            return measured;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static void Tell(string what, List<Measured> measured) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{what,-24} {Median(measured, m => m.PerSecond),8:0.0} {measured.Min(m => m.PerSecond),8:0.0} {measured.Max(m => m.PerSecond),8:0.0} {Median(measured, m => m.Statements),15:0.0}"));

    private static double Median(List<Measured> measured, Func<Measured, double> of) => measured.Select(of).Order().ElementAt(measured.Count / 2);

    /// <summary>Runs in a second, and statements for a run.</summary>
    private sealed record Measured(double PerSecond, double Statements);
}
