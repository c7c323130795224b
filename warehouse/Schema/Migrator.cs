using System.Data.Common;
using System.Text.RegularExpressions;
using Dapper;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Warehouse.Schema;

/// <summary>
/// Brings a warehouse to the schema of this code: runs the numbered scripts that its journal does not hold, each in one
/// transaction with its journal row. The journal is laid out as DbUp's, so that DbUp could take over; the hashes that
/// tell a changed script stand in a table beside it.
/// </summary>
public sealed partial class Migrator(IWarehouseEngine engine, IReadOnlyList<SchemaScript> scripts, TimeProvider clock)
{
    /// <summary>A migrator with the scripts that are built in.</summary>
    public Migrator(IWarehouseEngine engine)
        : this(engine, SchemaScript.BuiltIn(engine.Name), TimeProvider.System)
    {
    }

    /// <summary>Whether it is the scheduler's store that is brought to this version.</summary>
    private bool IsOfJobs { get; init; }

    /// <summary>A migrator of the scheduler's store, with the scripts that are built in.</summary>
    public static Migrator OfJobs(IWarehouseEngine engine) => new(engine, SchemaScript.OfJobs(engine.Name), TimeProvider.System) { IsOfJobs = true };

    /// <summary>Runs what is missing and gives the names of the scripts that ran.</summary>
    /// <exception cref="MigrationException">
    /// A script that has run was changed, the warehouse is newer than the code, a right is missing, or a script failed (nothing of it remains).
    /// </exception>
    public IReadOnlyList<string> Run()
    {
        try
        {
            return RunMissing();
        }
        catch (DbException e)
        {
            // A problem without a name of ours is mostly a missing right.
            var why = engine.Explain(e) ?? $"{e.Message} Migrating takes the rights of the owner of the database; docs/operations says what each role may do.";
            throw new MigrationException($"{engine.Place} could not be brought to this version: {why}", e);
        }
    }

    /// <summary>Names of the scripts that this code has and the store has not run; only looks.</summary>
    /// <exception cref="MigrationException">A script that has run was changed, or the store is newer than the code.</exception>
    /// <exception cref="WarehouseException">The store cannot be opened.</exception>
    public IReadOnlyList<string> Pending()
    {
        using var connection = IsOfJobs ? engine.OpenJobs() : engine.OpenReading();
        var applied = engine.TableExists(connection, "SchemaVersions") ? ReadJournal(connection) : [];
        RefuseChanged(applied);
        RefuseNewer(applied);
        return [.. scripts.Where(s => !s.IsStaging && !applied.ContainsKey(s.Name)).Select(s => s.Name)];
    }

    private List<string> RunMissing()
    {
        using var gate = engine.TryLock("migrate", TimeSpan.FromSeconds(60))
            ?? throw new MigrationException($"Another process has been migrating {engine.Place} for a minute. Wait for it, then try again.");
        using var connection = IsOfJobs ? engine.OpenJobs() : engine.Open();
        CreateJournal(connection);
        var applied = ReadJournal(connection);
        RefuseChanged(applied);
        RefuseNewer(applied);

        var ran = new List<string>();
        foreach (var script in scripts.Where(s => !s.IsStaging && !applied.ContainsKey(s.Name)))
        {
            RunScript(connection, script);
            ran.Add(script.Name);
        }

        // Staging is disposable: its scripts make what is missing, every time.
        foreach (var script in scripts.Where(s => s.IsStaging))
        {
            connection.Execute(script.Text);
        }

        return ran;
    }

    private void CreateJournal(DbConnection connection)
    {
        if (engine.TableExists(connection, "SchemaVersions"))
        {
            return;
        }

        using var transaction = engine.BeginWrite(connection);
        connection.Execute(
            $"""
            CREATE TABLE SchemaVersions (
                Id {engine.IdentityColumn},
                ScriptName nvarchar(255) NOT NULL,
                Applied datetime NOT NULL,
                CONSTRAINT PK_SchemaVersions_Id PRIMARY KEY (Id)
            );
            CREATE TABLE SchemaScriptHash (
                ScriptName nvarchar(255) NOT NULL,
                Sha256 char(64) NOT NULL,
                CONSTRAINT PK_SchemaScriptHash PRIMARY KEY (ScriptName)
            );
            """,
            transaction: transaction);
        transaction.Commit();
    }

    private Dictionary<string, string?> ReadJournal(DbConnection connection) =>
        connection.Query<(string Name, string? Hash)>(
                "SELECT v.ScriptName, h.Sha256 FROM SchemaVersions v LEFT JOIN SchemaScriptHash h ON h.ScriptName = v.ScriptName")
            .Where(row => row.Name.StartsWith(SchemaScript.JobsPrefix, StringComparison.Ordinal) == IsOfJobs)
            .ToDictionary(row => row.Name, row => row.Hash);

    private void RefuseChanged(Dictionary<string, string?> applied)
    {
        foreach (var script in scripts)
        {
            if (applied.TryGetValue(script.Name, out var hash) && hash is not null && hash != script.Sha256)
            {
                throw new MigrationException(
                    $"Script {script.Name} has already run in {engine.Place} and was changed since. "
                    + "Restore the script as it was and write the change as a new script with the next number.");
            }
        }
    }

    private void RefuseNewer(Dictionary<string, string?> applied)
    {
        var unknown = applied.Keys.Except(scripts.Select(s => s.Name)).Order(StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
        {
            throw new MigrationException(
                $"The warehouse in {engine.Place} is newer than this program: it holds {string.Join(", ", unknown)}, "
                + "which this version does not know. Use the version that made it, or a later one.");
        }
    }

    private void RunScript(DbConnection connection, SchemaScript script)
    {
        using var transaction = engine.BeginWrite(connection);
        try
        {
            foreach (var batch in BatchEnd().Split(script.Text).Where(b => !string.IsNullOrWhiteSpace(b)))
            {
                connection.Execute(batch, transaction: transaction);
            }

            connection.Execute(
                """
                INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (@Name, @Now);
                INSERT INTO SchemaScriptHash (ScriptName, Sha256) VALUES (@Name, @Sha256);
                """,
                new { script.Name, script.Sha256, Now = clock.Now() },
                transaction);
            transaction.Commit();
        }
        catch (DbException e)
        {
            throw new MigrationException($"Script {script.Name} failed in {engine.Place}; nothing of it remains: {engine.Explain(e) ?? e.Message}", e);
        }
    }

    /// <summary>SQL Server wants a view to be first in its batch; a line with GO ends one, as in its own tools and in DbUp.</summary>
    [GeneratedRegex(@"^\s*GO\s*$", RegexOptions.Multiline)]
    private static partial Regex BatchEnd();
}
