using System.CommandLine;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Portal.Commands;

/// <summary><c>trajectories</c>: the way back to work of persons, after statistics and disclosure control.</summary>
internal static class TrajectoriesCommand
{
    private static readonly string[] Measures = ["survival", "waiting", "funnel", "relapse", "contact", "handovers"];

    public static CommandPage Create(CommandConsole console)
    {
        var what = new Argument<string>("WHAT")
        {
            Description = "survival: share back at work by month; waiting: days between milestones; funnel: how far they came; relapse; contact: before week 12; handovers: between actors.",
            DefaultValueFactory = _ => "survival",
        };
        what.AcceptOnlyFromAmong(Measures);
        var by = new Option<string[]>("--by")
        {
            Description = "Break down by these dimensions, with commas between: scheme, sex, age_group, region, disease_group, period (year of the start). With --where at most two are touched.",
            HelpName = "D,..",
            AllowMultipleArgumentsPerToken = false,
        };
        var where = new Option<string[]>("--where")
        {
            Description = "Only this member of a dimension, by code or by label in any language.",
            HelpName = "D=V",
            AllowMultipleArgumentsPerToken = true,
        };
        var full = new Option<bool>("--full") { Description = "survival: count full resumption only." };
        var asOf = CommonOptions.AsOf();
        var format = CommonOptions.Format("How to print the answer.");
        var command = new Command("trajectories", "Ask how persons came back to work, with what may be shown of it.") { what, by, where, full, asOf, format };
        command.SetAction(parsed =>
        {
            var query = new TrajectoryQuery
            {
                By = CommonOptions.Codes(parsed.GetValue(by)),
                Where = Limits(parsed.GetValue(where) ?? []),
                FullOnly = parsed.GetValue(full),
                AsOf = CommonOptions.ReadAsOf(parsed.GetValue(asOf)),
            };
            var measure = parsed.GetValue(what)!;
            if (query.FullOnly && measure != "survival")
            {
                throw new WrongArgumentException($"--full belongs to survival; leave it out of {measure}.");
            }

            var installation = new Installation(Settings.Read());
            installation.RequireWarehouse();
            var table = Ask(installation.Trajectories, measure, query);
            var printer = new TrajectoryPrinter(measure, table);
            console.Print(printer, parsed.GetValue(format), printer.Notes());
            return ExitCode.Done;
        });
        return new CommandPage(
            command,
            "One spell a person, the first; who is not back yet is censored at the day of the extract and never counted as a zero. A month is 30.4375 days. Counts below the threshold are not shown, nor is anything from which they could be computed: setting Disclosure__Threshold (3 to 11, default 5); a curve stops where it would tell too much. csv and json have one line a value. Notes go to standard error.",
            "./reintegrationbi trajectories survival --by scheme",
            "./reintegrationbi trajectories waiting --where region=Flanders",
            "./reintegrationbi trajectories funnel --by sex --format csv > out.csv");
    }

    private static TrajectoryTable Ask(ITrajectoryReader reader, string measure, TrajectoryQuery query) => measure switch
    {
        "survival" => reader.Return(query),
        "waiting" => reader.Waiting(query),
        "funnel" => reader.Funnel(query),
        "relapse" => reader.Relapse(query),
        "contact" => reader.Contact(query),
        _ => reader.HandOvers(query),
    };

    private static Dictionary<string, string> Limits(IEnumerable<string> texts)
    {
        var limits = new Dictionary<string, string>();
        foreach (var text in texts)
        {
            var at = text.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0 || at == text.Length - 1)
            {
                throw new WrongArgumentException($"--where '{text}' is not of the form D=V: write the dimension, '=', and its member, e.g. region=Flanders.");
            }

            if (!limits.TryAdd(text[..at].Trim(), text[(at + 1)..].Trim()))
            {
                throw new WrongArgumentException($"--where names {text[..at].Trim()} twice; of trajectories one member can be taken. Use --by {text[..at].Trim()} instead.");
            }
        }

        return limits;
    }
}
