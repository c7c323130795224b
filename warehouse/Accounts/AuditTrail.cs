using System.Data.Common;
using System.Globalization;
using Dapper;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Warehouse.Accounts;

/// <summary>Who did what. Unlike a log, writing to it fails loudly: what cannot be noted must not happen silently.</summary>
/// <param name="engine">The warehouse.</param>
/// <param name="clock">Now.</param>
public sealed class AuditTrail(IWarehouseEngine engine, TimeProvider clock)
{
    /// <summary>Notes what was done.</summary>
    /// <param name="actor">Name of the account.</param>
    /// <param name="action">A word of <see cref="AuditAction"/>.</param>
    /// <param name="subject">To what; cut at 400 letters. Never a secret.</param>
    /// <param name="outcome">A word of <see cref="AuditEvent"/>.</param>
    /// <param name="detail">What else must be known; cut at 2,000 letters. Never a secret.</param>
    public void Write(string actor, string action, string subject, string outcome = AuditEvent.Done, string? detail = null)
    {
        using var connection = engine.Open();
        connection.Execute(
            "INSERT INTO AuditEvent (At, Actor, Action, Subject, Outcome, Detail) VALUES (@At, @Actor, @Action, @Subject, @Outcome, @Detail)",
            new AuditEvent(clock.Now(), ColumnText.Cut(actor, 200)!, action, ColumnText.Cut(subject, 400)!, outcome, ColumnText.Cut(detail, 2000)));
    }

    /// <summary>The newest events first.</summary>
    public IReadOnlyList<AuditEvent> Latest(int count) => Page(new AuditFilter(), count).Events;

    /// <summary>A page of the trail, the newest first.</summary>
    /// <param name="filter">Which events.</param>
    /// <param name="count">How many at most.</param>
    public AuditPage Page(AuditFilter filter, int count)
    {
        using var connection = engine.Open();
        var rows = Rows(connection, filter).Take(count + 1).ToList();
        return new AuditPage([.. rows.Take(count).Select(r => r.Event)], rows.Count > count ? rows[count - 1].AuditEventKey : null);
    }

    /// <summary>All events of a filter, the newest first, one at a time.</summary>
    public IEnumerable<AuditEvent> All(AuditFilter filter)
    {
        using var connection = engine.Open();
        foreach (var row in Rows(connection, filter))
        {
            yield return row.Event;
        }
    }

    /// <summary>Removes the events before a moment, and notes that it did.</summary>
    /// <param name="moment">UTC.</param>
    /// <param name="actor">Who removes them.</param>
    /// <returns>How many went.</returns>
    public int RemoveBefore(DateTime moment, string actor)
    {
        int removed;
        using (var connection = engine.Open())
        using (var transaction = engine.BeginWrite(connection))
        {
            removed = connection.Execute("DELETE FROM AuditEvent WHERE At < @moment", new { moment = moment.ToMilliseconds() }, transaction);
            transaction.Commit();
        }

        if (removed > 0)
        {
            Write(actor, AuditAction.Job, string.Create(CultureInfo.InvariantCulture, $"audit trail: {removed} events before {moment:yyyy-MM-dd} removed"));
        }

        return removed;
    }

    private static IEnumerable<Row> Rows(DbConnection connection, AuditFilter filter) => connection.Query<Row>(
        """
        SELECT AuditEventKey, At, Actor, Action, Subject, Outcome, Detail FROM AuditEvent
        WHERE (@Actor IS NULL OR Actor = @Actor) AND (@Action IS NULL OR Action = @Action) AND (@Before IS NULL OR AuditEventKey < @Before)
        ORDER BY AuditEventKey DESC
        """,
        filter,
        buffered: false);

    /// <summary>Dapper fills properties on every engine; the constructor of a record only where the types of the columns are exactly its own.</summary>
    private sealed class Row
    {
        public long AuditEventKey { get; set; }

        public DateTime At { get; set; }

        public string Actor { get; set; } = "";

        public string Action { get; set; } = "";

        public string Subject { get; set; } = "";

        public string Outcome { get; set; } = "";

        public string? Detail { get; set; }

        public AuditEvent Event => new(At, Actor, Action, Subject, Outcome, Detail);
    }
}
