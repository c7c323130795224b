using System.Data.Common;
using Dapper;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Warehouse.Accounts;

/// <summary>One-time links. Of a token only the hash is kept: whoever reads the warehouse cannot use them.</summary>
/// <param name="engine">The warehouse.</param>
/// <param name="accounts">The accounts that links make or renew.</param>
/// <param name="clock">Now.</param>
public sealed class AccountLinkStore(IWarehouseEngine engine, AccountStore accounts, TimeProvider clock)
{
    private const string Usable = "TokenHash = @hash AND UsedAt IS NULL AND ExpiresAt > @now";

    /// <summary>A link for the first administrator; earlier ones that were not used no longer work.</summary>
    public SecretToken First(string createdBy, TimeSpan validFor)
    {
        Change("UPDATE AccountLink SET ExpiresAt = @now WHERE Kind = @kind AND UsedAt IS NULL AND ExpiresAt > @now", new { kind = AccountLinkKind.First, now = clock.Now() });
        return Add(AccountLinkKind.First, null, null, Role.Administrator, createdBy, validFor);
    }

    /// <summary>A link that makes an account.</summary>
    /// <param name="name">Its name, or null where whoever uses the link chooses it.</param>
    /// <param name="role">Its role.</param>
    /// <param name="createdBy">Who invites.</param>
    /// <param name="validFor">How long it works.</param>
    public SecretToken Invite(string? name, Role role, string createdBy, TimeSpan validFor) =>
        Add(AccountLinkKind.Invitation, null, name, role, createdBy, validFor);

    /// <summary>A link that gives an account a new password; earlier ones for it no longer work.</summary>
    public SecretToken Reset(Account account, string createdBy, TimeSpan validFor)
    {
        ArgumentNullException.ThrowIfNull(account);
        Change("UPDATE AccountLink SET ExpiresAt = @now WHERE UserKey = @key AND UsedAt IS NULL AND ExpiresAt > @now", new { key = account.UserKey, now = clock.Now() });
        return Add(AccountLinkKind.Reset, account.UserKey, account.UserName, account.Role, createdBy, validFor);
    }

    /// <summary>The link of a token that still works, or null.</summary>
    public AccountLink? Find(string token)
    {
        using var connection = engine.Open();
        return Find(connection, null, SecretToken.HashOf(token));
    }

    /// <summary>Uses a link: makes its account, or gives it the password. Of several at the same time one succeeds.</summary>
    /// <param name="token">The token of the link.</param>
    /// <param name="name">The name for a new account, where the link names none.</param>
    /// <param name="passwordHash">Hash of the password chosen.</param>
    /// <returns>What became of it, and the account where it is done.</returns>
    public (AccountLinkUse Outcome, Account? Account) Use(string token, string name, string passwordHash)
    {
        var hash = SecretToken.HashOf(token);
        using var connection = engine.Open();
        using var transaction = engine.BeginWrite(connection);
        var link = Find(connection, transaction, hash);
        if (link is null
            || connection.Execute($"UPDATE AccountLink SET UsedAt = @now WHERE {Usable}", new { hash, now = clock.Now() }, transaction) != 1)
        {
            return (AccountLinkUse.Invalid, null);
        }

        var key = link.UserKey;
        if (key is { } existing)
        {
            accounts.SetPassword(connection, transaction, existing, passwordHash);
        }
        else
        {
            key = accounts.Insert(connection, transaction, link.UserName ?? name, link.Role, passwordHash, externalSubject: null);
        }

        if (key is not { } done)
        {
            // Rolled back: the link was not used.
            return (AccountLinkUse.NameTaken, null);
        }

        transaction.Commit();
        return (AccountLinkUse.Done, accounts.Find(done));
    }

    /// <summary>A link for a first administrator does not outlive the need, and one for an account that was switched off since does not work.</summary>
    private AccountLink? Find(DbConnection connection, DbTransaction? transaction, string hash)
    {
        var link = connection.QuerySingleOrDefault<AccountLink>(
            $"SELECT AccountLinkKey, Kind, UserKey, UserName, RoleCode AS Role, CreatedBy, ExpiresAt FROM AccountLink WHERE {Usable}",
            new { hash, now = clock.Now() },
            transaction);
        return link switch
        {
            { Kind: AccountLinkKind.First } when AccountStore.CountOtherAdministrators(connection, transaction, except: 0) > 0 => null,
            { UserKey: { } key } when connection.ExecuteScalar<int>(
                "SELECT COUNT(*) FROM UserAccount WHERE UserKey = @key AND IsDisabled = 0 AND ExternalSubject IS NULL", new { key }, transaction) == 0 => null,
            _ => link,
        };
    }

    private SecretToken Add(string kind, long? userKey, string? name, Role role, string createdBy, TimeSpan validFor)
    {
        var token = SecretToken.New();
        var now = clock.Now();
        Change(
            """
            INSERT INTO AccountLink (TokenHash, Kind, UserKey, UserName, RoleCode, CreatedBy, CreatedAt, ExpiresAt)
            VALUES (@hash, @kind, @userKey, @name, @role, @createdBy, @now, @expires)
            """,
            new { hash = token.Hash, kind, userKey, name = name?.Trim(), role = role.Code(), createdBy, now, expires = now + validFor });
        return token;
    }

    private void Change(string sql, object parameters)
    {
        using var connection = engine.Open();
        connection.Execute(sql, parameters);
    }
}
