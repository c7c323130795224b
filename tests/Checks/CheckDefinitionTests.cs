using ReIntegrationBI.Etl.Checks;
using ReIntegrationBI.Tests.Model;
using ReIntegrationBI.Warehouse.Cases;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Model.Recommendations;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Tests.Checks;

public sealed class CheckDefinitionTests
{
    [Fact]
    public void A_check_that_cannot_run_is_an_error_and_blocks_where_it_should()
    {
        var broken = new BrokenReader();
        var outcomes = new CheckRunner(broken, SmallWarehouse.Model, _ => null, broken, broken).Run();

        Assert.All(outcomes, o => Assert.Equal(CheckState.Error, o.Outcome));
        Assert.All(outcomes, o => Assert.Contains("the disk is gone", o.Message, StringComparison.Ordinal));
        Assert.Equal(outcomes.Count(o => o.Severity == CheckSeverity.Blocking), outcomes.Count(o => o.Blocks));
        Assert.Contains(outcomes, o => o.Blocks);
    }

    [Fact]
    public void Only_parts_of_official_figures_block()
    {
        var blocking = CheckFile.Read(SmallWarehouse.Model).Where(c => c.Severity == CheckSeverity.Blocking).ToArray();

        Assert.NotEmpty(blocking);
        Assert.All(blocking, c => Assert.Equal("parts_vs_total", c.Kind));
        Assert.All(blocking, c => Assert.Equal(["official"], c.Publications));
        Assert.All(blocking, c => Assert.Equal([Precision.Exact], c.Precisions));
    }

    [Theory]
    [InlineData("kind: nothing\n    measures: [invalidity_persons]", "there is no kind 'nothing'")]
    [InlineData("kind: range\n    measures: [invalidity_person]\n    min: 0", "there is no measure 'invalidity_person'")]
    [InlineData("kind: range\n    measures: [invalidity_persons]", "needs min or max")]
    [InlineData("kind: range\n    min: 0", "either measures or kinds")]
    [InlineData("kind: case_one_type\n    measures: [invalidity_persons]", "tests no measures")]
    [InlineData("kind: range\n    kinds: [heap]\n    min: 0", "there is no kind of measure 'heap'")]
    [InlineData("kind: year_on_year\n    measures: [invalidity_persons]", "bound_pct")]
    [InlineData("kind: parts_vs_total\n    measures: [invalidity_persons]\n    dimension: scheme\n    total: everything\n    parts: [general]", "no member of scheme")]
    [InlineData("kind: range\n    measures: [invalidity_persons]\n    minn: 0", "minn")]
    public void A_wrong_definition_is_refused_with_its_place(string settings, string why)
    {
        using var folder = new TempFolder();
        var path = folder.Write("checks.yaml", $"checks:\n  - code: c\n    title: {{ nl: t, fr: t, en: t }}\n    source: riziv\n    severity: warn\n    reason: r\n    {settings}\n");

        var problem = Assert.Throws<CheckDefinitionException>(() => CheckFile.Read(SmallWarehouse.Model, path));

        Assert.Contains("checks.yaml", problem.Message, StringComparison.Ordinal);
        Assert.Contains(why, problem.Message, StringComparison.Ordinal);
    }

    private sealed class BrokenReader : IWarehouseReader, ICaseReader, IRecommendationReader
    {
        public ResultTable Ask(Query query) => throw Gone();

        public IReadOnlyList<CaseStudySummary> Studies(DateTime? asOf = null) => throw Gone();

        public CaseStudy? Study(string code, DateTime? asOf = null) => throw Gone();

        public IReadOnlyList<TrackedAction> Ask(RecommendationQuery query) => throw Gone();

        private static IOException Gone() => new("the disk is gone");
    }
}
