namespace ReIntegrationBI.Warehouse.Delivery;

/// <summary>An edition on its way to a recipient. Times are UTC.</summary>
public sealed record ReportDelivery
{
    /// <summary>Its key.</summary>
    public long DeliveryKey { get; init; }

    /// <summary>The edition.</summary>
    public long EditionKey { get; init; }

    /// <summary>The recipient.</summary>
    public long RecipientKey { get; init; }

    /// <summary>0 for the first time, then 1, 2 …, each asked for by somebody.</summary>
    public int ResendNumber { get; init; }

    /// <summary>Where it goes: the address of the recipient when it was asked for.</summary>
    public string Address { get; init; } = "";

    /// <summary>A word of <see cref="DeliveryState"/>.</summary>
    public string State { get; init; } = "";

    /// <summary>Why it is in that state, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>How often sending it was begun.</summary>
    public int Attempts { get; init; }

    /// <summary>Id of its mail, the same at each attempt, without angle brackets.</summary>
    public string MessageId { get; init; } = "";

    /// <summary>Who asked for it.</summary>
    public string RequestedBy { get; init; } = "";

    /// <summary>When it was asked for.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>When it was sent, or null.</summary>
    public DateTime? SentAt { get; init; }

    /// <summary>Whether it can be asked for again: it did not reach the recipient, for all that is known, and its edition is there.</summary>
    public bool MayRetry => State is not (DeliveryState.Sent or DeliveryState.Withheld);
}
