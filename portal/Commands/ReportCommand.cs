using System.CommandLine;
using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Reports.Rendering;
using ReIntegrationBI.Reports.Texts;

namespace ReIntegrationBI.Portal.Commands;

/// <summary><c>report</c>: a report as PDF, page or workbook.</summary>
internal static class ReportCommand
{
    public static CommandPage Create(CommandConsole console)
    {
        var name = new Argument<string>("NAME") { Description = "Name of the report, e.g. monthly-policy-report." };
        var period = new Option<string?>("--period") { Description = "The month it is of, e.g. 2026-11; by default the current month.", HelpName = "P" };
        var language = new Option<string>("--lang") { Description = "Language.", HelpName = "nl|fr|en", DefaultValueFactory = _ => "nl" };
        language.AcceptOnlyFromAmong([.. Languages.All]);
        var format = new Option<string>("--format") { Description = "Form; pdf needs Chromium, Chrome or Edge.", HelpName = "pdf|html|xlsx", DefaultValueFactory = _ => ReportFormat.Pdf };
        format.AcceptOnlyFromAmong([.. ReportFormat.All]);
        var region = new Option<string?>("--region") { Description = "For one region or province, e.g. Flanders; by default the whole country.", HelpName = "R" };
        var folder = new Option<string?>("--out") { Description = "Folder to write to; by default OutFolder (out).", HelpName = "DIR" };
        var asOf = CommonOptions.AsOf();
        var command = new Command("report", "Publish a report: PDF, page or workbook.") { name, period, language, format, region, folder, asOf };
        command.SetAction(async (parsed, cancellation) =>
        {
            var month = CommonOptions.ReadMonth(parsed.GetValue(period));
            var known = CommonOptions.ReadAsOf(parsed.GetValue(asOf));
            var installation = new Installation(Settings.Read());
            var wanted = parsed.GetValue(name)!;
            if (!installation.ReportNames.Contains(wanted))
            {
                throw new WrongArgumentException($"There is no report '{wanted}'; there are {string.Join(", ", installation.ReportNames)}.");
            }

            var of = CommonOptions.ReadRegion(installation, parsed.GetValue(region));
            installation.RequireWarehouse();
            var order = new ReportOrder(wanted, month ?? installation.CurrentMonth, parsed.GetValue(language)!, parsed.GetValue(format)!, known, of);
            try
            {
                var file = await new ReportPublisher(installation).PublishAsync(
                    order, Path.GetFullPath(parsed.GetValue(folder) ?? installation.Settings.OutFolder), cancellation);
                console.Output.WriteLine(file.FullName);
                return ExitCode.Done;
            }
            catch (ChromiumMissingException e)
            {
                console.Messages.WriteLine($"{e.Message} {ReportPublisher.InstallChromium} Without one, --format html and --format xlsx work.");
                return ExitCode.Unexpected;
            }
        });
        return new CommandPage(
            command,
            "The same data give the same report. --as-of makes a report again as it was known on an earlier day. The path of the file goes to standard output.",
            "./reintegrationbi report monthly-policy-report",
            "./reintegrationbi report monthly-policy-report --period 2026-10 --lang fr --format xlsx --out /tmp",
            "./reintegrationbi report monthly-policy-report --region Wallonia --lang fr");
    }
}
