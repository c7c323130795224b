using ReIntegrationBI.Etl.Sources.Process;
using ReIntegrationBI.Etl.Sources.Recommendations;
using ReIntegrationBI.Portal;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Tests.Recommendations;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Tests.Behaviour;

/// <summary>A broken workbook of recommendations or of a process is refused: exit code 3, a message with the place, and not one row changed.</summary>
public abstract class BrokenRecommendationsTests<TEngine>(LazyFixture<RecommendationInstallation<TEngine>> fixture)
    : IClassFixture<LazyFixture<RecommendationInstallation<TEngine>>>
    where TEngine : ITestEngine, new()
{
    private protected Installation Parts => fixture.Value.Parts;

    protected void MustRefuse(params IReadOnlyList<string> names)
    {
        using (var connection = fixture.Value.Database.Engine.Open())
        {
            Assert.True(WarehouseDump.Number(connection, "SELECT COUNT(*) FROM FactActionIndicator") > 0, "The warehouse must hold ties that could be lost.");
            Assert.True(WarehouseDump.Number(connection, "SELECT COUNT(*) FROM FactProcessStep") > 0, "The warehouse must hold steps that could be lost.");
        }

        Refusals.Must(
            fixture.Value.Database, fixture.Value.Parts, fixture.Value.Before, names.Select(n => KeyValuePair.Create(n, BrokenRecommendations.All[n])),
            paths => fixture.Value.Run(["load", .. paths]));
    }
}

public sealed class BrokenRecommendationsTestsOnSqlite(LazyFixture<RecommendationInstallation<SqliteTestEngine>> fixture)
    : BrokenRecommendationsTests<SqliteTestEngine>(fixture)
{
    [EngineFact]
    public void Broken_workbooks_are_refused_and_change_nothing() => MustRefuse([.. BrokenRecommendations.All.Keys]);

    [EngineFact]
    public void What_is_wrong_is_told_with_its_place()
    {
        foreach (var (name, input) in BrokenRecommendations.All)
        {
            using var folder = new TempFolder();
            var path = folder.File(input.FileName);
            input.Make(path);

            var problems = Assert.Throws<InputRefusedException>(() => Read(path)).Problems;

            Assert.True(
                problems.Any(p => p.Sheet == input.Sheet && p.Cell == input.Cell && p.ToString().Contains(input.Says, StringComparison.Ordinal)),
                $"{name}: {string.Join(Environment.NewLine, problems)}");
            Assert.All(problems, p => Assert.NotEqual("", p.Remedy));
        }
    }

    [EngineFact]
    public void The_same_workbooks_are_read_where_nothing_is_wrong()
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(folder.File(SmallStudy.ActionsName), SmallStudy.Actions().ToBytes());
        File.WriteAllBytes(folder.File(SmallStudy.ProcessName), SmallStudy.Process().ToBytes());

        Assert.Equal(4, Read(folder.File(SmallStudy.ActionsName)).RowCount);
        Assert.Equal(5, Read(folder.File(SmallStudy.ProcessName)).RowCount);
    }

    private LoadContent Read(string path)
    {
        var (parts, name) = (Parts, Path.GetFileName(path));
        return name == SmallStudy.ActionsName
            ? ActionWorkbookSource.Open(path, name, parts.Model).Read(parts.Recommendations.Check)
            : ProcessWorkbookSource.Open(path, name, parts.Model).Read(parts.Recommendations.Check);
    }
}

/// <summary>Files are refused before the database is asked anything but their ties: some of each way of being refused.</summary>
public sealed class BrokenRecommendationsTestsOnSqlServer(LazyFixture<RecommendationInstallation<SqlServerTestEngine>> fixture)
    : BrokenRecommendationsTests<SqlServerTestEngine>(fixture)
{
    [EngineFact]
    public void Broken_workbooks_are_refused_and_change_nothing() => MustRefuse("actor unknown", "answer that nobody could give", "process: milestone alone");
}
