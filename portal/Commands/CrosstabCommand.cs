using System.CommandLine;
using ReIntegrationBI.Warehouse.Model;

namespace ReIntegrationBI.Portal.Commands;

/// <summary><c>crosstab</c>: answers of respondents by answers to other questions, after statistics and disclosure control.</summary>
internal static class CrosstabCommand
{
    public static CommandPage Create(CommandConsole console)
    {
        var survey = new Argument<string>("SURVEY") { Description = "Code of a survey of which respondents were loaded, e.g. cm2023." };
        var rows = new Option<string>("--rows") { Description = "The question whose answers are the rows; of a grid QUESTION/ROW.", HelpName = "Q", Required = true };
        var columns = new Option<string[]>("--columns")
        {
            Description = "Questions whose answers are the columns, with commas between; without it the total alone.",
            HelpName = "Q,..",
            AllowMultipleArgumentsPerToken = true,
        };
        var weight = CommonOptions.Weight();
        var bonferroni = CommonOptions.Bonferroni();
        var level = new Option<double>("--level") { Description = "Level of the tests, between 0 and 1.", HelpName = "0.05", DefaultValueFactory = _ => 0.05 };
        var diagnostics = new Option<bool>("--diagnostics") { Description = "Add every pair of columns that was tested: bases, z and p, or why it was not." };
        var asOf = CommonOptions.AsOf();
        var format = CommonOptions.Format("How to print the table.");
        var command = new Command("crosstab", "Ask how respondents answered a question, by their answers to others.")
        {
            survey, rows, columns, weight, bonferroni, level, diagnostics, asOf, format,
        };
        command.SetAction(parsed =>
        {
            var query = new CrosstabQuery
            {
                Survey = parsed.GetValue(survey)!,
                Rows = parsed.GetValue(rows)!,
                Columns = CommonOptions.Codes(parsed.GetValue(columns)),
                Weight = CommonOptions.ReadWeight(parsed.GetValue(weight)),
                Bonferroni = parsed.GetValue(bonferroni),
                Level = parsed.GetValue(level),
                AsOf = CommonOptions.ReadAsOf(parsed.GetValue(asOf)),
            };
            if (query.Level is not (> 0 and < 1))
            {
                throw new WrongArgumentException("--level lies between 0 and 1: write 0.05 for 95 %.");
            }

            var installation = new Installation(Settings.Read());
            installation.RequireWarehouse();
            var printer = new CrosstabPrinter(installation.Crosstabs.Ask(query), parsed.GetValue(diagnostics));
            console.Print(printer, parsed.GetValue(format), printer.Notes());

            return ExitCode.Done;
        });
        return new CommandPage(
            command,
            "Shares are percentages of the base of their column; in a multiple choice of respondents, not of answers. A letter at a share says that it is significantly higher than that of the column with the letter, among the columns of one question. Columns with a base under 30 are not tested (**), under 100 flagged (*). Counts below the threshold are not shown, nor is anything from which they could be computed: setting Disclosure__Threshold (3 to 11, default 5). Notes go to standard error; csv has one line a cell, and with --diagnostics one a test instead.",
            "./reintegrationbi crosstab cm2023 --rows guided --columns sex,region",
            "./reintegrationbi crosstab cm2023 --rows felt_helped --columns condition_grouped --weight raked --diagnostics",
            "./reintegrationbi crosstab cm2023 --rows return_place --columns sex --format csv > out.csv");
    }
}
