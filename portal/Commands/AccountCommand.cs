using System.CommandLine;
using System.Globalization;
using ReIntegrationBI.Portal.Accounts;
using ReIntegrationBI.Warehouse.Accounts;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Commands;

/// <summary><c>account</c>: accounts of the portal, for whoever is locked out of its pages.</summary>
internal static class AccountCommand
{
    public static CommandPage Create(CommandConsole console)
    {
        var command = new Command("account", "List the accounts of the portal, or make a one-time link for one.") { List(console), Link(console) };
        return new CommandPage(
            command,
            "A link works once, for 24 hours, on the page /welcome of the portal. Without --user whoever uses it chooses a name. With the name of an account it gives that account a new password, "
            + "and at once the role, and enables it. The link is printed on standard output and kept nowhere: treat it as a password.",
            "./reintegrationbi account list",
            "./reintegrationbi account link --role administrator",
            "./reintegrationbi account link --role analyst --user an.peeters");
    }

    private static Command List(CommandConsole console)
    {
        var command = new Command("list", "Names, roles and states.");
        command.SetAction(_ =>
        {
            var installation = Open(console);
            var now = installation.Clock.Now();
            var table = new TextTable(["name", "role", "state", "signs in with", "made (UTC)", "last signed in (UTC)"]);
            var accounts = installation.Accounts.All();
            foreach (var account in accounts)
            {
                table.Add(
                    account.UserName, account.Role.Code(), account.IsDisabled ? "disabled" : account.IsLockedAt(now) ? "locked" : "active",
                    account.IsExternal ? "OpenID provider" : "password", Moment(account.CreatedAt), Moment(account.LastSignInAt));
            }

            table.Write(console.Output);
            if (accounts.Count == 0)
            {
                console.Messages.WriteLine("There are no accounts yet. Make the first with: ./reintegrationbi account link --role administrator");
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Link(CommandConsole console)
    {
        var role = new Option<string>("--role") { Description = "What the account may do.", HelpName = string.Join('|', RoleCode.All), Required = true };
        role.AcceptOnlyFromAmong([.. RoleCode.All]);
        var user = new Option<string?>("--user") { Description = "Name of the account; it may be there already.", HelpName = "NAME" };
        var command = new Command("link", "Make a one-time link that makes an account, or gives one a new password.") { role, user };
        command.SetAction(parsed =>
        {
            var (given, name) = (RoleCode.Parse(parsed.GetValue(role))!.Value, parsed.GetValue(user));
            if (name is not null && UserNameRule.Problem(name) is not null)
            {
                throw new WrongArgumentException($"--user '{name}' cannot be a name: take 2 to 60 letters a to z, digits or . _ @ - and begin with a letter or digit.");
            }

            var installation = Open(console);
            var token = name is not null && installation.Accounts.Find(name) is { } account
                ? Renew(installation, account, given)
                : installation.AccountLinks.Invite(name, given, Installation.User, installation.Settings.Accounts.LinkTime);
            installation.Audit.Write(Installation.User, AuditAction.Account, name ?? "new account", detail: $"link by command, role {given.Code()}");
            var address = FirstAdministrator.Address(installation.Settings, [FormattableString.Invariant($"http://127.0.0.1:{Server.PortalServer.FirstPort}")]);
            console.Output.WriteLine(address + FirstAdministrator.Path + token.Text);
            console.Output.Flush();
            console.Messages.WriteLine("Works once, for 24 hours. Where the portal has another address, put that in its place.");
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Whoever may run this on the machine may do all with the accounts; the role holds at once, so that the link itself need not carry a right.</summary>
    private static SecretToken Renew(Installation installation, Account account, Role role)
    {
        if (account.IsExternal)
        {
            throw new WrongArgumentException($"'{account.UserName}' signs in through the OpenID provider: its password and its groups are kept there.");
        }

        if (account.Role != role && installation.Accounts.SetRole(account.UserKey, role) == AccountChange.LastAdministrator)
        {
            throw new WrongArgumentException(
                $"'{account.UserName}' is the last administrator and stays one. Ask with --role administrator, or make another administrator first.");
        }

        if (account.IsDisabled)
        {
            installation.Accounts.SetDisabled(account.UserKey, isDisabled: false);
        }

        return installation.AccountLinks.Reset(installation.Accounts.Find(account.UserKey)!, Installation.User, installation.Settings.Accounts.LinkTime);
    }

    private static Installation Open(CommandConsole console)
    {
        var installation = new Installation(Settings.Read());
        installation.RequireWarehouse();
        MigrateCommand.Quietly(installation, console);
        return installation;
    }

    private static string? Moment(DateTime? utc) => utc?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
