namespace ReIntegrationBI.Warehouse.Accounts;

/// <summary>One thing that somebody did.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="Actor">Name of the account, or of the user of this machine for a command.</param>
/// <param name="Action">A word of <see cref="AuditAction"/>.</param>
/// <param name="Subject">To what: a load, a file, an account; never a secret.</param>
/// <param name="Outcome"><c>done</c>, <c>refused</c> or <c>failed</c>.</param>
/// <param name="Detail">What else must be known, or null; never a secret.</param>
public sealed record AuditEvent(DateTime At, string Actor, string Action, string Subject, string Outcome, string? Detail)
{
    /// <summary>It was done.</summary>
    public const string Done = "done";

    /// <summary>It was not allowed, or the input was refused.</summary>
    public const string Refused = "refused";

    /// <summary>It was tried and failed.</summary>
    public const string Failed = "failed";
}
