using System.CommandLine;
using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Reports.Rendering.Extract;
using ReIntegrationBI.Reports.Rendering.TabBook;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Portal.Commands;

/// <summary>
/// <c>extract</c>: data as a file to work with. <c>extract figures</c>: the answer to a question; <c>extract tabbook</c>: a survey, every question
/// against the same columns.
/// </summary>
internal static class ExtractCommand
{
    private const string Extension = ".xlsx";

    public static CommandPage Create(CommandConsole console)
    {
        var command = new Command("extract", "Write data to a file to work with.") { Figures(console), TabBook(console) };
        return new CommandPage(
            command,
            "Figures are the answer to a question as of query: a workbook with data, notes and provenance, the data alone as .csv, or all three as .csv files in a .zip. "
            + "A tab book has a sheet for every question of a survey, with bases, percentages, counts, intervals and significance letters against the "
            + "columns of the banner, and cover, contents, notes and all tests. All of it has been through disclosure control. Fewer banner questions hide fewer cells. "
            + "The path of the file goes to standard output.",
            "./reintegrationbi extract figures invalidity_persons --by region,period --where region=Flanders,Wallonia --lang fr --out invalidity.xlsx",
            "./reintegrationbi extract figures invalidity_persons,invalidity_entries --by period --out invalidity.csv",
            "./reintegrationbi extract tabbook cm2023 --banner guided --out cm2023.xlsx",
            "./reintegrationbi extract tabbook cm2023 --banner guided,back_at_work --weight raked --bonferroni --lang fr --out /tmp/cm2023.xlsx");
    }

    private static Command Figures(CommandConsole console)
    {
        var measures = CommonOptions.Measures();
        var by = CommonOptions.By();
        var where = CommonOptions.Where();
        var editions = CommonOptions.Editions();
        var asOf = CommonOptions.AsOf();
        var language = CommonOptions.Language("Language of names and notes.");
        var file = new Option<string>("--out")
        {
            Description = "The file to write; its ending says the form. One that is there is replaced.", HelpName = "FILE.xlsx|FILE.csv|FILE.zip", Required = true,
        };
        var command = new Command("figures", "Write the answer to a question, with notes and the source of each figure.")
        {
            measures, by, where, editions, asOf, language, file,
        };
        command.SetAction(parsed =>
        {
            var limits = CommonOptions.ReadWhere(parsed.GetValue(where));
            var known = CommonOptions.ReadAsOf(parsed.GetValue(asOf));
            var path = Target(parsed.GetValue(file)!, "an extract is one of these", [.. ExtractFormat.All.Select(f => "." + f)]);
            var installation = new Installation(Settings.Read());
            installation.RequireWarehouse();
            var (content, answer) = new FigureExtracts(installation).Of(
                new Query
                {
                    Measures = CommonOptions.Codes(parsed.GetValue(measures)),
                    By = CommonOptions.Codes(parsed.GetValue(by)),
                    Where = MemberLimit.All(installation.CodeLists, limits),
                    AsOf = known,
                    Editions = CommonOptions.ReadEditions(parsed.GetValue(editions)),
                },
                parsed.GetValue(language)!);
            Write(path, stream => ExtractWriter.Write(content, Path.GetExtension(path)[1..].ToLowerInvariant(), stream));
            console.Output.WriteLine(path);
            foreach (var note in answer.Notes)
            {
                console.Messages.WriteLine("Note: " + note);
            }

            console.Messages.WriteLine($"{answer.Rows.Count} rows, {answer.Rows.Count(r => r.Cell.State == CellState.Suppressed)} of them not shown.");
            return ExitCode.Done;
        });
        return command;
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

            var path = Target(parsed.GetValue(file)!, "a tab book is a workbook", [Extension]);
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
            Write(path, stream => TabBookWriter.Write(content, stream, installation.Clock));
            console.Output.WriteLine(path);
            Tell(console.Messages, tables);
            return ExitCode.Done;
        });
        return command;
    }

    private static string Target(string file, string what, string[] endings)
    {
        var path = Path.GetFullPath(file);
        if (!endings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
        {
            throw new WrongArgumentException($"--out '{file}' is no {string.Join(", ", endings)} file: {what}, give it a name such as data{endings[0]}.");
        }

        return Directory.Exists(Path.GetDirectoryName(path))
            ? path
            : throw new WrongArgumentException($"--out '{file}': there is no folder {Path.GetDirectoryName(path)}. Make it first, or write elsewhere.");
    }

    // The file is there as a whole or not at all.
    private static void Write(string path, Action<Stream> write)
    {
        var half = Path.Combine(Path.GetDirectoryName(path)!, $".{Guid.NewGuid():N}.part");
        try
        {
            using (var stream = File.Create(half))
            {
                write(stream);
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
