using ReIntegrationBI.Warehouse.Model;

namespace ReIntegrationBI.Tests.Model;

public sealed class SemanticModelTests
{
    [Fact]
    public void Every_indicator_of_the_code_list_is_a_measure()
    {
        Assert.Equal(
            SmallWarehouse.Catalog.Indicators.Keys.Order(StringComparer.Ordinal),
            SmallWarehouse.Model.Measures.Select(m => m.Code).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("invalidity_persons", MeasureKind.Stock, "persons", "members")]
    [InlineData("primary_days", MeasureKind.Flow, "days", "members and period")]
    [InlineData("invalidity_share", MeasureKind.Share, "percent of invalids", "never")]
    [InlineData("vdab_trajectories_target", MeasureKind.Target, "trajectories", "never")]
    public void A_measure_says_its_kind_unit_and_what_may_be_added(string code, MeasureKind kind, string unit, string adds)
    {
        var measure = SmallWarehouse.Model.FindMeasure(code)!;

        Assert.Equal((kind, unit, adds), (measure.Kind, measure.Unit.Code, measure.Additivity.ToString()));
        Assert.NotEmpty(measure.Label.Fr);
    }

    [Fact]
    public void The_dimensions_stand_in_the_order_of_the_reference()
    {
        Assert.Equal(
            ["scheme", "sex", "age_group", "region", "disease_group", "status", "period"],
            SmallWarehouse.Model.FindMeasure("invalidity_persons")!.Fact.Dimensions);
        Assert.Equal(["survey", "question", "row", "segment", "answer"], SmallWarehouse.Model.FindMeasure("survey_pct")!.Fact.Dimensions);
        Assert.Equal(["unit", "publication"], SmallWarehouse.Model.Attributes.Select(d => d.Code));
    }

    [Theory]
    [InlineData("table: DimSex", "tabel: DimSex", "tabel")]
    [InlineData("table: DimSex", "table: DimSex; DROP TABLE X", "expected a name")]
    [InlineData("total: T,", "total: M,", "role total")]
    [InlineData("code: primary_days,", "code: primary_day,", "indicator.csv does not know it")]
    [InlineData("code: primary_days,", "code: primary_cases,", "stands twice")]
    [InlineData("aggregate: none", "aggregate: sum", "aggregate is 'sum'")]
    [InlineData("small_counts: published", "small_counts: hidden", "small_counts is 'hidden'")]
    [InlineData("  stock: { members: true, period: false }", "  pile: { members: true, period: false }", "'pile' is no kind")]
    [InlineData("  stock: { members: true, period: false }", "  stock: { members: true }", "say members and period")]
    [InlineData("code: period,", "code: perriod,", "'period' is missing")]
    [InlineData("fact: published_figure", "fact: rumour", "there is no fact 'rumour'")]
    public void A_wrong_model_is_refused_with_its_place(string right, string wrong, string why)
    {
        using var folder = new TempFolder();
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Model", "model.yaml"));
        Assert.Contains(right, text, StringComparison.Ordinal);
        var path = folder.Write("model.yaml", text.Replace(right, wrong, StringComparison.Ordinal));

        var problem = Assert.Throws<SemanticModelException>(() => SemanticModel.Load(SmallWarehouse.Catalog, path));

        Assert.Contains("model.yaml", problem.Message, StringComparison.Ordinal);
        Assert.Contains(why, problem.Message, StringComparison.Ordinal);
    }
}
