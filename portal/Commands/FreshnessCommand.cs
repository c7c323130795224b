using System.CommandLine;
using System.Globalization;
using ReIntegrationBI.Portal.Jobs.Plans;

namespace ReIntegrationBI.Portal.Commands;

/// <summary><c>freshness</c>: what should be there by now, and what is.</summary>
internal static class FreshnessCommand
{
    public static CommandPage Create(CommandConsole console)
    {
        var source = CommonOptions.Source();
        var command = new Command("freshness", "Show which editions are expected by now and which were loaded.") { source };
        command.SetAction(parsed =>
        {
            var installation = new Installation(Settings.Read());
            var only = parsed.GetValue(source);
            _ = InboxCommand.Sources(installation.Plan, only);
            installation.RequireWarehouse();
            return Tell(new FreshnessTable(installation).Lines(only), installation.Plan, console);
        });
        return new CommandPage(
            command,
            "Holds the calendars of jobs.yaml against what was loaded: fresh (nothing that could be there is missing), due (the next edition may come any day), late (it should be there), overdue "
            + "(it is missing for so long that its source counts as failed). A source without a calendar is not expected at all. Ends with 4 where one is overdue.",
            "./reintegrationbi freshness",
            "./reintegrationbi freshness --source riziv");
    }

    private static int Tell(IReadOnlyList<FreshnessLine> lines, JobPlan plan, CommandConsole console)
    {
        var table = new TextTable(["source", "dataset", "expected", "by", "newest loaded", "state"]);
        foreach (var line in lines)
        {
            table.Add(
                line.Source, line.Calendar.Dataset ?? "(any)", line.Finding.Expected.ToString(), line.Finding.By.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                line.Finding.Newest?.ToString() ?? "none", line.Finding.State);
        }

        table.Write(console.Output);
        console.Output.Flush();
        if (lines.Count == 0)
        {
            console.Messages.WriteLine($"No source has a calendar in {plan.Place}: nothing is expected.");
        }

        var overdue = lines.Where(l => l.Finding.State == FreshnessState.Overdue).Select(l => l.Subject).ToList();
        if (overdue.Count == 0)
        {
            return ExitCode.Done;
        }

        console.Messages.WriteLine($"Overdue: {string.Join(", ", overdue)}. Ask the publisher, or load the edition where it is there.");
        return ExitCode.CheckFailed;
    }
}
