using System.CommandLine;
using ReIntegrationBI.Portal.Accounts;
using ReIntegrationBI.Portal.Server;

namespace ReIntegrationBI.Portal.Commands;

/// <summary><c>serve</c>: the portal in the browser.</summary>
internal static class ServeCommand
{
    public static CommandPage Create(CommandConsole console)
    {
        var urls = new Option<string?>("--urls")
        {
            Description = "Where to listen, e.g. http://127.0.0.1:8080; several with ; between. By default http://127.0.0.1:5080, or the next port that is free.",
            HelpName = "U",
        };
        var command = new Command("serve", "Show the portal in the browser, until Ctrl+C.") { urls };
        command.SetAction(async (parsed, cancellation) =>
        {
            await Task.Yield();
            var installation = new Installation(Settings.Read());
            installation.RequireWarehouse();
            MigrateCommand.Quietly(installation, console);
            MigrateCommand.MarkDead(installation, console);
            return await RunAsync(installation, console, parsed.GetValue(urls), cancellation);
        });
        return new CommandPage(
            command,
            "The portal shows the report's figures, what was loaded when, the outcomes of the checks, and for every figure where it comes from. "
            + "By default it answers this machine only, and there everybody may read; what else one may do depends on the role of an account. Where no administrator is "
            + "enabled, a one-time link for the first one is printed.",
            "./reintegrationbi serve",
            "./reintegrationbi serve --urls http://127.0.0.1:8080");
    }

    /// <summary>Serves until it is stopped.</summary>
    public static async Task<int> RunAsync(Installation installation, CommandConsole console, string? urls, CancellationToken cancellation)
    {
        await using var server = await PortalServer.StartAsync(installation, urls, cancellation);
        console.Output.WriteLine($"Portal: {string.Join(", ", server.Addresses)}");
        if (FirstAdministrator.Link(installation, server.Addresses) is { } link)
        {
            console.Output.WriteLine($"First administrator: {link}");
        }

        console.Output.Flush();
        console.Messages.WriteLine("Stop with Ctrl+C.");
        await server.WaitAsync(cancellation);
        return ExitCode.Done;
    }
}
