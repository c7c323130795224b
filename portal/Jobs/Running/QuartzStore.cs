using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Quartz;
using Quartz.Impl.AdoJobStore;
using ReIntegrationBI.Warehouse.Engines;

namespace ReIntegrationBI.Portal.Jobs.Running;

/// <summary>
/// Where Quartz keeps the times of the recurring jobs: its own tables in the scheduler's store. On a server all nodes share them (clustered) and one of them
/// fires each time.
/// </summary>
public static partial class QuartzStore
{
    private const string Prefix = "QRTZ_", EndOfStatement = "--;;";

    /// <summary>Makes Quartz's tables where they are missing, by the script that it carries.</summary>
    public static void Create(IWarehouseEngine engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        var assembly = typeof(IScheduler).Assembly;
        var name = $"Quartz.Impl.AdoJobStore.Schema.create_{(engine is SqliteEngine ? "sqlite" : "sqlServer")}.sql";
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"This version of Quartz ({assembly.GetName().Version}) carries no script {name} for its tables."));
        var statements = Statements(reader.ReadToEnd()).ToList();
        using var gate = engine.TryLock("quartz-tables", TimeSpan.FromSeconds(60));
        using var connection = engine.OpenJobs();

        // Each statement makes only what is missing; where nothing is, nothing is asked for, so that a node needs no right to make tables.
        if (statements.SelectMany(s => TableName().Matches(s)).All(t => engine.TableExists(connection, t.Groups[1].Value)))
        {
            return;
        }

        foreach (var statement in statements)
        {
            Execute(connection, statement);
        }
    }

    /// <summary>A scheduler on the store of an installation. One that could not be started is of no use any more: make another.</summary>
    public static QuartzSchedulerBuilder Builder(Installation installation, ILoggerFactory logs)
    {
        ArgumentNullException.ThrowIfNull(installation);
        return QuartzSchedulerBuilder.Create(quartz =>
        {
            quartz.Services.AddSingleton(logs);
            quartz.UseTimeProvider(installation.Clock);
            quartz.ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = "ReIntegrationBI";
                scheduler.InstanceId = installation.Settings.Jobs.Node;
            });
            quartz.UseDefaultThreadPool(2);
            quartz.UsePersistentStore(store =>
            {
                if (installation.Engine is SqliteEngine sqlite)
                {
                    store.UseSqlite(SqliteFactory.Instance, sqlite.JobsConnectionString);
                }
                else
                {
                    store.UseSqlServer(SqlClientFactory.Instance, installation.Settings.ConnectionString);

                    // A row that is written is locked everywhere; hints on a row that is read are not heeded by all that speak the protocol.
                    store.UseLockHandler<UpdateRowLockHandler>();
                    store.UseClustering();
                }
            });
        });
    }

    private static IEnumerable<string> Statements(string script)
    {
        var lines = new List<string>();
        foreach (var line in script.ReplaceLineEndings("\n").Split('\n').Append(EndOfStatement))
        {
            if (line.Trim() != EndOfStatement)
            {
                lines.Add(line);
                continue;
            }

            if (lines.Any(l => l.Trim().Length > 0 && !l.TrimStart().StartsWith("--", StringComparison.Ordinal)))
            {
                yield return string.Join('\n', lines).Replace("{0}", Prefix, StringComparison.Ordinal).Replace("{1}", Prefix, StringComparison.Ordinal);
            }

            lines.Clear();
        }
    }

    private static void Execute(DbConnection connection, string statement)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is Quartz's own.
        command.CommandText = statement;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    [GeneratedRegex(@"CREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?(\w+)", RegexOptions.IgnoreCase)]
    private static partial Regex TableName();
}
