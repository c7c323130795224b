namespace ReIntegrationBI.Warehouse.Processes;

/// <summary>Unit of the duration of a step.</summary>
public enum DurationUnit
{
    /// <summary>Calendar days.</summary>
    Day,

    /// <summary>Weeks.</summary>
    Week,

    /// <summary>Months.</summary>
    Month,

    /// <summary>Times a year: a frequency, not a duration.</summary>
    PerYear,
}
