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

    protected void MustRefuse(string name)
    {
        var input = BrokenRecommendations.All[name];
        using var folder = new TempFolder();
        var path = folder.File(input.FileName);
        input.Make(path);
        using (var connection = fixture.Value.Database.Engine.Open())
        {
            Assert.True(WarehouseDump.Number(connection, "SELECT COUNT(*) FROM FactActionIndicator") > 0, "The warehouse must hold ties that could be lost.");
            Assert.True(WarehouseDump.Number(connection, "SELECT COUNT(*) FROM FactProcessStep") > 0, "The warehouse must hold steps that could be lost.");
        }

        Refusals.Must(fixture.Value.Database, fixture.Value.Parts.Journal, fixture.Value.Before, input, () => fixture.Value.Run("load", path));
    }
}

public sealed class BrokenRecommendationsTestsOnSqlite(LazyFixture<RecommendationInstallation<SqliteTestEngine>> fixture)
    : BrokenRecommendationsTests<SqliteTestEngine>(fixture)
{
    // A command each takes its time: one of each way of being refused; all of them are read below.
    [EngineTheory]
    [InlineData("sheet missing")]
    [InlineData("code of another study")]
    [InlineData("publication unknown")]
    [InlineData("header misspelt")]
    [InlineData("actor unknown")]
    [InlineData("action that addresses nobody")]
    [InlineData("measured and not")]
    [InlineData("measure unknown")]
    [InlineData("answer that nobody could give")]
    [InlineData("survey that was not loaded")]
    [InlineData("process: milestone alone")]
    [InlineData("process: number as text")]
    [InlineData("process: bottleneck tied twice")]
    public void A_broken_workbook_is_refused_and_changes_nothing(string name) => MustRefuse(name);

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
    [EngineTheory]
    [InlineData("actor unknown")]
    [InlineData("answer that nobody could give")]
    [InlineData("process: milestone alone")]
    public void A_broken_workbook_is_refused_and_changes_nothing(string name) => MustRefuse(name);
}
