using System.CommandLine;
using System.Globalization;
using ReIntegrationBI.Warehouse.Delivery;

namespace ReIntegrationBI.Portal.Commands;

/// <summary><c>editions</c>: the archive of reports.</summary>
internal static class EditionsCommand
{
    public static CommandPage Create(CommandConsole console)
    {
        var period = new Option<string?>("--period") { Description = "Only this month, e.g. 2026-11.", HelpName = "P" };
        var state = new Option<string?>("--state") { Description = "Only in this state.", HelpName = string.Join('|', EditionState.All) };
        state.AcceptOnlyFromAmong([.. EditionState.All]);
        var last = new Option<int>("--last") { Description = "How many at most, the newest first.", HelpName = "N", DefaultValueFactory = _ => 50 };
        var command = new Command("editions", "List the editions of reports that were made or withheld, and how many recipients got them.") { period, state, last };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(last) is < 1 or > 100_000)
            {
                throw new WrongArgumentException("--last must be 1 to 100000.");
            }

            var month = CommonOptions.ReadMonth(parsed.GetValue(period));
            var installation = new Installation(Settings.Read());
            installation.RequireWarehouse();
            MigrateCommand.Quietly(installation, console);
            var table = new TextTable(["key", "report", "month", "language", "region", "format", "state", "loads", "sent", "made (UTC)", "sha256", "reason"]);
            foreach (var line in installation.Editions.Search(new EditionFilter(month?.Code, State: parsed.GetValue(state)), 0, parsed.GetValue(last)))
            {
                var e = line.Edition;
                table.Add(
                    Number(e.EditionKey), e.Report, e.Period, e.Language, e.RegionCode, e.Format, e.State, Number(line.Inputs), $"{Number(line.Sent)}/{Number(line.Deliveries)}",
                    e.MadeAt.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), e.Sha256?[..12], e.Reason);
            }

            table.Write(console.Output);
            return ExitCode.Done;
        });
        return new CommandPage(
            command,
            "An edition is one report of one month in one language, region and form. Its file stands in DataFolder/editions under its SHA-256. The page /admin/editions of the portal shows its loads and recipients.",
            "./reintegrationbi editions",
            "./reintegrationbi editions --period 2026-11 --state withheld");
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
