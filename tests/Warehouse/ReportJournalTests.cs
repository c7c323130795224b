using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Tests.Warehouse;

public abstract class ReportJournalTests<TEngine>
    where TEngine : ITestEngine, new()
{
    [EngineFact]
    public void A_report_that_was_made_is_found_again_as_it_was_noted()
    {
        using var warehouse = new SampleWarehouse<TEngine>();
        var journal = new ReportJournal(warehouse.Engine);
        var run = new ReportRun
        {
            Report = "monthly-policy-report",
            Language = "nl",
            Period = "2026-11",
            Format = "pdf",
            FileName = "a.pdf",
            Sha256 = new string('a', 64),
            SizeBytes = 12,
            KnownAt = new DateTime(2026, 11, 21, 20, 0, 0, 123),
            StartedBy = "test",
            StartedAt = new DateTime(2026, 11, 21, 20, 0, 1),
            FinishedAt = new DateTime(2026, 11, 21, 20, 0, 2),
        };

        journal.Save(run);
        journal.Save(run with { FileName = "b.pdf" });

        Assert.Equal([run with { FileName = "b.pdf" }, run], journal.Latest(10));
        Assert.Single(journal.Latest(1));
    }
}

public sealed class ReportJournalTestsOnSqlite : ReportJournalTests<SqliteTestEngine>;

public sealed class ReportJournalTestsOnSqlServer : ReportJournalTests<SqlServerTestEngine>;
