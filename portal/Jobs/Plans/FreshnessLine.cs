namespace ReIntegrationBI.Portal.Jobs.Plans;

/// <summary>How an expectation of the plan stands.</summary>
/// <param name="Source">The source.</param>
/// <param name="Calendar">When its editions are expected.</param>
/// <param name="Finding">How that compares with what was loaded.</param>
public sealed record FreshnessLine(string Source, EditionCalendar Calendar, FreshnessFinding Finding)
{
    /// <summary>What is meant, for people.</summary>
    public string Subject => Calendar.Dataset is null ? Source : $"{Source} / {Calendar.Dataset}";

    /// <summary>How it stands in a sentence without a full stop.</summary>
    public string Sentence => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"edition {Finding.Expected} is expected by {Finding.By:yyyy-MM-dd}; the newest loaded is {Finding.Newest?.ToString() ?? "none"}");
}
