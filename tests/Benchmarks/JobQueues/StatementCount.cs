using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ReIntegrationBI.Benchmarks.JobQueues;

/// <summary>Counts the statements that SQLite runs on connections, whoever opened them: begin and commit too.</summary>
internal sealed class StatementCount : DbProviderFactory
{
    private long _statements;

    public long Statements => Interlocked.Read(ref _statements);

    public void Reset() => Interlocked.Exchange(ref _statements, 0);

    /// <summary>Counts on a connection that is open; one that comes from a pool and is counted already is not counted twice.</summary>
    public void Watch(DbConnection connection) => raw.sqlite3_trace(((SqliteConnection)connection).Handle!, (object _, string _) => Interlocked.Increment(ref _statements), null!);

    public override DbConnection CreateConnection() => new Watched(this);

    public override DbCommand CreateCommand() => new SqliteCommand();

    public override DbParameter CreateParameter() => new SqliteParameter();

    public override DbConnectionStringBuilder CreateConnectionStringBuilder() => new SqliteConnectionStringBuilder();

    private sealed class Watched(StatementCount count) : SqliteConnection
    {
        public override void Open()
        {
            base.Open();
            count.Watch(this);
        }
    }
}
