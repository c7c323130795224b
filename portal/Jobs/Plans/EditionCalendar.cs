using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Portal.Jobs.Plans;

/// <summary>When the editions of a dataset are expected.</summary>
/// <param name="Dataset">The dataset; null for any of the source.</param>
/// <param name="Unit">How long their periods are.</param>
/// <param name="After">How many years (of a yearly edition) or months (of the others) after the period they are expected; 0 for its own last year or month.</param>
/// <param name="Month">The month by which a yearly edition is expected, 1 to 12; of no account for the others.</param>
/// <param name="Day">The day of the month by which they are expected, 1 to 31; in a shorter month its last.</param>
public sealed record EditionCalendar(string? Dataset, EditionUnit Unit, int After, int Month, int Day)
{
    /// <summary>Days after the expected one from which an edition that is missing is late.</summary>
    public int WarnAfterDays { get; init; } = 7;

    /// <summary>Days after the expected one from which an edition that is missing is overdue; at least <see cref="WarnAfterDays"/>.</summary>
    public int FailAfterDays { get; init; } = 30;

    /// <summary>The first edition that is expected; null where none is known: then only the newest counts.</summary>
    public Edition? From { get; init; }

    /// <summary>The day by which an edition is expected.</summary>
    public DateOnly ExpectedBy(Edition edition)
    {
        var month = Unit == EditionUnit.Year
            ? new DateOnly(edition.LastDay.Year + After, Month, 1)
            : new DateOnly(edition.LastDay.Year, edition.LastDay.Month, 1).AddMonths(After);
        return month.AddDays(Math.Min(Day, DateTime.DaysInMonth(month.Year, month.Month)) - 1);
    }

    /// <summary>The edition that a load was; null where its period does not fit the calendar.</summary>
    /// <param name="period">The period of its slice; a slice that has none counts for the last period that was over when it was loaded.</param>
    /// <param name="loaded">The day on which it was loaded.</param>
    public Edition? EditionOf(string period, DateOnly loaded) =>
        period.Length == 0 ? Edition.Of(Unit, loaded).Previous
        : Period.TryParse(period, out var read) ? Edition.Of(Unit, read)
        : null;
}
