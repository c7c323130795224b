namespace ReIntegrationBI.Portal.Jobs.Running;

/// <summary>How an attempt of a run ended.</summary>
/// <param name="IsDone">Whether it did what it was to do.</param>
/// <param name="Reason">What came of it, or what went wrong.</param>
/// <param name="MayPass">Whether another attempt may go better; of no account where it is done.</param>
public sealed record JobEnd(bool IsDone, string? Reason, bool MayPass)
{
    /// <summary>It is done.</summary>
    public static JobEnd Done(string? reason = null) => new(true, reason, false);

    /// <summary>It went wrong, and would again: a refused file, a blocking check.</summary>
    public static JobEnd Failed(string reason) => new(false, reason, false);

    /// <summary>It went wrong for a reason that may pass: a busy database, a server that does not answer.</summary>
    public static JobEnd TryAgain(string reason) => new(false, reason, true);
}
