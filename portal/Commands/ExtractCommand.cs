using System.CommandLine;
using ReIntegrationBI.Reports.Rendering.TabBook;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Portal.Commands;

/// <summary><c>extract</c>: data as a workbook to work with. <c>extract tabbook</c>: a survey, every question against the same columns.</summary>
internal static class ExtractCommand
{
    private const string Extension = ".xlsx";

    public static CommandPage Create(CommandConsole console)
    {
        var command = new Command("extract", "Write data to a workbook to work with.") { TabBook(console) };
        return new CommandPage(
            command,
            "A tab book has a sheet for every question of a survey, with bases, percentages, counts, intervals and significance letters against the "
            + "columns of the banner, and cover, contents, notes and all tests. All of it has been through disclosure control. Fewer banner questions hide fewer cells. "
            + "The path of the file goes to standard output.",
            "./reintegrationbi extract tabbook cm2023 --banner guided --out cm2023.xlsx",
            "./reintegrationbi extract tabbook cm2023 --banner guided,back_at_work --weight raked --bonferroni --lang fr --out /tmp/cm2023.xlsx");
    }

    private static Command TabBook(CommandConsole console)
    {
        var survey = new Argument<string>("SURVEY") { Description = "Code of the survey, e.g. cm2023; its respondents must have been loaded." };
        var banner = new Option<string[]>("--banner")
        {
            Description = "Questions whose answers are the columns, behind the total, with commas between.",
            HelpName = "Q,..",
            Required = true,
        };
        var weight = CommonOptions.Weight();
        var bonferroni = CommonOptions.Bonferroni();
        var language = new Option<string>("--lang") { Description = "Language.", HelpName = "nl|fr|en", DefaultValueFactory = _ => "nl" };
        language.AcceptOnlyFromAmong([.. Languages.All]);
        var file = new Option<string>("--out") { Description = "The workbook to write; one that is there is replaced.", HelpName = "FILE.xlsx", Required = true };
        var asOf = CommonOptions.AsOf();
        var command = new Command("tabbook", "Write a survey as a tab book: every question against the same columns.")
        {
            survey, banner, weight, bonferroni, language, file, asOf,
        };
        command.SetAction(parsed =>
        {
            var query = new CrosstabQuery
            {
                Survey = parsed.GetValue(survey)!,
                Rows = "",
                Columns = CommonOptions.Codes(parsed.GetValue(banner)),
                Weight = CommonOptions.ReadWeight(parsed.GetValue(weight)),
                Bonferroni = parsed.GetValue(bonferroni),
                AsOf = CommonOptions.ReadAsOf(parsed.GetValue(asOf)),
            };
            if (query.Columns.Count == 0)
            {
                throw new WrongArgumentException("--banner names no question: write one or more codes, e.g. --banner guided.");
            }

            var path = Target(parsed.GetValue(file)!);
            var installation = new Installation(Settings.Read());
            installation.RequireWarehouse();
            var tables = installation.Crosstabs.AskAll(query);
            var content = new TabBookContent
            {
                Survey = installation.Questionnaires.Find(query.Survey)?.Survey
                    ?? throw new WrongArgumentException($"The warehouse has no questionnaire of '{query.Survey}': load its .survey.xlsx, .lss or codebook first."),
                Tables = tables,
                Language = parsed.GetValue(language)!,
            };
            Write(content, path, installation.Clock);
            console.Output.WriteLine(path);
            Tell(console.Messages, tables);
            return ExitCode.Done;
        });
        return command;
    }

    private static string Target(string file)
    {
        var path = Path.GetFullPath(file);
        if (!string.Equals(Path.GetExtension(path), Extension, StringComparison.OrdinalIgnoreCase))
        {
            throw new WrongArgumentException($"--out '{file}' is no {Extension} file: a tab book is a workbook, give it a name such as tabbook{Extension}.");
        }

        return Directory.Exists(Path.GetDirectoryName(path))
            ? path
            : throw new WrongArgumentException($"--out '{file}': there is no folder {Path.GetDirectoryName(path)}. Make it first, or write elsewhere.");
    }

    // The file is there as a whole or not at all.
    private static void Write(TabBookContent content, string path, TimeProvider clock)
    {
        var half = Path.Combine(Path.GetDirectoryName(path)!, $".{Guid.NewGuid():N}{Extension}");
        try
        {
            using (var stream = File.Create(half))
            {
                TabBookWriter.Write(content, stream, clock);
            }

            File.Move(half, path, overwrite: true);
        }
        finally
        {
            File.Delete(half);
        }
    }

    private static void Tell(TextWriter messages, IReadOnlyList<CrosstabTable> tables)
    {
        if (tables[0].Respondents.IsSynthetic)
        {
            messages.WriteLine("Note: the respondents are synthetic; every sheet says so.");
        }

        messages.WriteLine($"{tables.Count} questions, {tables[0].Columns.Count} columns, {tables.Sum(t => t.Suppressed)} cells hidden, {tables.Sum(t => t.Tests.Count)} tests.");
    }
}
