using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using ReIntegrationBI.Tests.Commands;
using ReIntegrationBI.Tests.Surveys.Crosstabs;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Tests.Reports.TabBook;

public sealed class ExtractCommandTests
{
    [Theory]
    [InlineData("sex")]
    [InlineData("sex,region")]
    public void The_tab_book_of_a_loaded_survey_holds_what_the_crosstabs_answer(string banner)
    {
        using var folder = new TempFolder();
        var engine = Warehouse(folder);
        var run = CommandRun.In(folder, "extract", "tabbook", "made", "--banner", banner, "--lang", "en", "--out", "book.xlsx");
        Assert.True(run.Code == 0, run.Messages);
        var path = Path.Combine(folder.Path, "book.xlsx");
        Assert.Equal(path, Path.GetFullPath(run.Output.TrimEnd()));
        Assert.Contains("synthetic", run.Messages, StringComparison.Ordinal);
        Assert.Equal(["book.xlsx"], Directory.GetFiles(folder.Path).Select(Path.GetFileName)); // no half-written file stays

        using var document = SpreadsheetDocument.Open(path, false);
        var book = document.WorkbookPart!;
        var tables = MadeSurvey.ReaderOf(engine).AskAll(CrosstabReading.Query("", banner));
        Assert.Contains(tables, t => t.Suppressed > 0);
        foreach (var table in tables)
        {
            var part = book.WorksheetParts.Single(p => p.TableDefinitionParts.Any(t => t.Table.Name!.Value == "tbl_" + table.Question.Replace('/', '_')));
            var written = part.Worksheet.Descendants<Cell>().Where(c => c.DataType is null && c.CellValue is not null)
                .Select(c => double.Parse(c.CellValue!.Text, CultureInfo.InvariantCulture)).Order();
            var shown = table.Rows.SelectMany(r => r.Cells).SelectMany(c => new[] { c.Value, c.Count, c.Low, c.High })
                .Concat(table.Columns.Select(c => (double?)c.Base)).OfType<double>().Order();
            Assert.Equal(shown, written);
        }
    }

    [Fact]
    public void An_unknown_survey_or_question_is_refused_and_nothing_is_written()
    {
        using var folder = new TempFolder();
        Warehouse(folder);
        foreach (var (survey, banner) in new[] { ("nowhere", "sex"), ("made", "no_such_question") })
        {
            var run = CommandRun.In(folder, "extract", "tabbook", survey, "--banner", banner, "--out", "book.xlsx");
            Assert.Equal(2, run.Code);
            Assert.Contains(survey == "made" ? banner : survey, run.Messages, StringComparison.Ordinal);
        }

        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    private static SqliteEngine Warehouse(TempFolder folder)
    {
        Assert.Equal(0, CommandRun.In(folder, "migrate").Code);
        var engine = new SqliteEngine("Data Source=" + Path.Combine(folder.Path, "data", "warehouse.db"));
        new MadeSurvey { IsSynthetic = true }
            .Ask("sex", QuestionType.Single, "m, f")
            .Ask("region", QuestionType.Single, "n, s, w")
            .Ask("help", QuestionType.Multi, "talk, money, time")
            .Ask("scale", QuestionType.Likert, "1, 2, 3, 4, 5")
            .Add(60, "sex=m; region=n; help=talk; scale=5")
            .Add(40, "sex=m; region=s; help=talk|money; scale=4")
            .Add(25, "sex=m; region=n; help=time; scale=3")
            .Add(15, "sex=m; region=s; help=money; scale=2")
            .Add(12, "sex=m; region=n; help=talk; scale=1")
            .Add(10, "sex=f; region=n; help=talk; scale=5")
            .Add(14, "sex=f; region=s; help=money; scale=4")
            .Add(30, "sex=f; region=n; help=time; scale=3")
            .Add(45, "sex=f; region=s; help=money|time; scale=2")
            .Add(55, "sex=f; region=n; help=time; scale=1")
            .Add(2, "sex=m; region=w; help=money; scale=3")
            .Load(engine);
        return engine;
    }
}
