using ReIntegrationBI.Warehouse.Processes;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model.Processes;

/// <summary>A step with the names of who takes part.</summary>
/// <param name="Step">The step.</param>
/// <param name="Actors">Their names, in the order of the code list.</param>
/// <param name="Address">Where it was read from.</param>
public sealed record ProcessStepView(ProcessStep Step, IReadOnlyList<Label> Actors, CellAddress Address)
{
    /// <summary>Weeks in a month of the calendar, on average.</summary>
    public const decimal WeeksInMonth = 365.25m / 12 / 7;

    /// <summary>Earliest, in weeks from <see cref="ProcessStep.ClockStart"/>; null where the source gives none.</summary>
    public decimal? WeeksFrom => InWeeks(Step.From);

    /// <summary>Latest, in weeks from <see cref="ProcessStep.ClockStart"/>; null where the source gives none.</summary>
    public decimal? WeeksTo => InWeeks(Step.To);

    /// <summary>Whether its values are a waiting time between the milestones for which it stands: they count from the first of them.</summary>
    public bool IsWait => Step.Milestones is { } pair && (WeeksFrom ?? WeeksTo) is not null
        && (Step.ClockStart == pair.From || (Step.ClockStart == "advice" && pair.From == "assessment"));

    private decimal? InWeeks(decimal? value) => (value, Step.Unit) switch
    {
        (null, _) => null,
        (_, DurationUnit.Day) => value / 7,
        (_, DurationUnit.Week) => value,
        (_, DurationUnit.Month) => value * WeeksInMonth,
        _ => null,
    };
}
