namespace ReIntegrationBI.Portal.Delivery;

/// <summary>What came of handing over a mail.</summary>
/// <param name="IsSent">Whether it was taken.</param>
/// <param name="MayPass">Whether another attempt may go better; of no account where it was taken.</param>
/// <param name="Reason">The answer, or what went wrong.</param>
public sealed record MailOutcome(bool IsSent, bool MayPass, string Reason)
{
    /// <summary>It was taken.</summary>
    public static MailOutcome Sent(string answer) => new(true, false, answer);

    /// <summary>It was not taken, and may be later.</summary>
    public static MailOutcome Later(string reason) => new(false, true, reason);

    /// <summary>It was not taken, and will not be.</summary>
    public static MailOutcome Never(string reason) => new(false, false, reason);
}
