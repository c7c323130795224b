using System.CommandLine;
using System.Globalization;
using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Portal.Commands;

/// <summary><c>backfill</c>: the loads of a range of periods again.</summary>
internal static class BackfillCommand
{
    public static CommandPage Create(CommandConsole console)
    {
        var source = new Argument<string>("SOURCE") { Description = "The source, e.g. riziv." };
        var from = new Option<string>("--from") { Description = "First period: 2018, 2018-05 or 2018-05-31.", HelpName = "P", Required = true };
        var to = new Option<string>("--to") { Description = "Last period, included.", HelpName = "P", Required = true };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only show what would be repeated." };
        var only = new Option<string>("--only")
        {
            Description = "Which slices: all, those whose last run failed or was refused (failed), or those that were tried and never loaded (missing).",
            HelpName = string.Join('|', BackfillSlices.Words),
            DefaultValueFactory = _ => BackfillSlices.All,
        };
        only.AcceptOnlyFromAmong([.. BackfillSlices.Words]);
        var oldest = new Option<bool>("--oldest-first") { Description = "Begin with the oldest period; otherwise with the newest." };
        var atOnce = new Option<int>("--at-once")
        {
            Description = FormattableString.Invariant($"How many slices are loaded at the same time, 1 to {BackfillChoice.MostAtOnce}."), HelpName = "N", DefaultValueFactory = _ => 1,
        };
        var limit = CommonOptions.RejectLimit();
        var command = new Command("backfill", "Repeat the loads of a range of periods with the contents that were kept.")
        {
            source, from, to, only, oldest, atOnce, dryRun, limit,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return new CommandPage(
            command,
            "For when a layout or a code list was corrected. Repeats the last load of every slice (source, dataset, edition) of the source whose period lies in the range, the newest first, one after the other. "
            + "A slice whose content is not kept (files of persons) is named and left out. One that goes wrong does not stop the others; each is a load of its own that names the one it repeats. "
            + "Ctrl+C or SIGTERM stops it: the load under way leaves nothing behind, and the command ends with 5.",
            "./reintegrationbi backfill riziv --from 2014 --to 2018 --dry-run",
            "./reintegrationbi backfill riziv --from 2014 --to 2018",
            "./reintegrationbi backfill riziv --from 2014 --to 2018 --only failed --oldest-first --at-once 4");

        int Run(ParseResult parsed, CancellationToken cancellation)
        {
            var (first, last) = (ReadPeriod("--from", parsed.GetValue(from)!), ReadPeriod("--to", parsed.GetValue(to)!));
            var rejectLimit = CommonOptions.ReadRejectLimit(parsed.GetValue(limit)!);
            var choice = new BackfillChoice(parsed.GetValue(only)!, parsed.GetValue(oldest), parsed.GetValue(atOnce));
            var installation = new Installation(Settings.Read());
            installation.RequireWarehouse();
            MigrateCommand.Quietly(installation, console);
            MigrateCommand.MarkDead(installation, console);
            var backfill = new Backfill(installation);
            var steps = backfill.Plan(parsed.GetValue(source)!, first, last, choice);
            return parsed.GetValue(dryRun) ? TellPlan(steps, console) : Repeat(backfill, steps, choice.AtOnce, rejectLimit, console, cancellation);
        }
    }

    private static int TellPlan(IReadOnlyList<BackfillStep> steps, CommandConsole console)
    {
        var table = new TextTable(["load>", "slice", "file", "kept"]);
        foreach (var step in steps)
        {
            table.Add(step.Run.LoadKey.ToString(CultureInfo.InvariantCulture), step.Slice, step.Run.FileName, step.IsKept ? "yes" : "no: load the file itself");
        }

        table.Write(console.Output);
        console.Output.Flush();
        console.Messages.WriteLine(steps.Count == 0 ? "No slice of the source has its period in the range." : "Nothing was loaded: this only shows what would be repeated.");
        return ExitCode.Done;
    }

    private static int Repeat(Backfill backfill, IReadOnlyList<BackfillStep> steps, int atOnce, decimal rejectLimit, CommandConsole console, CancellationToken cancellation)
    {
        foreach (var left in steps.Where(s => !s.IsKept))
        {
            console.Messages.WriteLine($"Left out {left.Slice}: the content of {left.Run.FileName} is not kept. Load the file itself.");
        }

        if (steps.Count == 0)
        {
            console.Messages.WriteLine("No slice of the source has its period in the range: nothing to repeat.");
        }

        var attempts = backfill.Run(steps, atOnce, rejectLimit, cancellation).Select(r => new LoadAttempt(r.Step.Run.FileName, r.Outcome, r.Failure)).ToList();
        return LoadCommand.Tell([.. attempts, .. steps.Where(s => s.IsKept).Skip(attempts.Count).Select(s => LoadAttempt.NotBegun(s.Run.FileName))], console);
    }

    private static Period ReadPeriod(string option, string text) =>
        Period.TryParse(text, out var period)
            ? period
            : throw new WrongArgumentException($"{option} '{text}' is no period: write a year (2018), a month (2018-05) or a day (2018-05-31).");
}
