using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Tests.Warehouse;

public abstract class ReportJournalTests<TEngine>
    where TEngine : ITestEngine, new()
{
    /// <summary>What is finer could not be copied to another engine and come back equal.</summary>
    [EngineFact]
    public void Moments_are_kept_to_the_millisecond_on_every_engine()
    {
        using var warehouse = new SampleWarehouse<TEngine>();
        var journal = new ReportJournal(warehouse.Engine);
        var moment = new DateTime(2026, 11, 21, 20, 0, 0, 995).AddTicks(4918);

        journal.Save(new ReportRun
        {
            Report = "r",
            Language = "nl",
            Period = "2026-11",
            Format = "pdf",
            FileName = "a.pdf",
            Sha256 = new string('a', 64),
            SizeBytes = 12,
            KnownAt = moment,
            StartedBy = "test",
            StartedAt = moment,
            FinishedAt = moment,
        });

        var run = Assert.Single(journal.Latest(1));
        var kept = new DateTime(2026, 11, 21, 20, 0, 0, 995);
        Assert.Equal((kept, kept, kept), (run.KnownAt, run.StartedAt, run.FinishedAt));
    }

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
