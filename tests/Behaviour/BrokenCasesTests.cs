using ReIntegrationBI.Tests.Cases;
using ReIntegrationBI.Tests.Engines;

namespace ReIntegrationBI.Tests.Behaviour;

/// <summary>A broken case workbook is refused by the real command: exit code 3, a message with the place, and not one row changed.</summary>
public abstract class BrokenCasesTests<TEngine>(LazyFixture<CaseInstallation<TEngine>> fixture) : IClassFixture<LazyFixture<CaseInstallation<TEngine>>>
    where TEngine : ITestEngine, new()
{
    [EngineFact]
    public void Broken_case_workbooks_are_refused_with_their_place_and_change_nothing() =>
        Refusals.Must(fixture.Value.Database, fixture.Value.Parts, fixture.Value.Before, BrokenCases.All, paths => fixture.Value.Run(["load", .. paths]));
}

public sealed class BrokenCasesTestsOnSqlite(LazyFixture<CaseInstallation<SqliteTestEngine>> fixture) : BrokenCasesTests<SqliteTestEngine>(fixture);

public sealed class BrokenCasesTestsOnSqlServer(LazyFixture<CaseInstallation<SqlServerTestEngine>> fixture) : BrokenCasesTests<SqlServerTestEngine>(fixture);
