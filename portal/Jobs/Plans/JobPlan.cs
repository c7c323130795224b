using ReIntegrationBI.Portal.Jobs.Running;

namespace ReIntegrationBI.Portal.Jobs.Plans;

/// <summary>The plan of what runs by itself: recurring jobs, reports, and for each source its inbox, addresses and calendars.</summary>
public sealed record JobPlan
{
    /// <summary>Name of the built-in plan, in messages.</summary>
    public const string BuiltIn = "built-in jobs.yaml";

    /// <summary>The file that it was read from, or <see cref="BuiltIn"/>.</summary>
    public required string Place { get; init; }

    /// <summary>Whose clock times and days are read on.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>The recurring jobs, those of the reports included.</summary>
    public required IReadOnlyList<RecurringJob> Recurring { get; init; }

    /// <summary>The reports that are made by themselves.</summary>
    public required IReadOnlyList<PlannedReport> Reports { get; init; }

    /// <summary>The sources.</summary>
    public required IReadOnlyList<PlannedSource> Sources { get; init; }

    /// <summary>How long a file in an inbox must have been the same before it is taken.</summary>
    public required TimeSpan Settle { get; init; }

    /// <summary>How much a fetch may take.</summary>
    public required FetchLimits Fetch { get; init; }

    /// <summary>How long is kept what need not stay.</summary>
    public required RetentionPlan Retention { get; init; }

    /// <summary>All addresses, each with its source.</summary>
    public IEnumerable<(PlannedSource Source, PlannedAddress Address)> Addresses => Sources.SelectMany(s => s.Addresses, (s, a) => (s, a));

    /// <summary>The day of a moment on the clock of the plan.</summary>
    public DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Zone).DateTime);

    /// <summary>The plan of an installation: the file of its settings, else <c>jobs.yaml</c> in its data folder, else the built-in one.</summary>
    /// <exception cref="JobPlanException">The file is missing or wrong.</exception>
    public static JobPlan Of(Installation installation)
    {
        ArgumentNullException.ThrowIfNull(installation);
        var sources = installation.Inputs.Patterns.Select(p => p.Source).Distinct().ToList();
        var reader = new JobPlanFile(installation.Settings.DataFolder, sources, installation.ReportNames);
        var own = Path.Combine(installation.Settings.DataFolder, "jobs.yaml");
        if (installation.Settings.Plans.File is not { } named)
        {
            return File.Exists(own) ? reader.Read(own) : reader.ReadBuiltIn();
        }

        return File.Exists(named)
            ? reader.Read(named)
            : throw new JobPlanException($"Jobs__File is '{named}'; expected a file with the plan of what runs by itself. Put it there, or leave Jobs__File out.");
    }
}
