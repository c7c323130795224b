using System.Data.Common;
using Dapper;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Warehouse.Accounts;

/// <summary>Sessions of browsers. Of the key that a browser holds only the hash is kept.</summary>
/// <param name="engine">The warehouse.</param>
/// <param name="clock">Now.</param>
/// <param name="idle">After how long without use a session ends.</param>
/// <param name="longest">After how long it ends in any case.</param>
public sealed class SessionStore(IWarehouseEngine engine, TimeProvider clock, TimeSpan idle, TimeSpan longest)
{
    /// <summary>How long sessions that ended are kept.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private const string Live =
        """
        SELECT s.UserSessionKey, u.UserKey, u.UserName, u.RoleCode AS Role, s.StartedAt, s.SeenAt, s.ExpiresAt
        FROM UserSession s JOIN UserAccount u ON u.UserKey = s.UserKey
        WHERE s.EndedAt IS NULL AND s.ExpiresAt > @now AND s.SeenAt > @idleSince AND s.SecurityStamp = u.SecurityStamp AND u.IsDisabled = 0
        """;

    /// <summary>Begins a session of an account as it is now.</summary>
    /// <returns>The key for the browser.</returns>
    public SecretToken Start(Account account)
    {
        ArgumentNullException.ThrowIfNull(account);
        var token = SecretToken.New();
        var now = clock.Now();
        using var connection = engine.Open();
        connection.Execute("DELETE FROM UserSession WHERE ExpiresAt < @old", new { old = now - Kept });
        connection.Execute(
            "INSERT INTO UserSession (SessionHash, UserKey, SecurityStamp, StartedAt, SeenAt, ExpiresAt) VALUES (@hash, @UserKey, @SecurityStamp, @now, @now, @expires)",
            new { hash = token.Hash, account.UserKey, account.SecurityStamp, now, expires = now + longest });
        return token;
    }

    /// <summary>The session of a key that a browser shows, or null where there is none or it has ended; it counts as used.</summary>
    public UserSession? Find(string token)
    {
        var session = Peek(token);
        var now = clock.Now();
        if (session is not null && now - session.SeenAt > idle / 10)
        {
            NoteUse(session.UserSessionKey, now);
        }

        return session;
    }

    /// <summary>As <see cref="Find"/>, without counting it as used: for what asks by itself again and again.</summary>
    public UserSession? Peek(string token)
    {
        var now = clock.Now();
        using var connection = engine.OpenReading();
        return connection.QuerySingleOrDefault<UserSession>($"{Live} AND s.SessionHash = @hash", new { hash = SecretToken.HashOf(token), now, idleSince = now - idle });
    }

    /// <summary>The sessions of an account that have not ended, the latest first.</summary>
    public IReadOnlyList<UserSession> Of(long userKey)
    {
        var now = clock.Now();
        using var connection = engine.Open();
        return connection.Query<UserSession>($"{Live} AND s.UserKey = @userKey ORDER BY s.UserSessionKey DESC", new { userKey, now, idleSince = now - idle }).ToList();
    }

    /// <summary>Ends one session of an account.</summary>
    /// <returns>False where the account has no such session.</returns>
    public bool End(long userKey, long sessionKey)
    {
        using var connection = engine.Open();
        return connection.Execute(
            "UPDATE UserSession SET EndedAt = @now WHERE UserSessionKey = @sessionKey AND UserKey = @userKey AND EndedAt IS NULL",
            new { userKey, sessionKey, now = clock.Now() }) == 1;
    }

    /// <summary>A page must not wait for a writer because of this: what could not be noted is noted at the next page.</summary>
    private void NoteUse(long key, DateTime now)
    {
        try
        {
            using var connection = engine.Open();
            connection.Execute("UPDATE UserSession SET SeenAt = @now WHERE UserSessionKey = @key", new { key, now }, commandTimeout: 1);
        }
        catch (Exception e) when (e is DbException or WarehouseException)
        {
            // Busy: see above.
        }
    }
}
