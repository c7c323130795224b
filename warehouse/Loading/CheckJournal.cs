using System.Data.Common;
using Dapper;
using ReIntegrationBI.Warehouse.Engines;

namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>Keeps what checks found. Every run of the checks is kept; the latest is what counts.</summary>
public sealed class CheckJournal(IWarehouseEngine engine, TimeProvider clock)
{
    /// <summary>A journal on the machine's clock.</summary>
    public CheckJournal(IWarehouseEngine engine)
        : this(engine, TimeProvider.System)
    {
    }

    /// <summary>Keeps the outcomes of one run, all or none.</summary>
    /// <param name="outcomes">What the checks found.</param>
    /// <param name="ranAt">When they began to read (UTC): what was loaded after that they did not see. Null for now.</param>
    public void Save(IReadOnlyList<CheckOutcome> outcomes, DateTime? ranAt = null)
    {
        using var connection = engine.Open();
        using var transaction = engine.BeginWrite(connection);
        var at = ranAt?.ToMilliseconds() ?? clock.Now();
        foreach (var outcome in outcomes)
        {
            Save(connection, transaction, outcome, at);
        }

        transaction.Commit();
    }

    /// <summary>The outcome of each check's last run, in the order of their codes.</summary>
    public IReadOnlyList<CheckOutcome> Latest()
    {
        using var connection = engine.OpenReading();
        var results = connection.Query<Row>(
            """
            SELECT r.CheckResultKey, r.CheckCode, r.Source, r.Severity, r.Outcome, r.Message, r.Tested
            FROM CheckResult r
            JOIN (SELECT CheckCode, Source, MAX(CheckResultKey) AS LastKey FROM CheckResult GROUP BY CheckCode, Source) n
                ON n.LastKey = r.CheckResultKey
            ORDER BY r.CheckCode, r.Source
            """).ToList();
        return results.Select(r => new CheckOutcome(
            r.CheckCode, r.Source, r.Severity, r.Outcome, r.Message, (int)r.Tested, Offenders(connection, r.CheckResultKey))).ToList();
    }

    /// <summary>A text that changes with every run of the checks, in the same step as what it found.</summary>
    public string Version()
    {
        using var connection = engine.OpenReading();
        return FormattableString.Invariant($"{connection.QuerySingle<long?>("SELECT MAX(CheckResultKey) FROM CheckResult")}");
    }

    /// <summary>When checks were begun last (UTC); null where they never were.</summary>
    public DateTime? LastRun()
    {
        using var connection = engine.OpenReading();
        return connection.Query<Moment>("SELECT RunAt FROM CheckResult ORDER BY CheckResultKey DESC", buffered: false).FirstOrDefault()?.RunAt;
    }

    /// <summary>When each check was begun last (UTC), by its code.</summary>
    public IReadOnlyDictionary<string, DateTime> LastRuns()
    {
        using var connection = engine.OpenReading();
        return connection.Query<Moment>("SELECT CheckCode, MAX(RunAt) AS RunAt FROM CheckResult GROUP BY CheckCode").ToDictionary(r => r.CheckCode, r => r.RunAt);
    }

    private static List<CheckOffender> Offenders(DbConnection connection, long key) =>
        connection.Query<CheckOffender>(
            """
            SELECT What, FoundValue AS Found, ExpectedValue AS Expected, Address
            FROM CheckOffender WHERE CheckResultKey = @key ORDER BY Seq
            """,
            new { key }).ToList();

    private void Save(DbConnection connection, DbTransaction transaction, CheckOutcome outcome, DateTime at)
    {
        connection.Execute(
            """
            INSERT INTO CheckResult (CheckCode, Source, Severity, Outcome, Message, Tested, Offenders, RunAt)
            VALUES (@Code, @Source, @Severity, @Outcome, @message, @Tested, @offenders, @at)
            """,
            new
            {
                outcome.Code, outcome.Source, outcome.Severity, outcome.Outcome, outcome.Tested, at,
                message = ColumnText.Cut(outcome.Message, 1000),
                offenders = outcome.Offenders.Count,
            },
            transaction);
        var key = connection.ExecuteScalar<long>(engine.LastKeySql, transaction: transaction);
        for (var i = 0; i < outcome.Offenders.Count; i++)
        {
            var offender = outcome.Offenders[i];
            connection.Execute(
                """
                INSERT INTO CheckOffender (CheckResultKey, Seq, What, FoundValue, ExpectedValue, Address)
                VALUES (@key, @seq, @what, @found, @expected, @address)
                """,
                new
                {
                    key,
                    seq = i + 1,
                    what = ColumnText.Cut(offender.What, 400),
                    found = ColumnText.Cut(offender.Found, 400),
                    expected = ColumnText.Cut(offender.Expected, 400),
                    address = ColumnText.Cut(offender.Address, 1000),
                },
                transaction);
        }
    }

    private sealed class Moment
    {
        public string CheckCode { get; init; } = "";
        public DateTime RunAt { get; init; }
    }

    private sealed class Row
    {
        public long CheckResultKey { get; init; }
        public string CheckCode { get; init; } = "";
        public string Source { get; init; } = "";
        public string Severity { get; init; } = "";
        public string Outcome { get; init; } = "";
        public string Message { get; init; } = "";
        public long Tested { get; init; }
    }
}
