using System.CommandLine;
using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Commands;

/// <summary><c>rerun</c>: a load again, with the content that was kept.</summary>
internal static class RerunCommand
{
    public static CommandPage Create(CommandConsole console)
    {
        var key = new Argument<long>("LOAD") { Description = "Key of the load, as 'loads' shows it." };
        var limit = CommonOptions.RejectLimit();
        var command = new Command("rerun", "Repeat a load with the content that was kept of its file.")
        {
            key, limit,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return new CommandPage(
            command,
            "For a run that ended unexpectedly, or when a layout was corrected. The file itself is not needed: the content of every input is kept by its hash.",
            "./reintegrationbi rerun 12");

        int Run(ParseResult parsed, CancellationToken cancellation)
        {
            var rejectLimit = CommonOptions.ReadRejectLimit(parsed.GetValue(limit)!);
            var installation = new Installation(Settings.Read());
            installation.RequireWarehouse();
            MigrateCommand.Quietly(installation, console);
            MigrateCommand.MarkDead(installation, console);
            var wanted = parsed.GetValue(key);
            var run = installation.Journal.Find(wanted)
                ?? throw new WrongArgumentException($"There is no load {wanted}. './reintegrationbi loads' lists them.");
            return LoadCommand.Tell([Attempt(installation, run, rejectLimit, cancellation)], console);
        }
    }

    private static LoadAttempt Attempt(Installation installation, LoadRecord run, decimal rejectLimit, CancellationToken cancellation)
    {
        try
        {
            return new LoadAttempt(run.FileName, new FileLoads(installation).Rerun(run, rejectLimit, cancellation), null);
        }
        catch (OperationCanceledException e)
        {
            return new LoadAttempt(run.FileName, null, e);
        }
    }
}
