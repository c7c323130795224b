using System.CommandLine;
using System.Globalization;
using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Reports.Rendering;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Commands;

/// <summary><c>up</c>: from nothing to the report and the portal.</summary>
internal static class UpCommand
{
    public static CommandPage Create(CommandConsole console)
    {
        var once = new Option<bool>("--once") { Description = "Stop when the report is there; do not serve the portal." };
        var command = new Command("up", "Do everything: migrate, load the samples, check, publish the report, serve the portal.") { once };
        command.SetAction(async (parsed, cancellation) =>
        {
            // The steps do not wait for each other; on a thread of its own, so that Ctrl+C finds somebody who listens.
            await Task.Yield();
            var installation = new Installation(Settings.Read());
            var code = await PublishAsync(installation, console, cancellation);
            return parsed.GetValue(once) || code is ExitCode.CheckFailed or ExitCode.Stopped
                ? code
                : await ServeCommand.RunAsync(installation, console, null, cancellation);
        });
        return new CommandPage(
            command,
            "Loads what is new in SamplesFolder (samples); a file that was loaded before is a recorded no-op. Publishes the monthly report of the "
            + "current month in Dutch, as PDF and as workbook, in OutFolder (out). Without Chromium the page stands in for the PDF. A blocking check "
            + "that fails stops it before anything is published. ./run is this command.",
            "./reintegrationbi up --once",
            "OutFolder=/tmp/out ./reintegrationbi up");
    }

    private static async Task<int> PublishAsync(Installation installation, CommandConsole console, CancellationToken cancellation)
    {
        MigrateCommand.Quietly(installation, console);
        MigrateCommand.MarkDead(installation, console);

        var files = Samples(installation, console);
        console.Messages.WriteLine($"Loading {Number(files.Count)} files of {installation.Settings.SamplesFolder}");
        var attempts = LoadCommand.Attempt(installation, console, files, new LoadOptions(), cancellation);
        var loadCode = LoadCommand.TellWhatIsWrong([.. attempts.Where(a => a.Outcome?.State != LoadState.NoOp)], console);

        if (loadCode == ExitCode.Stopped)
        {
            return loadCode;
        }

        console.Messages.WriteLine("Checking the figures");
        var checks = installation.Check(source: null);
        var checkCode = CheckCommand.Code(checks, console);

        IReadOnlyList<FileInfo> published = [];
        if (checkCode == ExitCode.Done)
        {
            console.Messages.WriteLine("Publishing the monthly report");
            published = await MonthlyAsync(installation, console, cancellation);
        }
        else
        {
            console.Messages.WriteLine("Nothing is published. './reintegrationbi check' shows the offenders.");
        }

        Summarise(console, attempts, checks, published);
        return checkCode != ExitCode.Done ? checkCode : loadCode;
    }

    /// <summary>The files that a layout recognises; the others are named.</summary>
    private static List<string> Samples(Installation installation, CommandConsole console)
    {
        var folder = installation.Settings.SamplesFolder;
        if (!Directory.Exists(folder))
        {
            console.Messages.WriteLine($"There is no folder {folder}: no samples to load. Set SamplesFolder to where they stand.");
            return [];
        }

        // Texts for people and the register of publications stand beside the samples and are not inputs.
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(f => !Path.GetFileName(f).StartsWith('.') && !f.EndsWith(".md", StringComparison.OrdinalIgnoreCase))
            .Where(f => !Path.GetFileName(f).StartsWith("publication", StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)
            .ToLookup(installation.Inputs.Fits);
        foreach (var unknown in files[false])
        {
            console.Messages.WriteLine($"Left out {Path.GetRelativePath(folder, unknown)}: no layout fits its name.");
        }

        return [.. files[true]];
    }

    private static async Task<IReadOnlyList<FileInfo>> MonthlyAsync(Installation installation, CommandConsole console, CancellationToken cancellation)
    {
        var folder = installation.Settings.OutFolder;
        var pdf = new ReportOrder(ReportOrder.Monthly, installation.CurrentMonth, "nl", ReportFormat.Pdf);
        var publisher = new ReportPublisher(installation);
        var content = installation.Report(pdf);
        FileInfo print;
        try
        {
            print = await publisher.PublishAsync(content, pdf, folder, cancellation);
        }
        catch (ChromiumMissingException e)
        {
            console.Messages.WriteLine($"No PDF: {e.Message} {ReportPublisher.InstallChromium} The page (html) stands in its place.");
            print = await publisher.PublishAsync(content, pdf with { Format = ReportFormat.Html }, folder, cancellation);
        }

        return [print, await publisher.PublishAsync(content, pdf with { Format = ReportFormat.Workbook }, folder, cancellation)];
    }

    private static void Summarise(
        CommandConsole console, IReadOnlyList<LoadAttempt> attempts, IReadOnlyList<CheckOutcome> checks, IReadOnlyList<FileInfo> published)
    {
        var outcomes = attempts.Select(a => a.Outcome).OfType<LoadOutcome>().ToList();
        console.Output.WriteLine(
            $"Loads:  {Count(LoadState.Succeeded)} loaded ({Number(outcomes.Sum(o => o.Loaded))} rows), {Count(LoadState.NoOp)} no-op, "
            + $"{Count(LoadState.Refused)} refused, {Number(attempts.Count(a => a.Failure is not null || a.Outcome?.State == LoadState.Failed))} failed");
        console.Output.WriteLine(
            "Checks: " + string.Join(", ", new[] { CheckState.Passed, CheckState.Failed, CheckState.Error, CheckState.NotApplicable }
                .Select(state => $"{Number(checks.Count(c => c.Outcome == state))} {state.Replace('_', ' ')}"))
            + (checks.Any(c => c.Blocks) ? " (blocking)" : ""));
        foreach (var failed in checks.Where(c => c.Outcome is CheckState.Failed or CheckState.Error))
        {
            console.Output.WriteLine($"        {failed.Code} ({failed.Severity}, {failed.Outcome}): {failed.Message}");
        }

        foreach (var file in published)
        {
            var size = (file.Length / 1024m).ToString("N0", CultureInfo.InvariantCulture);
            console.Output.WriteLine($"Report: {Path.GetRelativePath(Directory.GetCurrentDirectory(), file.FullName)} ({size} kB)");
        }

        console.Output.Flush();

        string Count(string state) => Number(outcomes.Count(o => o.State == state));
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
