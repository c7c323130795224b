using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using ReIntegrationBI.Portal.Operations;

namespace ReIntegrationBI.Portal.Commands;

/// <summary>All commands of the executable, and what their failures become.</summary>
public static class CommandTree
{
    /// <summary>How long a command that was asked to stop may take; longer than the portal gives its requests.</summary>
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(OperationsSettings.LongestStop) + TimeSpan.FromSeconds(30);

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
                // A command that was asked to stop ends at its next safe point; only one that finds none is broken off.
                ProcessTerminationTimeout = LongestStop,
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
        var root = new RootCommand("ReIntegrationBI: published figures on incapacity for work in Belgium, in which every number leads back to its source.");
        CommandPage[] pages =
        [
            UpCommand.Create(console),
            ServeCommand.Create(console),
            MigrateCommand.Create(console),
            LoadCommand.Create(console),
            LoadsCommand.Create(console),
            RerunCommand.Create(console),
            BackfillCommand.Create(console),
            JobsCommand.Create(console),
            RunsCommand.Create(console),
            CheckCommand.Create(console),
            ModelCommand.Create(console),
            QueryCommand.Create(console),
            CrosstabCommand.Create(console),
            CasesCommand.Create(console),
            TrajectoriesCommand.Create(console),
            ExtractCommand.Create(console),
            ReportCommand.Create(console),
            CopyCommand.Create(console),
            SampleCommand.Create(console),
            CodingsCommand.Create(console),
            RecommendationsCommand.Create(console),
            ProcessCommand.Create(console),
            AccountCommand.Create(console),
            InboxCommand.Create(console),
            FetchCommand.Create(console),
            FreshnessCommand.Create(console),
            RecipientCommand.Create(console),
            EditionsCommand.Create(console),
        ];
        foreach (var page in pages)
        {
            root.Add(page.Command);
        }

        var start = new CommandPage(
            root,
            "Start with 'up'. Results go to standard output, messages to standard error. Exit codes: 0 done; 1 unexpected; 2 wrong arguments; "
            + "3 input refused, nothing changed; 4 a blocking check failed, or a source is overdue; 5 stopped. Settings come from appsettings.json in the current folder and from "
            + "the environment: DataFolder (data), SamplesFolder (samples), OutFolder (out), ConnectionStrings__Warehouse, Warehouse__Engine.",
            "./reintegrationbi up --once",
            "./reintegrationbi query invalidity_persons --by period --provenance",
            "./reintegrationbi report monthly-policy-report --lang fr --format pdf",
            "./reintegrationbi load --help");
        foreach (var help in root.Options.OfType<HelpOption>())
        {
            help.Action = new HelpWithExamples((HelpAction)help.Action!, [start, .. pages]);
        }

        return root;
    }
}
