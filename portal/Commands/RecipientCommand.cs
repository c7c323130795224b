using System.CommandLine;
using System.Globalization;
using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Portal.Server;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Accounts;
using ReIntegrationBI.Warehouse.Delivery;

namespace ReIntegrationBI.Portal.Commands;

/// <summary><c>recipient</c>: who receives which report.</summary>
internal static class RecipientCommand
{
    public static CommandPage Create(CommandConsole console)
    {
        var command = new Command("recipient", "List, add or remove those who receive reports by mail.") { List(console), Add(console), Remove(console) };
        return new CommandPage(
            command,
            "A recipient has the rights of an account: it must exist, be enabled and may read when a report is sent. 'remove' takes away to whom nothing was sent yet, and stops the others.",
            "./reintegrationbi recipient list",
            "./reintegrationbi recipient add an.peeters --address an.peeters@example.be --lang nl",
            "./reintegrationbi recipient add jean --address jean@example.be --lang fr --region Wallonia --format xlsx --how linked",
            "./reintegrationbi recipient remove 3");
    }

    private static Command List(CommandConsole console)
    {
        var command = new Command("list", "Who receives what.");
        command.SetAction(_ =>
        {
            var installation = Open(console);
            var names = installation.Accounts.All().ToDictionary(a => a.UserKey, a => a.UserName);
            var table = new TextTable(["key", "address", "account", "language", "region", "format", "how", "state", "report"]);
            var recipients = installation.Recipients.List();
            foreach (var r in recipients)
            {
                table.Add(
                    r.RecipientKey.ToString(CultureInfo.InvariantCulture), r.Address, names.GetValueOrDefault(r.UserKey), r.Language, r.RegionCode, r.Format, r.SendAs,
                    r.IsActive ? "active" : "stopped", r.Report);
            }

            table.Write(console.Output);
            if (recipients.Count == 0)
            {
                console.Messages.WriteLine("There are no recipients yet. Add one with: ./reintegrationbi recipient add USER --address ADDRESS");
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Add(CommandConsole console)
    {
        var user = new Argument<string>("USER") { Description = "Name of the account." };
        var address = new Option<string>("--address") { Description = "E-mail address.", HelpName = "ADDRESS", Required = true };
        var report = new Option<string>("--report") { Description = "Name of the report.", HelpName = "NAME", DefaultValueFactory = _ => ReportOrder.Monthly };
        var language = new Option<string>("--lang") { Description = "Language.", HelpName = "nl|fr|en", DefaultValueFactory = _ => "nl" };
        language.AcceptOnlyFromAmong([.. Languages.All]);
        var region = new Option<string?>("--region") { Description = "For one region or province; by default the whole country.", HelpName = "R" };
        var format = new Option<string>("--format") { Description = "Form.", HelpName = "pdf|html|xlsx", DefaultValueFactory = _ => ReportFormat.Pdf };
        format.AcceptOnlyFromAmong([.. ReportFormat.All]);
        var how = new Option<string>("--how") { Description = "In the mail, or as a link to the portal.", HelpName = string.Join('|', SendAs.All), DefaultValueFactory = _ => SendAs.Attached };
        how.AcceptOnlyFromAmong([.. SendAs.All]);
        var command = new Command("add", "Add a recipient.") { user, address, report, language, region, format, how };
        command.SetAction(parsed =>
        {
            var installation = Open(console);
            var name = parsed.GetValue(user)!;
            var account = installation.Accounts.Find(name) ?? throw new WrongArgumentException($"There is no account '{name}'. './reintegrationbi account list' shows them.");
            var form = new RecipientForm(
                parsed.GetValue(report)!, account.UserKey.ToString(CultureInfo.InvariantCulture), parsed.GetValue(address)!, parsed.GetValue(language)!,
                CommonOptions.ReadRegion(installation, parsed.GetValue(region)) ?? "", parsed.GetValue(format)!, parsed.GetValue(how)!);
            if (form.Problem(installation) is { } problem)
            {
                throw new WrongArgumentException(
                    problem == "recipients.choice_wrong" ? $"There is no report '{form.Report}'; there are {string.Join(", ", installation.ReportNames)}." : PortalTexts.For("en")[problem]);
            }

            var key = installation.Recipients.Add(form.Recipient(0), Installation.User) ?? throw new WrongArgumentException(PortalTexts.For("en")["recipients.same"]);
            installation.Audit.Write(Installation.User, AuditAction.Recipient, FormattableString.Invariant($"recipient {key}: {form.Report} to {form.Address}"), detail: "added by command");
            console.Output.WriteLine(key.ToString(CultureInfo.InvariantCulture));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Remove(CommandConsole console)
    {
        var key = new Argument<long>("KEY") { Description = "Its key, as 'list' shows it." };
        var command = new Command("remove", "Remove a recipient, or stop sending to it where something was sent before.") { key };
        command.SetAction(parsed =>
        {
            var installation = Open(console);
            var wanted = parsed.GetValue(key);
            var recipient = installation.Recipients.Find(wanted)
                ?? throw new WrongArgumentException(FormattableString.Invariant($"There is no recipient {wanted}. './reintegrationbi recipient list' shows them."));
            var isRemoved = installation.Recipients.Remove(wanted);
            if (!isRemoved)
            {
                installation.Recipients.SetActive(wanted, isActive: false);
            }

            installation.Audit.Write(
                Installation.User, AuditAction.Recipient, FormattableString.Invariant($"recipient {wanted}: {recipient.Report} to {recipient.Address}"),
                detail: isRemoved ? "removed by command" : "stopped by command");
            console.Messages.WriteLine(isRemoved ? "Removed." : "Something was sent to it before: it stays in the archive, and nothing more is sent.");
            return ExitCode.Done;
        });
        return command;
    }

    private static Installation Open(CommandConsole console)
    {
        var installation = new Installation(Settings.Read());
        installation.RequireWarehouse();
        MigrateCommand.Quietly(installation, console);
        return installation;
    }
}
