using System.Text.Json;
using System.Text.RegularExpressions;

namespace ReIntegrationBI.Tests.Commands;

public class QueryTests(LoadedWarehouse warehouse) : IClassFixture<LoadedWarehouse>
{
    private const string AllDimensions = "scheme,sex,age_group,region,disease_group,status,period";

    [Fact]
    public void All_samples_load()
    {
        Assert.Equal(0, warehouse.FirstLoad.Code);
        Assert.DoesNotContain("refused", warehouse.FirstLoad.Output, StringComparison.Ordinal);
        Assert.Equal(0, warehouse.Checks.Code);
        Assert.Contains(" passed ", warehouse.Checks.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_has_the_dimensions_as_asked_then_value_and_unit()
    {
        var run = Ask("invalidity_persons", "--by", AllDimensions, "--format", "csv");
        Assert.Equal(AllDimensions + ",value,unit", run.Lines[0]);
        Assert.True(run.Lines.Length > 10);
        Assert.All(run.Lines.Skip(1), line => Assert.Matches(@"^([^,]+,){7}-?\d+(\.\d{1,4})?,[a-z ]+$", line));
        Assert.DoesNotContain('\r', run.Output);
        Assert.EndsWith("\n", run.Output, StringComparison.Ordinal);
        Assert.False(run.Output.StartsWith('\uFEFF'));

        var turned = Ask("invalidity_persons", "--by", "period,scheme", "--format", "csv");
        Assert.Equal("period,scheme,value,unit", turned.Lines[0]);
    }

    [Fact]
    public void Provenance_gives_every_row_publication_file_sheet_and_cell_of_a_file_that_was_loaded()
    {
        var run = Ask("invalidity_persons", "--by", AllDimensions, "--format", "csv", "--provenance");
        Assert.Equal(AllDimensions + ",value,unit,publication,file,sheet,cell", run.Lines[0]);
        foreach (var cells in run.Lines.Skip(1).Select(line => line.Split(',')))
        {
            Assert.Equal(13, cells.Length);
            Assert.True(File.Exists(Path.Combine(CommandRun.Samples, cells[10])), cells[10]);
            Assert.NotEmpty(cells[9]);
            Assert.Matches(new Regex("^[A-Z]+[0-9]+$"), cells[12]);
        }
    }

    [Fact]
    public void Several_measures_come_with_a_column_that_names_them()
    {
        var run = Ask("invalidity_persons,primary_days", "--by", "period", "--format", "csv");
        Assert.Equal("measure,period,value,unit", run.Lines[0]);
        Assert.Equal(["invalidity_persons", "primary_days"], run.Lines.Skip(1).Select(l => l.Split(',')[0]).Distinct().Order());
    }

    [Fact]
    public void Json_holds_what_the_csv_holds_and_the_hash_of_the_file()
    {
        var csv = Ask("invalidity_persons", "--by", "period,scheme", "--format", "csv");
        using var json = JsonDocument.Parse(Ask("invalidity_persons", "--by", "period,scheme", "--format", "json").Output);
        Assert.Equal(
            csv.Lines.Skip(1),
            json.RootElement.EnumerateArray().Select(
                e => $"{e.GetProperty("period")},{e.GetProperty("scheme")},{e.GetProperty("value").GetRawText()},{e.GetProperty("unit")}"));
        foreach (var row in json.RootElement.EnumerateArray())
        {
            Assert.Matches("^[0-9a-f]{64}", row.GetProperty("sha256").GetString());
            Assert.NotEmpty(row.GetProperty("labels").GetProperty("scheme").GetProperty("fr").GetString()!);
        }
    }

    [Fact]
    public void A_member_can_be_named_by_code_or_label_and_several_at_once()
    {
        var code = Ask("invalidity_persons", "--by", "period,scheme", "--where", "scheme=general", "--format", "csv");
        var label = Ask("invalidity_persons", "--by", "period,scheme", "--where", "scheme=Régime général", "--format", "csv");
        var both = Ask("invalidity_persons", "--by", "period,scheme", "--where", "scheme=general,self_employed", "--format", "csv");
        Assert.Equal(code.Output, label.Output);
        Assert.Equal(["general", "self_employed"], both.Lines.Skip(1).Select(l => l.Split(',')[1]).Distinct().Order());
        Assert.True(code.Lines.Length > 1);
    }

    [Theory]
    [InlineData("no_such_measure")]
    [InlineData("invalidity_persons", "--by", "no_such_dimension")]
    [InlineData("invalidity_persons", "--by", "period", "--where", "scheme=no such scheme")]
    public void An_unknown_name_ends_with_2(params string[] question)
    {
        var run = CommandRun.In(warehouse.Folder, ["query", .. question]);
        Assert.Equal(2, run.Code);
        Assert.Empty(run.Output);
        Assert.NotEmpty(run.Messages);
    }

    [Fact]
    public void Before_anything_was_loaded_nothing_was_known()
    {
        var run = Ask("invalidity_persons", "--by", "period", "--as-of", "2020-01-01", "--format", "csv");
        Assert.Equal(["period,value,unit"], run.Lines);
        Assert.NotEmpty(run.Messages);
    }

    [Fact]
    public void A_report_is_made_as_page_and_workbook_and_its_path_is_the_result()
    {
        foreach (var format in new[] { "html", "xlsx" })
        {
            var run = CommandRun.In(warehouse.Folder, "report", "monthly-policy-report", "--format", format, "--period", "2026-11", "--lang", "fr");
            Assert.Equal(0, run.Code);
            Assert.EndsWith($"monthly-policy-report-2026-11-fr.{format}", run.Lines.Single(), StringComparison.Ordinal);
            Assert.True(new FileInfo(run.Lines.Single()).Length > 10_000);
        }
    }

    private CommandRun Ask(params string[] question)
    {
        var run = CommandRun.In(warehouse.Folder, ["query", .. question]);
        Assert.True(run.Code == 0, run.Messages);
        return run;
    }
}
