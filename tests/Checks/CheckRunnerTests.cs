using ReIntegrationBI.Etl.Checks;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Tests.Model;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Tests.Checks;

public abstract class CheckRunnerTests<TEngine> : IDisposable
    where TEngine : ITestEngine, new()
{
    private readonly SmallWarehouse<TEngine> _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [EngineFact]
    public void On_an_empty_warehouse_no_check_passes()
    {
        var outcomes = new CheckRunner(_warehouse.Reader, SmallWarehouse.Model, _ => null).Run();

        Assert.NotEmpty(outcomes);
        Assert.All(outcomes, o => Assert.Equal(CheckState.NotApplicable, o.Outcome));
    }

    [EngineFact]
    public void Checks_can_be_limited_to_a_source()
    {
        var runner = new CheckRunner(_warehouse.Reader, SmallWarehouse.Model, _ => null);

        Assert.Empty(runner.Run("nobody"));
        Assert.NotEmpty(runner.Run("surveys"));
        Assert.Equal(runner.Run().Count, runner.Run("riziv").Count + runner.Run("surveys").Count + runner.Run("cases").Count + runner.Run("recommendations").Count);
    }

    [EngineFact]
    public void The_journal_gives_back_the_last_outcome_of_each_check()
    {
        var journal = new CheckJournal(_warehouse.Engine);
        var offender = new CheckOffender("what", "1 persons", "2 persons", "report, cell B2");
        var first = new CheckOutcome("a", "riziv", "warn", CheckState.Failed, "1 tested, 1 wrong.", 1, [offender]);
        var other = new CheckOutcome("b", "riziv", "blocking", CheckState.Passed, "2 tested, nothing wrong.", 2, []);
        journal.Save([first with { Outcome = CheckState.Passed, Offenders = [] }, other]);
        journal.Save([first]);

        var latest = journal.Latest();

        Assert.Equal(["a", "b"], latest.Select(o => o.Code));
        Assert.Equal(first with { Offenders = latest[0].Offenders }, latest[0]);
        Assert.Equal(offender, Assert.Single(latest[0].Offenders));
        Assert.Equal(other with { Offenders = latest[1].Offenders }, latest[1]);
    }

    [EngineFact]
    public void A_long_text_is_cut_not_refused()
    {
        var journal = new CheckJournal(_warehouse.Engine);
        journal.Save([new CheckOutcome("a", "riziv", "warn", CheckState.Error, new string('x', 5000), 0, [])]);

        Assert.Equal(1000, Assert.Single(journal.Latest()).Message.Length);
    }
}

public sealed class CheckRunnerTestsOnSqlite : CheckRunnerTests<SqliteTestEngine>;

public sealed class CheckRunnerTestsOnSqlServer : CheckRunnerTests<SqlServerTestEngine>;
