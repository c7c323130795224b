using System.CommandLine;
using System.Globalization;
using ReIntegrationBI.Portal.Jobs.Running;
using ReIntegrationBI.Portal.Server;
using ReIntegrationBI.Warehouse.Accounts;

namespace ReIntegrationBI.Portal.Commands;

/// <summary><c>jobs</c>: the recurring jobs. It writes to the queue; a process that serves does the work.</summary>
internal static class JobsCommand
{
    public static CommandPage Create(CommandConsole console)
    {
        var command = new Command("jobs", "List the recurring jobs; run one now, pause or resume one.") { Run(console), Pause(console), Resume(console) };
        command.SetAction(_ => List(Open(console), console));
        return new CommandPage(
            command,
            "Times are those of Brussels. What is asked for goes into the queue; a process that serves does it, and a message says so where none does. A paused job lets its times pass; "
            + "they are not caught up when it is resumed.",
            "./reintegrationbi jobs",
            "./reintegrationbi jobs run checks",
            "./reintegrationbi jobs pause inbox --why 'the share moves'");
    }

    /// <summary>Opens an installation for a command that looks at the queue or writes to it.</summary>
    public static Installation Open(CommandConsole console)
    {
        var installation = new Installation(Settings.Read());
        installation.RequireWarehouse();
        MigrateCommand.Quietly(installation, console);
        return installation;
    }

    /// <summary>Says who does what was asked for.</summary>
    public static void TellWho(Installation installation, CommandConsole console)
    {
        var nodes = installation.Jobs.LivingNodes();
        console.Messages.WriteLine(nodes.Count == 0
            ? "No process takes runs now: it waits until one does. Start one with: ./reintegrationbi serve"
            : $"It is done by a process that serves: {string.Join(", ", nodes.Select(n => n.Node))}.");
    }

    private static int List(Installation installation, CommandConsole console)
    {
        var lines = RecurringLine.Of(installation.Plan.Recurring, installation.Jobs, installation.Clock, 1);
        var table = new TextTable(["name", "kind", "subject", "next (Brussels)", "last run>", "state", "begun (Brussels)", "duration>", "paused"]);
        foreach (var line in lines)
        {
            table.Add(
                line.Job.Name, line.Job.Kind, line.Job.Subject, line.Next is { } next ? JobWords.Moment(next.UtcDateTime) : null,
                line.Last?.Key.ToString(CultureInfo.InvariantCulture), line.Last?.State, line.Last?.StartedAt is { } begun ? JobWords.Moment(begun) : null,
                line.Last?.Duration is { } took ? took.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s" : null,
                line.State is { PausedAt: { } at } paused ? $"since {JobWords.Moment(at)} by {paused.PausedBy}: {paused.PausedWhy}" : null);
        }

        table.Write(console.Output);
        if (lines.Count == 0)
        {
            console.Messages.WriteLine("There are no recurring jobs.");
        }

        return ExitCode.Done;
    }

    private static Command Run(CommandConsole console)
    {
        var name = Name();
        var command = new Command("run", "Ask for a run of a job now, out of turn.") { name };
        command.SetAction(parsed =>
        {
            var (installation, job) = Find(console, parsed.GetValue(name)!);
            var key = new RecurringJobs([job], new JobQueue(installation.Jobs), installation.Clock).RunNow(job.Name, Installation.User)!.Value;
            installation.Audit.Write(Installation.User, AuditAction.Job, job.Name, detail: FormattableString.Invariant($"run now by command: run {key}"));
            console.Output.WriteLine(FormattableString.Invariant($"run {key}"));
            TellWho(installation, console);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Pause(CommandConsole console)
    {
        var name = Name();
        var why = new Option<string>("--why") { Description = "Why it is paused, for whoever sees it stand still.", HelpName = "TEXT", Required = true };
        var command = new Command("pause", "Let the times of a job pass without a run.") { name, why };
        command.SetAction(parsed =>
        {
            var (installation, job) = Find(console, parsed.GetValue(name)!);
            installation.Jobs.Register(job.Name);
            if (!installation.Jobs.Pause(job.Name, Installation.User, parsed.GetValue(why)))
            {
                throw new WrongArgumentException($"'{job.Name}' is paused already.");
            }

            installation.Audit.Write(Installation.User, AuditAction.Job, job.Name, detail: $"paused by command: {parsed.GetValue(why)}");
            console.Output.WriteLine($"{job.Name} is paused");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Resume(CommandConsole console)
    {
        var name = Name();
        var command = new Command("resume", "Let a paused job run at its times again.") { name };
        command.SetAction(parsed =>
        {
            var (installation, job) = Find(console, parsed.GetValue(name)!);
            if (!installation.Jobs.Resume(job.Name))
            {
                throw new WrongArgumentException($"'{job.Name}' is not paused.");
            }

            installation.Audit.Write(Installation.User, AuditAction.Job, job.Name, detail: "resumed by command");
            console.Output.WriteLine($"{job.Name} runs at its times again");
            return ExitCode.Done;
        });
        return command;
    }

    private static Argument<string> Name() => new("NAME") { Description = "Name of the job, as 'jobs' shows it." };

    private static (Installation Installation, RecurringJob Job) Find(CommandConsole console, string name)
    {
        var installation = Open(console);
        var all = installation.Plan.Recurring;
        return (installation, all.FirstOrDefault(j => j.Name == name) ?? throw new WrongArgumentException(
            $"There is no recurring job '{name}'. {(all.Count == 0 ? "There are none" : "There are " + string.Join(", ", all.Select(j => j.Name)))}."));
    }
}
