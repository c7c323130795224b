using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Tests.Portal;
using ReIntegrationBI.Warehouse.Accounts;
using ReIntegrationBI.Warehouse.Delivery;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Tests.Delivery;

public abstract class DeliveryStoreTests<TEngine> : IDisposable
    where TEngine : ITestEngine, new()
{
    private readonly TestDatabase _database = new TEngine().Rent(TestSchema.Migrated);
    private readonly SteppingTime _clock = new(new DateTimeOffset(2026, 11, 28, 12, 0, 0, TimeSpan.Zero));
    private readonly RecipientStore _recipients;
    private readonly EditionStore _editions;
    private readonly DeliveryStore _deliveries;
    private readonly long _user;

    protected DeliveryStoreTests()
    {
        _recipients = new(_database.Engine, _clock);
        _editions = new(_database.Engine, _clock);
        _deliveries = new(_database.Engine, _clock);
        _user = new AccountStore(_database.Engine, _clock).Add("an", Role.Reader, "hash")!.UserKey;
    }

    public void Dispose()
    {
        _database.Dispose();
        GC.SuppressFinalize(this);
    }

    [EngineFact]
    public void An_address_receives_the_same_thing_once_and_other_things_beside_it()
    {
        var key = _recipients.Add(To("An@example.be"), "beheerder")!.Value;

        Assert.Null(_recipients.Add(To("an@EXAMPLE.be"), "beheerder"));
        var french = _recipients.Add(To("an@example.be") with { Language = "fr" }, "beheerder")!.Value;
        var flemish = _recipients.Add(To("an@example.be") with { RegionCode = "Flanders" }, "beheerder")!.Value;
        Assert.Null(_recipients.Add(To("an@example.be") with { RegionCode = "Flanders" }, "beheerder"));
        Assert.False(_recipients.Change(To("an@example.be") with { RecipientKey = french }));
        Assert.True(_recipients.Change(To("piet@example.be") with { RecipientKey = french, SendAs = SendAs.Linked }));
        Assert.False(_recipients.Change(To("nobody@example.be") with { RecipientKey = 99 }));

        Assert.Equal(
            To("An@example.be") with { RecipientKey = key, CreatedBy = "beheerder", CreatedAt = _clock.Now() }, _recipients.Find(key));
        Assert.Equal([key, flemish, french], _recipients.List().Select(r => r.RecipientKey).Order().Where(k => k != french).Append(french));
        Assert.True(_recipients.SetActive(flemish, isActive: false));
        Assert.Equal([key, french], _recipients.ActiveOf("r").Select(r => r.RecipientKey).Order());
        Assert.Empty(_recipients.ActiveOf("other"));
        Assert.True(_recipients.Remove(french));
        Assert.Null(_recipients.Find(french));
        Assert.False(_recipients.SetActive(french, isActive: true));
    }

    [EngineFact]
    public void An_edition_is_kept_once_with_its_loads_and_is_another_where_anything_of_it_is_another()
    {
        var inputs = new[] { Load("a", "2025"), Load("b", "2025") };
        var edition = Edition();

        var (kept, isNew) = _editions.Save(edition, inputs);
        var (again, isNewAgain) = _editions.Save(edition with { KnownAt = _clock.Now().AddHours(1), MadeBy = "another" }, inputs.Reverse().ToList());

        Assert.True(isNew);
        Assert.False(isNewAgain);
        Assert.Equal(kept, again);
        Assert.Equal(edition with { EditionKey = kept.EditionKey }, kept);
        Assert.Equal(inputs, _editions.Inputs(kept.EditionKey));
        Assert.Equal(kept, _editions.FindSame(edition, inputs));
        Assert.Null(_editions.FindSame(edition, inputs[..1]));
        Edition[] others =
        [
            edition with { Language = "fr" }, edition with { RegionCode = "Flanders" }, edition with { Period = "2026-12" }, edition with { Format = "pdf" },
            edition with { State = EditionState.Withheld, Reason = "why" }, edition with { State = EditionState.Withheld, Reason = "another why" },
        ];
        Assert.All(others, o => Assert.True(_editions.Save(o, inputs).IsNew));
        Assert.True(_editions.Save(edition, inputs[..1]).IsNew);

        Assert.Equal(8, _editions.Count(new EditionFilter()));
        Assert.Equal(2, _editions.Count(new EditionFilter(State: EditionState.Withheld)));
        Assert.Equal(["2026-12"], _editions.Search(new EditionFilter(Period: "2026-12"), 0, 10).Select(e => e.Edition.Period));
        Assert.Equal(["fr"], _editions.Search(new EditionFilter(Language: "fr"), 0, 10).Select(e => e.Edition.Language));
        Assert.Equal([1, 2], _editions.Search(new EditionFilter(), 0, 2).Select(e => e.Inputs));
        Assert.Equal(["2026-12", "2026-11"], _editions.Periods());
        Assert.Equal(kept.EditionKey, _editions.Search(new EditionFilter(), 7, 10).Single().Edition.EditionKey);
    }

    [EngineFact]
    public void The_edition_before_is_the_last_that_was_made_of_the_same_kind()
    {
        var inputs = new[] { Load("a", "2025") };
        var october = _editions.Save(Edition() with { Period = "2026-10" }, inputs).Edition;
        _editions.Save(Edition() with { Period = "2026-10", Language = "fr" }, inputs);
        _editions.Save(Edition() with { Period = "2026-10", State = EditionState.Withheld, Reason = "why" }, inputs);
        _editions.Save(Edition() with { Period = "2026-10", RegionCode = "Flanders" }, inputs);

        Assert.Equal(october, _editions.Previous(Edition()));
        Assert.Null(_editions.Previous(october));
        Assert.Null(_editions.Previous(Edition() with { Format = "pdf" }));
    }

    [EngineFact]
    public void Withheld_editions_of_which_the_owner_was_told_say_when_first()
    {
        var key = _editions.Save(Edition() with { State = EditionState.Withheld, Reason = new string('r', 3000) }, []).Edition.EditionKey;
        _editions.NoteTold([key]);
        var told = _clock.Now();
        _clock.Step(TimeSpan.FromHours(1));
        _editions.NoteTold([key]);

        Assert.Equal(told, _editions.Find(key)!.OwnerToldAt);
        Assert.Equal(2000, _editions.Find(key)!.Reason!.Length);
    }

    /// <summary>Of each slice the last load that succeeded counts, up to the moment that is asked for.</summary>
    [EngineFact]
    public void Loads_are_current_as_known_at_a_moment()
    {
        var first = Load("a", "2025");
        _clock.Step(TimeSpan.FromMinutes(1));
        var before = _clock.Now();
        _clock.Step(TimeSpan.FromMinutes(1));
        var other = Load("b", "2025");
        var second = Load("a", "2025");
        Load("a", "2025", LoadState.Refused);

        Assert.Equal([first], _editions.CurrentLoads(before));
        Assert.Equal([other, second], _editions.CurrentLoads(_clock.Now()));
        Assert.Equal(_clock.Now(), new LoadHistory(_database.Engine).LastChange());
    }

    [EngineFact]
    public void A_recipient_gets_an_edition_once_and_again_only_when_somebody_asks()
    {
        var edition = _editions.Save(Edition(), []).Edition;
        var recipient = Recipient("an@example.be");

        var delivery = _deliveries.Add(edition, recipient, "id-1@example.be", "report");
        Assert.Equal(delivery, _deliveries.Add(edition, recipient with { Address = "other@example.be" }, "id-2@example.be", "report"));
        Assert.Equal((DeliveryState.Queued, 0, "id-1@example.be", "an@example.be"), (delivery.State, delivery.Attempts, delivery.MessageId, delivery.Address));

        var begun = _deliveries.Begin(delivery)!;
        Assert.Equal((DeliveryState.Sending, 1), (begun.State, begun.Attempts));
        Assert.Null(_deliveries.Begin(delivery));
        _deliveries.End(delivery.DeliveryKey, DeliveryState.Queued, "451 busy");
        _clock.Step(TimeSpan.FromMinutes(1));
        Assert.NotNull(_deliveries.Begin(_deliveries.Find(delivery.DeliveryKey)!));
        _deliveries.End(delivery.DeliveryKey, DeliveryState.Sent, "250 taken");

        var sent = _deliveries.Find(delivery.DeliveryKey)!;
        Assert.Equal((DeliveryState.Sent, "250 taken", 2, _clock.Now()), (sent.State, sent.Reason, sent.Attempts, sent.SentAt));
        Assert.Equal(
            [
                (DeliveryState.Queued, "asked for by report"), (DeliveryState.Sending, null), (DeliveryState.Queued, "451 busy"), (DeliveryState.Sending, null),
                (DeliveryState.Sent, "250 taken"),
            ],
            _deliveries.Transitions(delivery.DeliveryKey).Select(t => (t.State, t.Reason)));
        Assert.Null(_deliveries.Begin(sent));
        Assert.False(_deliveries.Requeue(sent.DeliveryKey, "beheerder"));
        Assert.Equal(sent, _deliveries.Add(edition, recipient, "id-3@example.be", "report"));

        var again = _deliveries.Resend(edition, recipient with { Address = "new@example.be" }, "id-4@example.be", "beheerder");
        Assert.Equal((1, "new@example.be", "beheerder"), (again.ResendNumber, again.Address, again.RequestedBy));
        _deliveries.End(again.DeliveryKey, DeliveryState.Failed, "550 no");
        Assert.True(_deliveries.Requeue(again.DeliveryKey, "beheerder"));
        Assert.Equal(2, _deliveries.Resend(edition, recipient, "id-5@example.be", "beheerder").ResendNumber);

        Assert.Equal([0, 1, 2], _deliveries.Of(edition.EditionKey).Select(d => d.ResendNumber));
        var line = Assert.Single(_editions.Search(new EditionFilter(), 0, 10));
        Assert.Equal((3, 1), (line.Deliveries, line.Sent));
        Assert.True(_recipients.HasDeliveries(recipient.RecipientKey));
        Assert.False(_recipients.Remove(recipient.RecipientKey));
    }

    [EngineFact]
    public void Of_an_edition_that_was_withheld_nothing_is_sent()
    {
        var edition = _editions.Save(Edition() with { State = EditionState.Withheld, Reason = "blocked" }, []).Edition;
        var recipient = Recipient("an@example.be");

        var delivery = _deliveries.Add(edition, recipient, "id@example.be", "report");

        Assert.Equal((DeliveryState.Withheld, "blocked"), (delivery.State, delivery.Reason));
        Assert.Null(_deliveries.Begin(delivery));
        Assert.False(_deliveries.Requeue(delivery.DeliveryKey, "beheerder"));
        Assert.Throws<ArgumentException>(() => _deliveries.Resend(edition, recipient, "id-2@example.be", "beheerder"));
    }

    [EngineFact]
    public void Of_many_that_begin_to_send_at_once_one_does()
    {
        var delivery = _deliveries.Add(_editions.Save(Edition(), []).Edition, Recipient("an@example.be"), "id@example.be", "report");

        var begun = 0;
        Parallel.For(0, 8, _ =>
        {
            if (_deliveries.Begin(delivery) is not null)
            {
                Interlocked.Increment(ref begun);
            }
        });

        Assert.Equal(1, begun);
        Assert.Equal(1, _deliveries.Find(delivery.DeliveryKey)!.Attempts);
    }

    private Recipient To(string address) => new() { Report = "r", UserKey = _user, Address = address, Language = "nl", Format = "html", SendAs = SendAs.Attached };

    private Recipient Recipient(string address) => _recipients.Find(_recipients.Add(To(address), "beheerder")!.Value)!;

    private Edition Edition() => new()
    {
        Report = "r",
        Period = "2026-11",
        Language = "nl",
        Format = "html",
        State = EditionState.Made,
        FileName = "r-2026-11-nl.html",
        Sha256 = new string('a', 64),
        SizeBytes = 12,
        Summary = "één",
        KnownAt = _clock.Now(),
        MadeBy = "test",
        MadeAt = _clock.Now(),
    };

    /// <summary>A load that ended now.</summary>
    private EditionInput Load(string dataset, string period, string state = LoadState.Succeeded)
    {
        var journal = new LoadJournal(_database.Engine, _clock);
        using var connection = _database.Engine.Open();
        var hash = Guid.NewGuid().ToString("N") + Guid.NewGuid().ToString("N");
        var key = journal.Begin(connection, new Slice("s", dataset, period, "layout"), new StoredFile(hash, "f.csv", 1, "/f.csv"), "f.csv", false, "test", null, out var alive);
        journal.End(connection, key, state, null);
        alive?.Dispose();
        return new EditionInput { LoadKey = key, Source = "s", Dataset = dataset, Period = period, Sha256 = hash };
    }
}

public sealed class DeliveryStoreTestsOnSqlite : DeliveryStoreTests<SqliteTestEngine>;

public sealed class DeliveryStoreTestsOnSqlServer : DeliveryStoreTests<SqlServerTestEngine>;
