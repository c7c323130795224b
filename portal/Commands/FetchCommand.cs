using System.CommandLine;
using ReIntegrationBI.Portal.Jobs.Plans;

namespace ReIntegrationBI.Portal.Commands;

/// <summary><c>fetch</c>: files from the addresses of the plan into the warehouse, now.</summary>
internal static class FetchCommand
{
    public static CommandPage Create(CommandConsole console)
    {
        var names = new Argument<string[]>("ADDRESS") { Description = "Names of addresses in jobs.yaml; none for all.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("fetch", "Fetch the files of the addresses in jobs.yaml and load what changed.") { names };
        command.SetAction(async (parsed, cancellation) =>
        {
            var installation = new Installation(Settings.Read());
            var addresses = Addresses(installation.Plan, parsed.GetValue(names)!);
            MigrateCommand.Quietly(installation, console);
            MigrateCommand.MarkDead(installation, console);
            return await RunAsync(installation, console, addresses, cancellation);
        });
        return new CommandPage(
            command,
            "Does at once what the job 'fetch' does every day. A file that the server calls unchanged since it was last loaded is not sent again; one that did not come as a whole, or is "
            + "a web page where a file was expected, is not loaded. Ends with 3 where a file was refused, with 1 where one could not be fetched.",
            "./reintegrationbi fetch",
            "./reintegrationbi fetch fpb-indicators");
    }

    private static IReadOnlyList<(PlannedSource Source, PlannedAddress Address)> Addresses(JobPlan plan, IReadOnlyList<string> names)
    {
        var all = plan.Addresses.ToList();
        return names.FirstOrDefault(n => all.All(a => a.Address.Name != n)) is { } unknown
            ? throw new WrongArgumentException(
                $"There is no address '{unknown}' in {plan.Place}; there {(all.Count == 0 ? "is none" : "are " + string.Join(", ", all.Select(a => a.Address.Name)))}.")
            : [.. all.Where(a => names.Count == 0 || names.Contains(a.Address.Name))];
    }

    private static async Task<int> RunAsync(
        Installation installation, CommandConsole console, IReadOnlyList<(PlannedSource Source, PlannedAddress Address)> addresses, CancellationToken cancellation)
    {
        if (addresses.Count == 0)
        {
            console.Messages.WriteLine($"There is no address in {installation.Plan.Place}: nothing to fetch.");
            return ExitCode.Done;
        }

        var fetches = new AddressFetches(installation);
        var (attempts, code) = (new List<LoadAttempt>(), ExitCode.Done);
        foreach (var (source, address) in addresses)
        {
            try
            {
                var load = await fetches.FetchAsync(source, address, Installation.User, console.Messages.WriteLine, cancellation);
                if (load.Outcome is { } outcome)
                {
                    attempts.Add(new LoadAttempt(address.Name, outcome, null));
                    continue;
                }

                console.Messages.WriteLine($"{address.Name}: {load.End.Reason}.");
                code = load.End.IsDone ? code : ExitCode.Unexpected;
            }
            catch (Exception e) when (e is not OutOfMemoryException and not OperationCanceledException)
            {
                attempts.Add(new LoadAttempt(address.Name, null, e));
            }
        }

        var told = attempts.Count == 0 ? ExitCode.Done : LoadCommand.Tell(attempts, console);
        return code == ExitCode.Done ? told : code;
    }
}
