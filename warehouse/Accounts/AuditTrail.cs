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
            new AuditEvent(clock.Now(), Cut(actor, 200)!, action, Cut(subject, 400)!, outcome, Cut(detail, 2000)));
    }

    /// <summary>The newest events first.</summary>
    public IReadOnlyList<AuditEvent> Latest(int count)
    {
        using var connection = engine.Open();
        return connection.Query<AuditEvent>("SELECT At, Actor, Action, Subject, Outcome, Detail FROM AuditEvent ORDER BY AuditEventKey DESC", buffered: false)
            .Take(count)
            .ToList();
    }

    private static string? Cut(string? text, int length) => text is null || text.Length <= length ? text : text[..(length - 1)] + "…";
}
