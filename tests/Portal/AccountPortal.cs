using ReIntegrationBI.Portal;
using ReIntegrationBI.Portal.Accounts;
using ReIntegrationBI.Portal.Server;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.Accounts;

namespace ReIntegrationBI.Tests.Portal;

/// <summary>A portal on an empty warehouse of its own, with the settings that a test wants.</summary>
public sealed class AccountPortal : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TestDatabase _database = new SqliteTestEngine().Rent(TestSchema.Migrated);

    private AccountPortal(AccountSettings accounts, TimeProvider? clock)
    {
        Installation = new Installation(
            new Settings("Sqlite", _database.ConnectionString, _folder.File("data"), _folder.Path, _folder.File("out")) { Accounts = accounts }, clock);
        Service = new SignInService(Installation);
    }

    public Installation Installation { get; }

    public PortalServer Server { get; private set; } = null!;

    /// <summary>Hashes passwords as the portal does.</summary>
    public SignInService Service { get; }

    public Uri Address => new(Server.Addresses.Single());

    public static async Task<AccountPortal> StartAsync(AccountSettings? accounts = null, TimeProvider? clock = null)
    {
        var portal = new AccountPortal(accounts ?? new AccountSettings { AnonymousReading = false, TriesPerMinute = 10000 }, clock);
        await portal.RestartAsync();
        return portal;
    }

    /// <summary>Stops the server and starts one on the same warehouse and folder.</summary>
    public async Task RestartAsync()
    {
        if (Server is not null)
        {
            await Server.DisposeAsync();
        }

        Server = await PortalServer.StartAsync(Installation, "http://127.0.0.1:0", CancellationToken.None);
    }

    /// <summary>An account with a password.</summary>
    public Account Add(string name, Role role, string password) => Installation.Accounts.Add(name, role, Service.Hash(password))!;

    /// <summary>A browser in which nobody signed in.</summary>
    public SignedIn Nobody() => SignedIn.Nobody(Server);

    /// <summary>A browser in which an account of a role is signed in.</summary>
    public SignedIn As(Role role) => SignedIn.As(Installation, Server, role);

    /// <summary>Who did what, the newest first: <c>actor action subject outcome detail</c>.</summary>
    public IReadOnlyList<string> Trail(int count) =>
        [.. Installation.Audit.Latest(count).Select(e => $"{e.Actor} {e.Action} {e.Subject} {e.Outcome} {e.Detail}".TrimEnd())];

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _database.Dispose();
        _folder.Dispose();
    }
}
