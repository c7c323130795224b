using System.CommandLine;
using System.Globalization;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Commands;

/// <summary><c>check</c>: data quality.</summary>
internal static class CheckCommand
{
    public static CommandPage Create(CommandConsole console)
    {
        var source = CommonOptions.Source();
        var command = new Command("check", "Check the figures: parts against totals, jumps, growth, missing periods.") { source };
        command.SetAction(parsed =>
        {
            var installation = new Installation(Settings.Read());
            installation.RequireWarehouse();
            MigrateCommand.Quietly(installation, console);
            return Tell(installation.Check(parsed.GetValue(source)), console);
        });
        return new CommandPage(
            command,
            "Every check has a severity (warn, error, blocking) and an outcome (passed, failed, error: it could not run, not_applicable: there was nothing to test). "
            + "Offenders are listed with what was found, what was expected and their cells. The outcomes are kept and shown by the portal. "
            + "A blocking check that failed or could not run ends the command with 4.",
            "./reintegrationbi check",
            "./reintegrationbi check --source riziv");
    }

    /// <summary>Prints outcomes and offenders; gives the exit code.</summary>
    public static int Tell(IReadOnlyList<CheckOutcome> outcomes, CommandConsole console)
    {
        var table = new TextTable(["check", "source", "severity", "outcome", "tested>", "offenders>", "message"], widest: 90);
        foreach (var o in outcomes)
        {
            table.Add(o.Code, o.Source, o.Severity, o.Outcome, Number(o.Tested), Number(o.Offenders.Count), o.Message);
        }

        table.Write(console.Output);
        foreach (var o in outcomes.Where(o => o.Offenders.Count > 0))
        {
            console.Output.WriteLine();
            console.Output.WriteLine($"{o.Code} ({o.Severity}):");
            foreach (var offender in o.Offenders)
            {
                console.Output.WriteLine($"  {offender.What}: found {offender.Found}, expected {offender.Expected}");
                console.Output.WriteLine($"    {offender.Address}");
            }
        }

        console.Output.Flush();
        return Code(outcomes, console);
    }

    /// <summary>Names the checks that block; gives the exit code.</summary>
    public static int Code(IReadOnlyList<CheckOutcome> outcomes, CommandConsole console)
    {
        var blocking = outcomes.Where(o => o.Blocks).ToList();
        if (blocking.Count == 0)
        {
            return ExitCode.Done;
        }

        console.Messages.WriteLine($"Blocked by: {string.Join(", ", blocking.Select(b => $"{b.Code} ({b.Outcome}: {b.Message})"))}");
        return ExitCode.CheckFailed;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
