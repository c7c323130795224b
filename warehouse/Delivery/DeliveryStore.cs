using System.Data.Common;
using Dapper;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Warehouse.Delivery;

/// <summary>What becomes of sending editions. There is one delivery of an edition to a recipient, and one more each time that somebody asks to send it again.</summary>
/// <param name="engine">The warehouse.</param>
/// <param name="clock">Now.</param>
public sealed class DeliveryStore(IWarehouseEngine engine, TimeProvider clock)
{
    private const int LongestReason = 2000;

    private const string All =
        """
        SELECT d.DeliveryKey, d.EditionKey, d.RecipientKey, d.ResendNumber, d.Address, d.State, d.Reason, d.Attempts, d.MessageId, d.RequestedBy, d.CreatedAt, d.SentAt
        FROM Delivery d
        """;

    /// <summary>Enters the first delivery of an edition to a recipient.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="recipient">The recipient.</param>
    /// <param name="messageId">Id of the mail, without angle brackets.</param>
    /// <param name="by">Who asks.</param>
    /// <returns>The delivery; where it was entered before, as it stands now.</returns>
    public ReportDelivery Add(Edition edition, Recipient recipient, string messageId, string by)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(recipient);
        using var connection = engine.Open();
        using var transaction = engine.BeginWrite(connection);
        var key = connection.ExecuteScalar<long?>(
            "SELECT DeliveryKey FROM Delivery WHERE EditionKey = @EditionKey AND RecipientKey = @RecipientKey AND ResendNumber = 0",
            new { edition.EditionKey, recipient.RecipientKey },
            transaction);
        if (key is null)
        {
            key = edition.IsMade
                ? Insert(connection, transaction, edition.EditionKey, recipient, 0, DeliveryState.Queued, null, messageId, by)
                : Insert(connection, transaction, edition.EditionKey, recipient, 0, DeliveryState.Withheld, edition.Reason, messageId, by);
            transaction.Commit();
        }

        return Find(key.Value)!;
    }

    /// <summary>Enters one more delivery of an edition to a recipient: somebody asks to send it again.</summary>
    public ReportDelivery Resend(Edition edition, Recipient recipient, string messageId, string by)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(recipient);
        if (!edition.IsMade)
        {
            throw new ArgumentException($"Edition {edition.EditionKey} was withheld; there is nothing to send.", nameof(edition));
        }

        using var connection = engine.Open();
        using var transaction = engine.BeginWrite(connection);
        var last = connection.ExecuteScalar<int?>(
            "SELECT MAX(ResendNumber) FROM Delivery WHERE EditionKey = @EditionKey AND RecipientKey = @RecipientKey",
            new { edition.EditionKey, recipient.RecipientKey },
            transaction);
        var key = Insert(connection, transaction, edition.EditionKey, recipient, (last ?? -1) + 1, DeliveryState.Queued, null, messageId, by);
        transaction.Commit();
        return Find(key)!;
    }

    /// <summary>Begins an attempt to send. Two who begin at once do not both: the second finds it counted.</summary>
    /// <param name="delivery">The delivery as it was read.</param>
    /// <returns>The delivery as it stands now, or null where it is not to be sent or another began it.</returns>
    public ReportDelivery? Begin(ReportDelivery delivery)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        using var connection = engine.Open();
        using var transaction = engine.BeginWrite(connection);
        var begun = connection.Execute(
            """
            UPDATE Delivery SET State = @Sending, Reason = NULL, Attempts = Attempts + 1
            WHERE DeliveryKey = @DeliveryKey AND Attempts = @Attempts AND State IN (@Queued, @Sending)
            """,
            new { delivery.DeliveryKey, delivery.Attempts, DeliveryState.Queued, DeliveryState.Sending },
            transaction);
        if (begun == 0)
        {
            return null;
        }

        AddTransition(connection, transaction, delivery.DeliveryKey, DeliveryState.Sending, null);
        transaction.Commit();
        return Find(delivery.DeliveryKey);
    }

    /// <summary>Notes what came of an attempt.</summary>
    /// <param name="key">The delivery.</param>
    /// <param name="state">A word of <see cref="DeliveryState"/>: <c>queued</c> where it is tried again.</param>
    /// <param name="reason">Why, or null.</param>
    public void End(long key, string state, string? reason)
    {
        using var connection = engine.Open();
        using var transaction = engine.BeginWrite(connection);
        connection.Execute(
            "UPDATE Delivery SET State = @state, Reason = @reason, SentAt = @sentAt WHERE DeliveryKey = @key",
            new { key, state, reason = ColumnText.Cut(reason, LongestReason), sentAt = state == DeliveryState.Sent ? clock.Now() : (DateTime?)null },
            transaction);
        AddTransition(connection, transaction, key, state, reason);
        transaction.Commit();
    }

    /// <summary>Queues a delivery again that did not reach its recipient, for all that is known.</summary>
    /// <returns>False where it reached the recipient or was withheld.</returns>
    public bool Requeue(long key, string by)
    {
        using var connection = engine.Open();
        using var transaction = engine.BeginWrite(connection);
        var reason = $"asked for again by {by}";
        var rows = connection.Execute(
            "UPDATE Delivery SET State = @Queued, Reason = @reason WHERE DeliveryKey = @key AND State IN (@Queued, @Sending, @Failed, @Refused)",
            new { key, reason = ColumnText.Cut(reason, LongestReason), DeliveryState.Queued, DeliveryState.Sending, DeliveryState.Failed, DeliveryState.Refused },
            transaction);
        if (rows == 0)
        {
            return false;
        }

        AddTransition(connection, transaction, key, DeliveryState.Queued, reason);
        transaction.Commit();
        return true;
    }

    /// <summary>One, or null.</summary>
    public ReportDelivery? Find(long key) => Read("WHERE d.DeliveryKey = @key", new { key }).SingleOrDefault();

    /// <summary>Those of an edition, by recipient.</summary>
    public IReadOnlyList<ReportDelivery> Of(long edition) => Read("WHERE d.EditionKey = @edition ORDER BY d.RecipientKey, d.ResendNumber", new { edition });

    /// <summary>The states through which a delivery went.</summary>
    public IReadOnlyList<DeliveryTransition> Transitions(long key)
    {
        using var connection = engine.Open();
        return [.. connection.Query<TransitionRow>("SELECT State, Reason, At FROM DeliveryTransition WHERE DeliveryKey = @key ORDER BY Seq", new { key })
            .Select(r => new DeliveryTransition(r.State, r.Reason, r.At))];
    }

    private long Insert(
        DbConnection connection, DbTransaction transaction, long edition, Recipient recipient, int resend, string state, string? reason, string messageId, string by)
    {
        connection.Execute(
            """
            INSERT INTO Delivery (EditionKey, RecipientKey, ResendNumber, Address, State, Reason, Attempts, MessageId, RequestedBy, CreatedAt)
            VALUES (@edition, @RecipientKey, @resend, @Address, @state, @reason, 0, @messageId, @by, @now)
            """,
            new { edition, recipient.RecipientKey, resend, recipient.Address, state, reason = ColumnText.Cut(reason, LongestReason), messageId, by = by.Length > 200 ? by[..200] : by, now = clock.Now() },
            transaction);
        var key = connection.ExecuteScalar<long>(engine.LastKeySql, transaction: transaction);
        AddTransition(connection, transaction, key, state, reason ?? $"asked for by {by}");
        return key;
    }

    private void AddTransition(DbConnection connection, DbTransaction transaction, long key, string state, string? reason) => connection.Execute(
        "INSERT INTO DeliveryTransition (DeliveryKey, Seq, State, Reason, At) SELECT @key, COUNT(*) + 1, @state, @reason, @now FROM DeliveryTransition WHERE DeliveryKey = @key",
        new { key, state, reason = ColumnText.Cut(reason, LongestReason), now = clock.Now() },
        transaction);

    private List<ReportDelivery> Read(string clause, object parameters)
    {
        using var connection = engine.Open();
        return [.. connection.Query<ReportDelivery>($"{All} {clause}", parameters)];
    }

    private sealed class TransitionRow
    {
        public string State { get; init; } = "";

        public string? Reason { get; init; }

        public DateTime At { get; init; }
    }
}
