using System.CommandLine;
using ReIntegrationBI.Etl.Synthetic;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Portal.Commands;

/// <summary><c>sample</c>: made-up input files, for demonstrations and tests.</summary>
internal static class SampleCommand
{
    private const ulong DefaultSeed = 1;

    public static CommandPage Create(CommandConsole console)
    {
        var command = new Command("sample", "Make up an input file for demonstrations and tests; it says on every line that it is synthetic.")
        {
            Respondents(console),
        };
        return new CommandPage(
            command,
            "The file goes to standard output; what was decided, and which published figures cannot be met because the publication contradicts itself, to standard error. "
            + "The same seed makes the same file. Who stands in it never existed: the counts are those of the published tables, what goes together in a line is chance.",
            "./reintegrationbi sample respondents cm2023 > cm2023.respondents.csv",
            "./reintegrationbi sample respondents cm2023 --seed 7 --respondents 500 > cm2023.respondents.csv");
    }

    private static Command Respondents(CommandConsole console)
    {
        var survey = new Argument<string>("SURVEY") { Description = "Code of a survey of which published tables are loaded, e.g. cm2023." };
        var seed = new Option<ulong>("--seed")
        {
            Description = "Any whole number from 0; the same one makes the same respondents.",
            HelpName = "S",
            DefaultValueFactory = _ => DefaultSeed,
        };
        var respondents = new Option<int?>("--respondents")
        {
            Description = "How many; left out: as many as took part. Another number keeps the published shares, not the counts.",
            HelpName = "N",
        };
        var command = new Command("respondents", "Respondents of a survey whose margins equal its published tables.") { survey, seed, respondents };
        command.SetAction(parsed =>
        {
            var installation = new Installation(Settings.Read());
            installation.RequireWarehouse();
            var made = Make(installation, parsed.GetRequiredValue(survey), parsed.GetValue(seed), parsed.GetValue(respondents));
            made.Write(console.Output);
            console.Output.Flush();
            foreach (var line in made.Report.Decisions)
            {
                console.Messages.WriteLine("Decided: " + line);
            }

            foreach (var line in made.Report.NotMet)
            {
                console.Messages.WriteLine("Not met: " + line);
            }

            console.Messages.WriteLine("These respondents are made up. Load them for demonstrations and tests only.");
            return ExitCode.Done;
        });
        return command;
    }

    private static SyntheticSurvey Make(Installation installation, string survey, ulong seed, int? respondents)
    {
        var store = installation.Questionnaires;
        var questionnaire = store.Find(survey) ?? throw new WrongArgumentException(
            $"There is no survey '{survey}' in the warehouse; it holds {(store.Surveys() is { Count: > 0 } known ? string.Join(", ", known.Select(s => s.Code)) : "none")}. "
            + "Load its .survey.xlsx first.");
        try
        {
            return SyntheticSurvey.Make(questionnaire, PublishedAnswers.Of(installation.Reader, survey), seed, respondents);
        }
        catch (SyntheticException problem)
        {
            throw new WrongArgumentException(problem.Message);
        }
    }
}
