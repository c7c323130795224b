namespace ReIntegrationBI.Portal.Jobs.Plans;

/// <summary>Holds the calendars of the plan against the journal of loads.</summary>
/// <param name="installation">Whose plan and journal.</param>
public sealed class FreshnessTable(Installation installation)
{
    /// <summary>All expectations as they stand today, in the order of the plan.</summary>
    /// <param name="source">Of one source; null for all.</param>
    public IReadOnlyList<FreshnessLine> Lines(string? source = null)
    {
        var plan = installation.Plan;
        var today = plan.DayOf(installation.Clock.GetUtcNow());
        return
        [
            .. plan.Sources.Where(s => s.Calendars.Count > 0 && (source is null || s.Code == source)).SelectMany(s =>
            {
                var slices = installation.History.Slices(s.Code);
                return s.Calendars.Select(calendar => new FreshnessLine(s.Code, calendar, Freshness.Of(
                    calendar,
                    slices.Where(l => calendar.Dataset is null || l.Dataset == calendar.Dataset)
                        .Select(l => calendar.EditionOf(l.Period, plan.DayOf(new DateTimeOffset(DateTime.SpecifyKind(l.FinishedAt ?? l.StartedAt, DateTimeKind.Utc)))))
                        .OfType<Edition>(),
                    today)));
            }),
        ];
    }
}
