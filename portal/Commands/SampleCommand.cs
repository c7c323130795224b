using System.CommandLine;
using System.Globalization;
using ReIntegrationBI.Etl.Synthetic;
using ReIntegrationBI.Etl.Synthetic.Trajectories;
using ReIntegrationBI.Warehouse.CodeLists;
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
            Trajectories(console),
        };
        return new CommandPage(
            command,
            "The file goes to standard output; what was decided, and which published figures cannot be met because the publication contradicts itself, to standard error. "
            + "The same seed makes the same file. Who stands in it never existed: the counts of respondents are those of the published tables, what goes together in a line is chance.",
            "./reintegrationbi sample respondents cm2023 > cm2023.respondents.csv",
            "./reintegrationbi sample respondents cm2023 --seed 7 --respondents 500 > cm2023.respondents.csv",
            "./reintegrationbi sample trajectories --rows 100000 > first.trajectories.csv",
            "./reintegrationbi sample trajectories --rows 100000 --late 10000 > late.trajectories.csv");
    }

    private static Command Trajectories(CommandConsole console)
    {
        var rows = new Option<long>("--rows")
        {
            Description = "Lines of the file without its heading; a few more where the last person needs them.",
            HelpName = "N",
            Required = true,
        };
        var seed = new Option<ulong>("--seed")
        {
            Description = "Any whole number from 0; the same one makes the same persons.",
            HelpName = "S",
            DefaultValueFactory = _ => DefaultSeed,
        };
        var until = new Option<string?>("--until")
        {
            Description = "The day up to which the file tells everything, yyyy-MM-dd; left out: " + DayText(TrajectoryOrder.DefaultUntil) + ".",
            HelpName = "DAY",
        };
        var dirty = new Option<string?>("--dirty")
        {
            Description = "Share of lines that a load must reject, a percentage (2%) or a fraction (0.02); left out: 0.5%. 0: none.",
            HelpName = "SHARE",
        };
        var late = new Option<long?>("--late")
        {
            Description = "Write the second file in place of the first: N late, corrected and withdrawn events of the persons of the first. Name the other options as for the first.",
            HelpName = "N",
        };
        var command = new Command("trajectories", "Events of spells of incapacity for work, as an event file; it needs no warehouse.") { rows, seed, until, dirty, late };
        command.SetAction(parsed =>
        {
            var order = new TrajectoryOrder(
                parsed.GetRequiredValue(rows), parsed.GetValue(seed), ReadDay(parsed.GetValue(until)), ReadDirty(parsed.GetValue(dirty)));
            TrajectoryCounts counts;
            try
            {
                var made = new SyntheticTrajectories(CodeListCatalog.Load(), order);
                counts = parsed.GetValue(late) is { } second ? made.WriteLate(console.Output, second) : made.Write(console.Output);
            }
            catch (SyntheticException problem)
            {
                throw new WrongArgumentException(problem.Message);
            }

            console.Output.Flush();
            console.Messages.WriteLine(FormattableString.Invariant(
                $"{counts.Rows} lines, {counts.Persons} persons{(counts.Spells > 0 ? FormattableString.Invariant($", {counts.Spells} spells") : "")}, {counts.Dirty} lines that a load must reject."));
            console.Messages.WriteLine("These trajectories are made up. Load them for demonstrations and tests only.");
            return ExitCode.Done;
        });
        return command;
    }

    private static string DayText(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly ReadDay(string? text) =>
        text is null ? TrajectoryOrder.DefaultUntil
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new WrongArgumentException($"--until '{text}' is no day: write it as {DayText(TrajectoryOrder.DefaultUntil)}.");

    private static decimal ReadDirty(string? text)
    {
        if (text is null)
        {
            return TrajectoryOrder.DefaultDirty;
        }

        var isPercent = text.EndsWith('%');
        return decimal.TryParse(text.TrimEnd('%').Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share)
            ? isPercent ? share / 100 : share
            : throw new WrongArgumentException($"--dirty '{text}' is no share: write a percentage from 0% to 50% (2%) or a fraction from 0 to 0.5 (0.02).");
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
