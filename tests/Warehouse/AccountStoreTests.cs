using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Tests.Portal;
using ReIntegrationBI.Warehouse.Accounts;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Tests.Warehouse;

public abstract class AccountStoreTests<TEngine> : IDisposable
    where TEngine : ITestEngine, new()
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    private readonly TestDatabase _database = new TEngine().Rent(TestSchema.Migrated);
    private readonly SteppingTime _clock = new(new DateTimeOffset(2026, 11, 28, 12, 0, 0, TimeSpan.Zero));
    private readonly AccountStore _accounts;
    private readonly AccountLinkStore _links;
    private readonly SessionStore _sessions;

    protected AccountStoreTests()
    {
        _accounts = new(_database.Engine, _clock);
        _links = new(_database.Engine, _accounts, _clock);
        _sessions = new(_database.Engine, _clock, idle: TimeSpan.FromMinutes(60), longest: TimeSpan.FromHours(12));
    }

    public void Dispose()
    {
        _database.Dispose();
        GC.SuppressFinalize(this);
    }

    [EngineFact]
    public void An_account_is_found_however_its_name_is_written_and_a_name_is_given_once()
    {
        var made = _accounts.Add(" An.Peeters ", Role.Analyst, "hash")!;

        Assert.Equal(("an.peeters", "An.Peeters", Role.Analyst, "hash"), (made.UserName, made.DisplayName, made.Role, made.PasswordHash));
        Assert.Equal(made, _accounts.Find("AN.PEETERS"));
        Assert.Equal(_clock.Now(), made.CreatedAt);
        Assert.Null(_accounts.Add("an.peeters", Role.Reader, "other"));
        Assert.Equal([made], _accounts.All());
    }

    [EngineFact]
    public void Tries_at_the_same_time_are_never_more_than_the_limit_and_the_lock_ends()
    {
        var key = _accounts.Add("an", Role.Reader, "hash")!.UserKey;

        var allowed = 0;
        Parallel.For(0, 24, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ =>
        {
            if (_accounts.BeginTry(key, 5, Quarter))
            {
                Interlocked.Increment(ref allowed);
            }
        });

        Assert.Equal(5, allowed);
        Assert.True(_accounts.Find(key)!.IsLockedAt(_clock.Now()));
        _clock.Step(Quarter - TimeSpan.FromSeconds(1));
        Assert.False(_accounts.BeginTry(key, 5, Quarter));
        _clock.Step(TimeSpan.FromSeconds(1));
        Assert.True(_accounts.BeginTry(key, 5, Quarter));
        Assert.Equal(1, _accounts.Find(key)!.FailedCount);
    }

    [EngineFact]
    public void A_right_password_takes_back_the_tries_before_it()
    {
        var key = _accounts.Add("an", Role.Reader, "hash")!.UserKey;
        for (var i = 0; i < 12; i++)
        {
            Assert.True(_accounts.BeginTry(key, 3, Quarter));
            Assert.True(_accounts.BeginTry(key, 3, Quarter));
            _accounts.SignedIn(key);
        }

        var account = _accounts.Find(key)!;
        Assert.Equal((0, (DateTime?)_clock.Now()), (account.FailedCount, account.LastSignInAt));
    }

    [EngineFact]
    public void The_last_enabled_administrator_stays()
    {
        var first = _accounts.Add("a", Role.Administrator, "h")!.UserKey;
        var second = _accounts.Add("b", Role.Administrator, "h")!.UserKey;
        Assert.Equal(AccountChange.Done, _accounts.SetDisabled(second, true));
        Assert.Equal(AccountChange.LastAdministrator, _accounts.SetRole(first, Role.Reader));
        Assert.Equal(AccountChange.LastAdministrator, _accounts.SetDisabled(first, true));
        Assert.Equal(AccountChange.Done, _accounts.SetRole(first, Role.Administrator));
        Assert.Equal(AccountChange.Done, _accounts.SetDisabled(second, false));

        // Two who demote each other at the same time: one stays.
        var outcomes = new[] { first, second }.AsParallel().WithDegreeOfParallelism(2).Select(k => _accounts.SetRole(k, Role.Reader)).ToList();
        Assert.Equal([AccountChange.Done, AccountChange.LastAdministrator], outcomes.Order());
        Assert.True(_accounts.HasAdministrator());
        Assert.Equal(AccountChange.Missing, _accounts.SetRole(999, Role.Reader));
    }

    [EngineFact]
    public void A_link_works_once_and_only_for_its_time()
    {
        var token = _links.Invite("an", Role.Analyst, "boss", Day);
        var late = _links.Invite(null, Role.Reader, "boss", Day);

        var link = _links.Find(token.Text)!;
        Assert.Equal((AccountLinkKind.Invitation, "an", Role.Analyst, "boss"), (link.Kind, link.UserName, link.Role, link.CreatedBy));
        var outcomes = Enumerable.Range(0, 8).AsParallel().WithDegreeOfParallelism(8).Select(i => _links.Use(token.Text, "other", "hash" + i).Outcome).ToList();
        Assert.Single(outcomes, AccountLinkUse.Done);
        Assert.Equal(7, outcomes.Count(o => o == AccountLinkUse.Invalid));
        Assert.Equal(("an", Role.Analyst), _accounts.All().Select(a => (a.UserName, a.Role)).Single());

        _clock.Step(Day);
        Assert.Null(_links.Find(late.Text));
        Assert.Equal(AccountLinkUse.Invalid, _links.Use(late.Text, "bo", "hash").Outcome);
        Assert.Equal(AccountLinkUse.Invalid, _links.Use("nonsense", "bo", "hash").Outcome);
    }

    [EngineFact]
    public void A_name_that_is_taken_leaves_the_link_as_it_was()
    {
        _accounts.Add("an", Role.Reader, "hash");
        var token = _links.Invite(null, Role.Reader, "boss", Day);

        Assert.Equal(AccountLinkUse.NameTaken, _links.Use(token.Text, "AN", "hash").Outcome);
        Assert.Equal(AccountLinkUse.Done, _links.Use(token.Text, "bo", "hash").Outcome);
    }

    [EngineFact]
    public void A_link_for_the_first_administrator_ends_with_a_later_one_and_with_the_need()
    {
        var older = _links.First("machine", Day);
        var newer = _links.First("machine", Day);
        Assert.Null(_links.Find(older.Text));
        Assert.Equal(Role.Administrator, _links.Find(newer.Text)!.Role);

        _accounts.Add("an", Role.Administrator, "hash");
        Assert.Null(_links.Find(newer.Text));
        Assert.Equal(AccountLinkUse.Invalid, _links.Use(newer.Text, "thief", "hash").Outcome);
    }

    [EngineFact]
    public void A_link_for_a_new_password_lifts_the_lock_ends_sessions_and_ends_with_another_change()
    {
        var account = _accounts.Add("an", Role.Reader, "old")!;
        var session = _sessions.Start(account);
        Assert.True(_accounts.BeginTry(account.UserKey, 1, Quarter));
        var older = _links.Reset(account, "boss", Day);
        var token = _links.Reset(account, "boss", Day);
        Assert.Null(_links.Find(older.Text));

        var (outcome, changed) = _links.Use(token.Text, "ignored", "new");
        Assert.Equal((AccountLinkUse.Done, "new", "an"), (outcome, changed!.PasswordHash, changed.UserName));
        Assert.Null(changed.LockedUntil);
        Assert.Null(_sessions.Find(session.Text));

        var unused = _links.Reset(changed, "boss", Day);
        _accounts.SetPassword(account.UserKey, "own choice");
        Assert.Null(_links.Find(unused.Text));

        var disabled = _links.Reset(changed, "boss", Day);
        _accounts.SetDisabled(account.UserKey, true);
        Assert.Null(_links.Find(disabled.Text));
    }

    [EngineFact]
    public void A_session_ends_unused_ends_at_last_and_ends_with_every_change_of_the_account()
    {
        var account = _accounts.Add("an", Role.Analyst, "hash")!;
        _accounts.Add("boss", Role.Administrator, "hash");

        var token = _sessions.Start(account);
        Assert.Equal(("an", Role.Analyst), (_sessions.Find(token.Text)!.UserName, _sessions.Find(token.Text)!.Role));
        Assert.Null(_sessions.Find("nonsense"));
        for (var i = 0; i < 14; i++)
        {
            _clock.Step(TimeSpan.FromMinutes(50));
            Assert.NotNull(_sessions.Find(token.Text));
        }

        _clock.Step(TimeSpan.FromMinutes(20));
        Assert.Null(_sessions.Find(token.Text));

        var unused = _sessions.Start(account);
        _clock.Step(TimeSpan.FromMinutes(60));
        Assert.Null(_sessions.Find(unused.Text));

        foreach (var change in new Action[]
        {
            () => _accounts.SetPassword(account.UserKey, "new"),
            () => _accounts.SetRole(account.UserKey, Role.Reader),
            () => _accounts.SetDisabled(account.UserKey, true),
        })
        {
            var one = _sessions.Start(_accounts.Find(account.UserKey)!);
            Assert.NotNull(_sessions.Find(one.Text));
            change();
            Assert.Null(_sessions.Find(one.Text));
        }
    }

    [EngineFact]
    public void A_session_is_ended_by_its_own_account_alone()
    {
        var (an, bo) = (_accounts.Add("an", Role.Reader, "hash")!, _accounts.Add("bo", Role.Reader, "hash")!);
        var token = _sessions.Start(an);
        var other = _sessions.Start(an);
        var key = _sessions.Find(token.Text)!.UserSessionKey;

        Assert.False(_sessions.End(bo.UserKey, key));
        Assert.NotNull(_sessions.Find(token.Text));
        Assert.True(_sessions.End(an.UserKey, key));
        Assert.Null(_sessions.Find(token.Text));
        Assert.Equal(_sessions.Find(other.Text), Assert.Single(_sessions.Of(an.UserKey)));
    }

    [EngineFact]
    public void No_secret_stands_in_the_warehouse()
    {
        var account = _accounts.Add("an", Role.Administrator, "hash")!;
        string[] secrets = [_sessions.Start(account).Text, _links.Invite(null, Role.Reader, "boss", Day).Text, _links.First("m", Day).Text];

        using var connection = _database.Engine.Open();
        var kept = string.Join('\n', WarehouseDump.Tables(connection, ["UserAccount", "UserSession", "AccountLink"]));
        Assert.Contains("'an'", kept, StringComparison.Ordinal);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, kept, StringComparison.Ordinal));
        Assert.All(secrets, secret => Assert.Equal(43, secret.Length));
        Assert.All(secrets, secret => Assert.Contains(SecretToken.HashOf(secret), kept, StringComparison.Ordinal));
    }

    [EngineFact]
    public void An_account_of_a_provider_follows_it_and_never_takes_the_name_of_another()
    {
        _accounts.Add("an", Role.Administrator, "hash");
        Assert.Null(_accounts.AddOrUpdateExternal("idp|1", "AN", Role.Reader));

        var made = _accounts.AddOrUpdateExternal("idp|2", "bo@example.be", Role.Analyst)!;
        Assert.Equal((true, Role.Analyst, null), (made.IsExternal, made.Role, made.PasswordHash));
        Assert.Equal(made, _accounts.AddOrUpdateExternal("idp|2", "another name", Role.Analyst));

        var session = _sessions.Start(made);
        var demoted = _accounts.AddOrUpdateExternal("idp|2", "bo@example.be", Role.Reader)!;
        Assert.Equal((made.UserKey, Role.Reader), (demoted.UserKey, demoted.Role));
        Assert.Null(_sessions.Find(session.Text));
    }

    [EngineFact]
    public void The_audit_trail_is_read_by_page_and_by_choice()
    {
        var trail = new AuditTrail(_database.Engine, _clock);
        for (var i = 0; i < 7; i++)
        {
            trail.Write(i % 2 == 0 ? "an" : "bo", i < 3 ? AuditAction.SignIn : AuditAction.Load, "s" + i, AuditEvent.Refused, i == 6 ? null : "d");
        }

        Assert.Equal(new AuditEvent(_clock.Now(), "an", AuditAction.Load, "s6", AuditEvent.Refused, null), trail.Latest(1).Single());
        var first = trail.Page(new AuditFilter(), 4);
        var second = trail.Page(new AuditFilter(Before: first.Before), 4);
        Assert.Equal(["s6", "s5", "s4", "s3"], first.Events.Select(e => e.Subject));
        Assert.Equal(["s2", "s1", "s0"], second.Events.Select(e => e.Subject));
        Assert.Null(second.Before);
        Assert.Equal(["s2", "s0"], trail.Page(new AuditFilter("an", AuditAction.SignIn), 4).Events.Select(e => e.Subject));
        Assert.Equal(["s5", "s3", "s1"], trail.All(new AuditFilter("bo")).Select(e => e.Subject));
    }
}

public sealed class AccountStoreTestsOnSqlite : AccountStoreTests<SqliteTestEngine>;

public sealed class AccountStoreTestsOnSqlServer : AccountStoreTests<SqlServerTestEngine>;
