namespace ReIntegrationBI.Warehouse.Delivery;

/// <summary>Somebody who receives a report. Times are UTC.</summary>
public sealed record Recipient
{
    /// <summary>Its key; 0 where it was not kept yet.</summary>
    public long RecipientKey { get; init; }

    /// <summary>Name of the report.</summary>
    public required string Report { get; init; }

    /// <summary>The account whose rights count.</summary>
    public required long UserKey { get; init; }

    /// <summary>Where mails go.</summary>
    public required string Address { get; init; }

    /// <summary><c>nl</c>, <c>fr</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>A member of the code list of regions, or null for the whole country.</summary>
    public string? RegionCode { get; init; }

    /// <summary>Extension of the file: <c>pdf</c>, <c>xlsx</c> or <c>html</c>.</summary>
    public required string Format { get; init; }

    /// <summary>A word of <see cref="Delivery.SendAs"/>.</summary>
    public required string SendAs { get; init; }

    /// <summary>Whether reports are sent.</summary>
    public bool IsActive { get; init; } = true;

    /// <summary>Who entered it.</summary>
    public string CreatedBy { get; init; } = "";

    /// <summary>When.</summary>
    public DateTime CreatedAt { get; init; }
}
