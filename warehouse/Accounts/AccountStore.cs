using System.Data.Common;
using System.Security.Cryptography;
using Dapper;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Warehouse.Accounts;

/// <summary>The accounts of the portal.</summary>
/// <param name="engine">The warehouse.</param>
/// <param name="clock">Now.</param>
public sealed class AccountStore(IWarehouseEngine engine, TimeProvider clock)
{
    private const string Columns =
        "UserKey, UserName, DisplayName, RoleCode AS Role, PasswordHash, ExternalSubject, SecurityStamp, FailedCount, LockedUntil, IsDisabled, CreatedAt, LastSignInAt";

    /// <summary>The form in which names are kept and compared, so that one person has one account.</summary>
    public static string Fold(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Trim().ToLowerInvariant();
    }

    /// <summary>All accounts by name.</summary>
    public IReadOnlyList<Account> All() => Read("ORDER BY UserName", null);

    /// <summary>The account of a name, or null.</summary>
    public Account? Find(string name) => Read("WHERE UserName = @name", new { name = Fold(name) }).SingleOrDefault();

    /// <summary>The account of a key, or null.</summary>
    public Account? Find(long key) => Read("WHERE UserKey = @key", new { key }).SingleOrDefault();

    /// <summary>Whether somebody can look after accounts.</summary>
    public bool HasAdministrator()
    {
        using var connection = engine.Open();
        return CountOtherAdministrators(connection, null, except: 0) > 0;
    }

    /// <summary>Makes an account with a password of its own.</summary>
    /// <returns>It, or null where the name is taken.</returns>
    public Account? Add(string name, Role role, string passwordHash)
    {
        using var connection = engine.Open();
        using var transaction = engine.BeginWrite(connection);
        var key = Insert(connection, transaction, name, role, passwordHash, externalSubject: null);
        transaction.Commit();
        return key is { } made ? Find(made) : null;
    }

    /// <summary>
    /// The account of a user for whom an OpenID provider vouches, made where it is new, with the role that the provider gives. The
    /// provider decides: even the last administrator loses the role here.
    /// </summary>
    /// <returns>It, or null where the name belongs to another account.</returns>
    public Account? AddOrUpdateExternal(string subject, string name, Role role)
    {
        using var connection = engine.Open();
        using var transaction = engine.BeginWrite(connection);
        var key = connection.ExecuteScalar<long?>("SELECT UserKey FROM UserAccount WHERE ExternalSubject = @subject", new { subject }, transaction);
        if (key is null)
        {
            key = Insert(connection, transaction, name, role, passwordHash: null, subject);
        }
        else
        {
            connection.Execute(
                "UPDATE UserAccount SET RoleCode = @role, SecurityStamp = @stamp WHERE UserKey = @key AND RoleCode <> @role",
                new { key, role = role.Code(), stamp = NewStamp() },
                transaction);
        }

        transaction.Commit();
        return key is { } found ? Find(found) : null;
    }

    /// <summary>
    /// Counts a try with a password before it is looked at, so that tries at the same time cannot be more than the limit. The try that
    /// reaches the limit locks the account; <see cref="SignedIn"/> takes both back.
    /// </summary>
    /// <param name="key">The account; 0, which is none, costs the same time.</param>
    /// <param name="limit">Tries until it is locked.</param>
    /// <param name="lockedFor">For how long.</param>
    /// <returns>False where the account is locked.</returns>
    public bool BeginTry(long key, int limit, TimeSpan lockedFor)
    {
        var now = clock.Now();
        using var connection = engine.Open();
        return connection.Execute(
            """
            UPDATE UserAccount
            SET FailedCount = CASE WHEN FailedCount + 1 >= @limit THEN 0 ELSE FailedCount + 1 END,
                LockedUntil = CASE WHEN FailedCount + 1 >= @limit THEN @until ELSE NULL END
            WHERE UserKey = @key AND (LockedUntil IS NULL OR LockedUntil <= @now)
            """,
            new { key, limit, now, until = (DateTime?)(now + lockedFor) }) == 1;
    }

    /// <summary>Notes that the password was right.</summary>
    public void SignedIn(long key) => Change(
        "UPDATE UserAccount SET FailedCount = 0, LockedUntil = NULL, LastSignInAt = @now WHERE UserKey = @key", new { key, now = clock.Now() });

    /// <summary>Keeps the same password under a stronger hash; sessions go on.</summary>
    public void Rehash(long key, string oldHash, string newHash) => Change(
        "UPDATE UserAccount SET PasswordHash = @newHash WHERE UserKey = @key AND PasswordHash = @oldHash", new { key, oldHash, newHash });

    /// <summary>Gives a new password: sessions end, a lock is lifted, and links to reset it no longer work.</summary>
    public AccountChange SetPassword(long key, string passwordHash)
    {
        using var connection = engine.Open();
        using var transaction = engine.BeginWrite(connection);
        var rows = SetPassword(connection, transaction, key, passwordHash);
        transaction.Commit();
        return rows == 1 ? AccountChange.Done : AccountChange.Missing;
    }

    /// <summary>Gives another role: sessions end.</summary>
    public AccountChange SetRole(long key, Role role) => ChangeUnlessLast(
        key, keepsAdministrator: role == Role.Administrator, "UPDATE UserAccount SET RoleCode = @role, SecurityStamp = @stamp WHERE UserKey = @key", new { key, role = role.Code(), stamp = NewStamp() });

    /// <summary>Switches an account off, which ends its sessions, or on again.</summary>
    public AccountChange SetDisabled(long key, bool isDisabled) => ChangeUnlessLast(
        key, keepsAdministrator: !isDisabled, "UPDATE UserAccount SET IsDisabled = @isDisabled, SecurityStamp = @stamp WHERE UserKey = @key", new { key, isDisabled, stamp = NewStamp() });

    /// <summary>Lifts a lock.</summary>
    public AccountChange Unlock(long key) =>
        Change("UPDATE UserAccount SET FailedCount = 0, LockedUntil = NULL WHERE UserKey = @key", new { key }) == 1 ? AccountChange.Done : AccountChange.Missing;

    /// <summary>Inserts an account and gives its key, or null where the name is taken; the transaction holds the write lock.</summary>
    internal long? Insert(DbConnection connection, DbTransaction transaction, string name, Role role, string? passwordHash, string? externalSubject)
    {
        var folded = Fold(name);
        if (connection.ExecuteScalar<int>("SELECT COUNT(*) FROM UserAccount WHERE UserName = @folded", new { folded }, transaction) > 0)
        {
            return null;
        }

        connection.Execute(
            """
            INSERT INTO UserAccount (UserName, DisplayName, RoleCode, PasswordHash, ExternalSubject, SecurityStamp, FailedCount, IsDisabled, CreatedAt)
            VALUES (@folded, @display, @role, @passwordHash, @externalSubject, @stamp, 0, 0, @now)
            """,
            new { folded, display = name.Trim(), role = role.Code(), passwordHash, externalSubject, stamp = NewStamp(), now = clock.Now() },
            transaction);
        return connection.ExecuteScalar<long>(engine.LastKeySql, transaction: transaction);
    }

    /// <summary>Sets a password within a transaction and gives the number of accounts that have it now.</summary>
    internal int SetPassword(DbConnection connection, DbTransaction transaction, long key, string passwordHash)
    {
        var now = clock.Now();
        connection.Execute(
            "UPDATE AccountLink SET ExpiresAt = @now WHERE UserKey = @key AND UsedAt IS NULL AND ExpiresAt > @now", new { key, now }, transaction);
        return connection.Execute(
            "UPDATE UserAccount SET PasswordHash = @passwordHash, SecurityStamp = @stamp, FailedCount = 0, LockedUntil = NULL WHERE UserKey = @key",
            new { key, passwordHash, stamp = NewStamp() },
            transaction);
    }

    /// <summary>Enabled administrators but one.</summary>
    internal static int CountOtherAdministrators(DbConnection connection, DbTransaction? transaction, long except) => connection.ExecuteScalar<int>(
        "SELECT COUNT(*) FROM UserAccount WHERE RoleCode = @role AND IsDisabled = 0 AND UserKey <> @except",
        new { role = Role.Administrator.Code(), except },
        transaction);

    private AccountChange ChangeUnlessLast(long key, bool keepsAdministrator, string sql, object parameters)
    {
        using var connection = engine.Open();
        using var transaction = engine.BeginWrite(connection);
        var isAdministrator = connection.ExecuteScalar<int>(
            "SELECT COUNT(*) FROM UserAccount WHERE UserKey = @key AND RoleCode = @role AND IsDisabled = 0",
            new { key, role = Role.Administrator.Code() },
            transaction) == 1;
        if (isAdministrator && !keepsAdministrator && CountOtherAdministrators(connection, transaction, key) == 0)
        {
            return AccountChange.LastAdministrator;
        }

        var rows = connection.Execute(sql, parameters, transaction);
        transaction.Commit();
        return rows == 1 ? AccountChange.Done : AccountChange.Missing;
    }

    private int Change(string sql, object parameters)
    {
        using var connection = engine.Open();
        return connection.Execute(sql, parameters);
    }

    private List<Account> Read(string clause, object? parameters)
    {
        using var connection = engine.Open();
        return connection.Query<Account>($"SELECT {Columns} FROM UserAccount {clause}", parameters).ToList();
    }

    private static string NewStamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
