using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace ReIntegrationBI.Portal.Commands;

/// <summary>All commands of the executable, and what their failures become.</summary>
public static class CommandTree
{
    /// <summary>Runs a command line and gives its exit code.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        using var console = new CommandConsole();
        try
        {
            var parsed = Create(console).Parse(arguments);
            if (parsed.Action is ParseErrorAction)
            {
                foreach (var error in parsed.Errors)
                {
                    console.Messages.WriteLine(error.Message);
                }

                var name = parsed.CommandResult.Command is RootCommand ? "" : " " + parsed.CommandResult.Command.Name;
                console.Messages.WriteLine($"Ask for help with: ./reintegrationbi{name} --help");
                return ExitCode.WrongArguments;
            }

            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                Output = console.Output,
                Error = console.Messages,
                EnableDefaultExceptionHandler = false,
            });
        }
        catch (Exception e)
        {
            return Failures.Report(e, console.Messages);
        }
    }

    /// <summary>The commands.</summary>
    public static RootCommand Create(CommandConsole console)
    {
        var examples = new Dictionary<Command, string[]>();
        var root = new RootCommand(
            "ReIntegrationBI: published figures on incapacity for work in Belgium, from the publisher's file to a report in which every "
            + "number leads back to its cell. Start with 'up'. Exit codes: 0 done, 1 unexpected, 2 wrong arguments, 3 input refused and "
            + "nothing changed, 4 a blocking check failed.");
        examples[root] =
        [
            "./reintegrationbi up --once",
            "./reintegrationbi query invalidity_persons --by period",
            "./reintegrationbi query --help",
        ];
        foreach (var (command, lines) in new[]
        {
            MigrateCommand.Create(console),
            LoadCommand.Create(console),
            LoadsCommand.Create(console),
            RerunCommand.Create(console),
            ModelCommand.Create(console),
            QueryCommand.Create(console),
        })
        {
            root.Add(command);
            examples[command] = lines;
        }

        foreach (var help in root.Options.OfType<HelpOption>())
        {
            help.Action = new HelpWithExamples((HelpAction)help.Action!, examples);
        }

        return root;
    }
}
