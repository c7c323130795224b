namespace ReIntegrationBI.Warehouse.Delivery;

/// <summary>What became of sending an edition to a recipient. Every transition is stored with its time and reason.</summary>
public static class DeliveryState
{
    /// <summary>It is to be sent, or sent again after an attempt that may go better.</summary>
    public const string Queued = "queued";

    /// <summary>It is being sent. Where it stays so, the process died and nobody knows whether the mail went out: the next attempt bears the same message id.</summary>
    public const string Sending = "sending";

    /// <summary>The mail server took it, or it lies in the folder of mails.</summary>
    public const string Sent = "sent";

    /// <summary>It could not be sent.</summary>
    public const string Failed = "failed";

    /// <summary>The recipient may not have it.</summary>
    public const string Refused = "refused";

    /// <summary>The edition was withheld.</summary>
    public const string Withheld = "withheld";

    /// <summary>All words.</summary>
    public static IReadOnlyList<string> All { get; } = [Queued, Sending, Sent, Failed, Refused, Withheld];
}
