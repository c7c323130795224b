using System.CommandLine;
using System.Globalization;
using ReIntegrationBI.Portal.Jobs.Running;
using ReIntegrationBI.Portal.Server;
using ReIntegrationBI.Warehouse.Accounts;
using ReIntegrationBI.Warehouse.Jobs;

namespace ReIntegrationBI.Portal.Commands;

/// <summary><c>runs</c>: the queue and its history. It writes to the queue; a process that serves does the work.</summary>
internal static class RunsCommand
{
    /// <summary>Lines of the log of one run that are shown.</summary>
    private const int LogShown = 200;

    public static CommandPage Create(CommandConsole console)
    {
        var key = new Argument<long?>("RUN") { Description = "Show this run alone, with its course, its parts and its log.", Arity = ArgumentArity.ZeroOrOne };
        var state = new Option<string?>("--state") { Description = "Only runs in this state.", HelpName = string.Join('|', JobState.All) };
        state.AcceptOnlyFromAmong([.. JobState.All]);
        var last = new Option<int>("--last") { Description = "How many runs to show, newest first.", HelpName = "N", DefaultValueFactory = _ => 20 };
        last.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var n) && n < 1)
            {
                result.AddError("--last must be 1 or more.");
            }
        });
        var command = new Command("runs", "Show what was asked for and what ran by itself; cancel a run, or ask for it again.")
        {
            key, state, last, Cancel(console), Again(console),
        };
        command.SetAction(parsed =>
        {
            var installation = JobsCommand.Open(console);
            return parsed.GetValue(key) is { } one ? Show(installation, console, one) : List(installation, console, parsed.GetValue(state), parsed.GetValue(last));
        });
        return new CommandPage(
            command,
            "Times are those of Brussels. A run is waiting (something else must be there first), queued, running, retrying (an attempt failed for a reason that may pass), succeeded, failed or cancelled. "
            + "A run that is cancelled while it runs stops where nothing is left half done.",
            "./reintegrationbi runs --state failed",
            "./reintegrationbi runs --last 5");
    }

    private static int List(Installation installation, CommandConsole console, string? state, int count)
    {
        var table = new TextTable(["run>", "state", "kind", "subject", "recurring", "asked (Brussels)", "by", "duration>", "attempt>", "reason"]);
        var runs = installation.Jobs.Search(new JobFilter(state), 0, count);
        foreach (var run in runs)
        {
            table.Add(
                Number(run.Key), run.State, run.Kind, run.Subject, run.Recurring, JobWords.Moment(run.CreatedAt), run.RequestedBy, Duration(run), Number(run.Attempt), run.Reason);
        }

        table.Write(console.Output);
        if (runs.Count == 0)
        {
            console.Messages.WriteLine(state is null ? "Nothing was asked for yet." : $"No run is {state}.");
        }

        return ExitCode.Done;
    }

    private static int Show(Installation installation, CommandConsole console, long key)
    {
        var (store, run) = (installation.Jobs, Find(installation, key));
        foreach (var (name, value) in new (string, string?)[]
        {
            ("run", Number(run.Key)),
            ("state", run.State),
            ("reason", run.Reason),
            ("kind", run.Kind),
            ("subject", run.Subject),
            ("recurring", run.Recurring),
            ("group", run.Group is { } group ? Number(group) : null),
            ("asked", $"{JobWords.Moment(run.CreatedAt)} by {run.RequestedBy}"),
            ("begun", run.StartedAt is { } begun ? $"{JobWords.Moment(begun)} on {run.Node}" : null),
            ("duration", Duration(run)),
            ("attempt", Number(run.Attempt)),
            ("progress", run.ProgressDone is { } done ? $"{Number(done)}{(run.ProgressTotal is { } total ? " of " + Number(total) : "")} {run.ProgressText}".TrimEnd() : null),
            ("exclusive", run.Exclusive),
            ("input", run.Input),
        })
        {
            if (!string.IsNullOrEmpty(value))
            {
                console.Output.WriteLine($"{name,-10} {value}");
            }
        }

        foreach (var hold in RunHold.Of(run, store, installation.Clock.GetUtcNow().UtcDateTime, "en"))
        {
            console.Output.WriteLine($"{"held up by",-10} {hold.What}{(hold.Run is { } by ? $" run {Number(by)}" : "")}");
        }

        Table(console, ["moment (Brussels)", "state", "attempt>", "node", "reason"], store.Transitions(key).Select(t => new[] { JobWords.Moment(t.At), t.State, Number(t.Attempt), t.Node, t.Reason }));
        Table(console, ["part", "state", "load>", "reason"], store.Parts(key).Select(p => new[] { p.Subject, p.State, p.LoadKey is { } load ? Number(load) : null, p.Reason }));
        Table(console, ["moment (Brussels)", "level", "message"], store.Log(key, LogShown).Select(l => new[] { JobWords.Moment(l.At), l.Level, l.Message }));
        return ExitCode.Done;
    }

    private static void Table(CommandConsole console, string[] columns, IEnumerable<string?[]> rows)
    {
        var lines = rows.ToList();
        if (lines.Count == 0)
        {
            return;
        }

        var table = new TextTable(columns, widest: 200);
        lines.ForEach(line => table.Add(line));
        console.Output.WriteLine();
        table.Write(console.Output);
    }

    private static Command Cancel(CommandConsole console)
    {
        var key = Key();
        var command = new Command("cancel", "Cancel a run that did not begin, or ask the one that runs to stop.") { key };
        command.SetAction(parsed =>
        {
            var installation = JobsCommand.Open(console);
            var run = Find(installation, parsed.GetValue(key));
            if (!installation.Jobs.Cancel(run.Key, Installation.User))
            {
                throw new WrongArgumentException($"Run {Number(run.Key)} is over already: there is nothing to cancel.");
            }

            var isAsked = run.State == JobState.Running;
            installation.Audit.Write(Installation.User, AuditAction.Run, $"run {Number(run.Key)}: {run.Kind} {run.Subject}", detail: isAsked ? "asked to stop by command" : "cancelled by command");
            console.Output.WriteLine(isAsked ? $"run {Number(run.Key)} is asked to stop" : $"run {Number(run.Key)} is cancelled");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Again(CommandConsole console)
    {
        var key = Key();
        var command = new Command("again", "Ask again for a run that is over: a new run of the same work.") { key };
        command.SetAction(parsed =>
        {
            var installation = JobsCommand.Open(console);
            var run = Find(installation, parsed.GetValue(key));
            var again = new JobQueue(installation.Jobs).Again(run.Key, Installation.User)
                ?? throw new WrongArgumentException($"Run {Number(run.Key)} is not over yet. Wait until it ends, or cancel it first.");
            installation.Audit.Write(Installation.User, AuditAction.Run, $"run {Number(run.Key)}: {run.Kind} {run.Subject}", detail: $"again by command: run {Number(again)}");
            console.Output.WriteLine($"run {Number(again)}");
            JobsCommand.TellWho(installation, console);
            return ExitCode.Done;
        });
        return command;
    }

    private static Argument<long> Key() => new("RUN") { Description = "Number of the run, as 'runs' shows it." };

    private static JobRun Find(Installation installation, long key) =>
        installation.Jobs.Find(key) ?? throw new WrongArgumentException($"There is no run {Number(key)}. './reintegrationbi runs' lists them.");

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Duration(JobRun run) => run.Duration?.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) is { } seconds ? seconds + " s" : null;
}
