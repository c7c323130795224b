using System.CommandLine;
using System.Globalization;
using ReIntegrationBI.Portal.Jobs.Plans;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Commands;

/// <summary><c>inbox</c>: what stands in the inboxes into the warehouse, now.</summary>
internal static class InboxCommand
{
    public static CommandPage Create(CommandConsole console)
    {
        var source = CommonOptions.Source();
        var command = new Command("inbox", "Look into the inboxes of the sources and load what is complete.") { source };
        command.SetAction(async (parsed, cancellation) =>
        {
            var installation = new Installation(Settings.Read());
            var sources = Sources(installation.Plan, parsed.GetValue(source));
            MigrateCommand.Quietly(installation, console);
            MigrateCommand.MarkDead(installation, console);
            return await RunAsync(installation, console, sources, cancellation);
        });
        return new CommandPage(
            command,
            "Does at once what the job 'inbox' does every minute: takes the files of each source from DataFolder/inbox/<source>, or from the folder that jobs.yaml names, once they do not change any "
            + "more (for that it looks twice, some seconds apart). A file that was loaded goes to the subfolder loaded, one that was refused to refused, with a text beside it that says why. "
            + "A file with identifiers of persons is removed when it was loaded. Ends with 3 where a file was refused, with 1 where an inbox is not there.",
            "./reintegrationbi inbox",
            "./reintegrationbi inbox --source riziv");
    }

    /// <summary>The sources of the plan, or the one that is asked for.</summary>
    public static IReadOnlyList<PlannedSource> Sources(JobPlan plan, string? source)
    {
        var found = plan.Sources.Where(s => source is null || s.Code == source).ToList();
        return found.Count > 0 || source is null
            ? found
            : throw new WrongArgumentException($"There is no source '{source}' in {plan.Place}; there are {string.Join(", ", plan.Sources.Select(s => s.Code))}.");
    }

    private static async Task<int> RunAsync(Installation installation, CommandConsole console, IReadOnlyList<PlannedSource> sources, CancellationToken cancellation)
    {
        var inboxes = new Inboxes(installation);
        var views = sources.Select(inboxes.Look).ToList();
        if (views.Any(v => v.Unsettled.Count > 0))
        {
            var settle = installation.Plan.Settle;
            console.Messages.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"Looking again in {settle.TotalSeconds:0} s whether {views.Sum(v => v.Unsettled.Count)} of the files still change"));
            await Task.Delay(settle + TimeSpan.FromMilliseconds(50), installation.Clock, cancellation);
            views = [.. sources.Select(inboxes.Look)];
        }

        foreach (var file in views.SelectMany(v => v.Unsettled))
        {
            console.Messages.WriteLine($"{file.Source}: {file.Name} still changes; a later look takes it.");
        }

        var code = ExitCode.Done;
        foreach (var problem in views.Select(v => v.Problem).OfType<string>())
        {
            console.Messages.WriteLine(char.ToUpperInvariant(problem[0]) + problem[1..] + ".");
            code = ExitCode.Unexpected;
        }

        var files = views.SelectMany(v => v.Complete).ToDictionary(f => f.Path);
        var loads = new InboxLoads(installation);
        var ends = new List<ArrivedLoad>();
        var attempts = console.Progress("Loading", installation.Inputs.InOrder(files.Keys), p => Path.GetFileName(p), path =>
        {
            try
            {
                var load = loads.Load(files[path], Installation.User, _ => { });
                ends.Add(load);
                return new LoadAttempt(path, load.Outcome, null);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                return new LoadAttempt(path, null, e);
            }
        });
        foreach (var end in ends.Where(e => e.Outcome is null || e.IsNotMoved))
        {
            console.Messages.WriteLine($"{end.Subject}: {end.End.Reason}.");
            code = end.End.IsDone ? code : ExitCode.Unexpected;
        }

        if (attempts.Count == 0)
        {
            console.Messages.WriteLine($"Nothing to load in the inboxes of {string.Join(", ", sources.Select(s => s.Code))}.");
            return code;
        }

        var told = LoadCommand.Tell(attempts, console);
        return code == ExitCode.Done ? told : code;
    }
}
