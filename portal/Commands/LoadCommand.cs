using System.CommandLine;
using System.Globalization;
using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Commands;

/// <summary><c>load</c>: files into the warehouse.</summary>
internal static class LoadCommand
{
    public static CommandPage Create(CommandConsole console)
    {
        var files = new Argument<string[]>("FILE") { Description = "Files to load; each is loaded or refused as a whole.", Arity = ArgumentArity.OneOrMore };
        var source = CommonOptions.Source();
        var layout = new Option<string?>("--layout") { Description = "Read the file by this layout, whatever its name.", HelpName = "L" };
        var survey = new Option<string?>("--survey") { Description = "The survey that the file belongs to, whatever its name.", HelpName = "CODE" };
        var period = new Option<string?>("--period") { Description = "The month in which the fieldwork of a survey ended, where its file does not say so.", HelpName = "YYYY-MM" };
        var force = new Option<bool>("--force") { Description = "Load even where the same file was loaded before." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only show what a load would do: what the file is, what it would replace, what would be rejected." };
        var limit = CommonOptions.RejectLimit();
        var command = new Command("load", "Load files into the warehouse.")
        {
            files, source, layout, survey, period, force, limit, dryRun,
        };
        // On a thread of its own, so that Ctrl+C finds somebody who listens.
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return new CommandPage(
            command,
            "The layout tells where a file keeps its figures; it is recognised by the name of the file. A load replaces exactly the slice (source, dataset, edition) of its file, or nothing. The same file again is a recorded no-op. What is wrong with a file is told with sheet, cell and remedy, and nothing of it is loaded; the other files load, and the command ends with 3. "
            + "Ctrl+C or SIGTERM stops it: the file under way leaves nothing behind, and the command ends with 5.",
            "./reintegrationbi load samples/riziv/*.xlsx",
            "./reintegrationbi load --dry-run samples/riziv/riziv-jaarverslag-2017.xlsx",
            "./reintegrationbi load samples/surveys/cm2023.survey.xlsx",
            "./reintegrationbi load --layout riziv-annual-report-2017 jaarverslag.xlsx");

        int Run(ParseResult parsed, CancellationToken cancellation)
        {
            var options = new LoadOptions(
                parsed.GetValue(source), parsed.GetValue(layout), parsed.GetValue(force), CommonOptions.ReadRejectLimit(parsed.GetValue(limit)!),
                parsed.GetValue(survey), parsed.GetValue(period));
            var installation = new Installation(Settings.Read());
            installation.Inputs.Check(options);
            MigrateCommand.Quietly(installation, console);
            MigrateCommand.MarkDead(installation, console);
            if (parsed.GetValue(dryRun))
            {
                var loads = new FileLoads(installation);
                return installation.Inputs.InOrder(parsed.GetValue(files)!).Select(path => PreviewPrinter.Tell(loads.Preview(path, options, cancellation), console)).Max();
            }

            return Tell(Attempt(installation, console, parsed.GetValue(files)!, options, cancellation), console);
        }
    }

    /// <summary>Loads files one after the other, those that others refer to first; a failure of one does not stop the others, being asked to stop does.</summary>
    internal static IReadOnlyList<LoadAttempt> Attempt(
        Installation installation, CommandConsole console, IReadOnlyList<string> paths, LoadOptions options, CancellationToken cancellation)
    {
        var loads = new FileLoads(installation);
        return console.Progress("Loading", installation.Inputs.InOrder(paths), p => Path.GetFileName(p), path =>
        {
            if (cancellation.IsCancellationRequested)
            {
                return LoadAttempt.NotBegun(path);
            }

            try
            {
                return new LoadAttempt(path, loads.Load(path, options, cancellation), null);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                return new LoadAttempt(path, null, e);
            }
        });
    }

    /// <summary>Results to standard output, what is wrong to the messages; gives the exit code.</summary>
    public static int Tell(IReadOnlyList<LoadAttempt> attempts, CommandConsole console)
    {
        var table = new TextTable(["load>", "state", "file", "loaded>", "rejected>", "superseded>"]);
        foreach (var outcome in attempts.Select(a => a.Outcome).OfType<LoadOutcome>())
        {
            table.Add(
                Number(outcome.LoadKey), outcome.State, outcome.FileName, Number(outcome.Loaded), Number(outcome.Rejected), Number(outcome.Superseded));
        }

        table.Write(console.Output);
        console.Output.Flush();
        return TellWhatIsWrong(attempts, console);
    }

    /// <summary>Says what is wrong with refused and failed files; gives the exit code.</summary>
    public static int TellWhatIsWrong(IReadOnlyList<LoadAttempt> attempts, CommandConsole console)
    {
        var code = ExitCode.Done;
        foreach (var attempt in attempts.Where(a => a.Failure is not null && !a.IsStopped))
        {
            console.Messages.Write($"{attempt.Path}: ");
            Failures.Report(attempt.Failure!, console.Messages);
            code = ExitCode.Unexpected;
        }

        foreach (var outcome in attempts.Select(a => a.Outcome).OfType<LoadOutcome>())
        {
            if (outcome.State == LoadState.Failed)
            {
                console.Messages.WriteLine($"{outcome.FileName}: {outcome.Reason}");
                code = ExitCode.Unexpected;
            }
            else if (outcome.State is LoadState.NoOp)
            {
                console.Messages.WriteLine($"{outcome.FileName}: nothing to do. {outcome.Reason}");
            }
            else if (outcome is { State: LoadState.Succeeded, Rejected: > 0 })
            {
                console.Messages.WriteLine(
                    $"{outcome.FileName}: {Number(outcome.Rejected)} value{(outcome.Rejected == 1 ? " was" : "s were")} rejected and the rest loaded. "
                    + $"See which and why: ./reintegrationbi loads {Number(outcome.LoadKey)}");
            }
            else if (outcome.Remarks.Count > 0)
            {
                TellRemarks(outcome, console);
            }
            else
            {
                foreach (var problem in outcome.Problems)
                {
                    console.Messages.WriteLine(problem);
                }
            }
        }

        if (attempts.Where(a => a.IsStopped).Select(a => a.Path).ToList() is { Count: > 0 } stopped)
        {
            console.Messages.WriteLine(
                $"Stopped: {string.Join(", ", stopped.Select(Path.GetFileName))} {(stopped.Count == 1 ? "was" : "were")} not loaded, and changed nothing. "
                + "Run the command again for what is missing.");
            code = ExitCode.Stopped;
        }

        var refused = attempts.Select(a => a.Outcome).OfType<LoadOutcome>().Where(o => o.State == LoadState.Refused).ToList();
        if (refused.Count == 0)
        {
            return code;
        }

        console.Messages.WriteLine(
            $"Refused {refused.Count} of {Counted.Of(attempts.Count, "file")}, nothing of {(refused.Count == 1 ? "it" : "them")} was loaded: "
            + string.Join(", ", refused.Select(r => r.FileName)));
        return code == ExitCode.Done ? ExitCode.Refused : code;
    }

    private static void TellRemarks(LoadOutcome outcome, CommandConsole console)
    {
        const int most = 20;
        foreach (var remark in outcome.Remarks.Take(most))
        {
            console.Messages.WriteLine($"{outcome.FileName}: {(remark.Value is null ? "" : $"'{remark.Value}': ")}{remark.Reason}");
        }

        console.Messages.WriteLine(
            (outcome.Remarks.Count > most ? $"{outcome.FileName}: and {Number(outcome.Remarks.Count - most)} more. " : "")
            + $"All of it was loaded; the list stays at ./reintegrationbi loads {Number(outcome.LoadKey)}");
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
