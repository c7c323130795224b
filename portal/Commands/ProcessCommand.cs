using System.CommandLine;
using ReIntegrationBI.Warehouse.Processes;

namespace ReIntegrationBI.Portal.Commands;

/// <summary><c>process</c>: how the way back to work goes and should go.</summary>
internal static class ProcessCommand
{
    public static CommandPage Create(CommandConsole console)
    {
        var timeline = new Option<string?>("--timeline") { Description = "Only the steps of this timeline.", HelpName = "current|ideal" };
        timeline.AcceptOnlyFromAmong([.. ProcessWords.All<Timeline>()]);
        var part = new Option<string>("--part")
        {
            Description = "steps, stages (both timelines side by side, waiting in weeks) or bottlenecks; a table shows all that apply unless one is named, csv the steps.",
            HelpName = "steps|stages|bottlenecks",
        };
        part.AcceptOnlyFromAmong("steps", "stages", "bottlenecks");
        var asOf = CommonOptions.AsOf();
        var language = CommonOptions.Language();
        var format = CommonOptions.Format("How to print the process.");
        var command = new Command("process", "How the way back to work goes and should go: steps, waiting by stage, bottlenecks.") { timeline, part, asOf, language, format };
        command.SetAction(parsed =>
        {
            var installation = new Installation(Settings.Read());
            installation.RequireWarehouse();
            if (installation.Process.Read(CommonOptions.ReadAsOf(parsed.GetValue(asOf))) is not { } view)
            {
                console.Messages.WriteLine("No process was loaded yet. Load one with './reintegrationbi load'.");
                return ExitCode.Done;
            }

            var only = parsed.GetValue(timeline) is { } word ? ProcessWords.Read<Timeline>(word) : (Timeline?)null;
            console.Print(new ProcessPrinter(view, installation.CodeLists, parsed.GetValue(language)!, only, parsed.GetValue(part)), parsed.GetValue(format), []);
            return ExitCode.Done;
        });
        return new CommandPage(
            command,
            "Times are those of the source; weeks are converted from its days and months. Where the source gives no time, the line says so. The milestones of a step, and what a bottleneck is measured with, are our own reading.",
            "./reintegrationbi process --timeline ideal",
            "./reintegrationbi process --part stages --lang fr",
            "./reintegrationbi process --part bottlenecks --format csv > bottlenecks.csv");
    }
}
