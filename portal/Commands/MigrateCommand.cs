using System.CommandLine;
using ReIntegrationBI.Portal.Jobs.Running;

namespace ReIntegrationBI.Portal.Commands;

/// <summary><c>migrate</c>: bring the warehouse to this version.</summary>
internal static class MigrateCommand
{
    public static CommandPage Create(CommandConsole console)
    {
        var command = new Command("migrate", "Make the warehouse, or bring it to this version.");
        command.SetAction(_ =>
        {
            var installation = new Installation(Settings.Read());
            var (scripts, members) = installation.Migrate();
            QuartzStore.Create(installation.Engine);
            foreach (var script in scripts)
            {
                console.Output.WriteLine($"ran {script}");
            }

            console.Output.WriteLine(members == 0 ? "code lists: up to date" : $"code lists: {members} members added or changed");
            console.Messages.WriteLine($"The warehouse in {installation.Engine.Place} is at this version.");
            return ExitCode.Done;
        });
        return new CommandPage(
            command,
            "Runs the schema scripts that the warehouse lacks, each in one transaction with its journal row, and brings in the code lists. Running it again changes nothing. A warehouse that is newer than the program, or a script that was changed after it had run, is refused.",
            "./reintegrationbi migrate", "DataFolder=/srv/reintegrationbi ./reintegrationbi migrate");
    }

    /// <summary>Brings the warehouse to this version before other work, and says so where something ran.</summary>
    public static void Quietly(Installation installation, CommandConsole console)
    {
        var (scripts, _) = installation.Migrate();
        if (scripts.Count > 0)
        {
            console.Messages.WriteLine($"Brought the warehouse in {installation.Engine.Place} to this version ({scripts.Count} scripts).");
        }
    }

    /// <summary>Marks runs that died and says which.</summary>
    public static void MarkDead(Installation installation, CommandConsole console)
    {
        foreach (var key in installation.Journal.MarkDead())
        {
            console.Messages.WriteLine(
                $"Load {key} ended unexpectedly: its process died, and the warehouse is as it was before that load. "
                + $"Repeat it with: ./reintegrationbi rerun {key}");
        }
    }
}
