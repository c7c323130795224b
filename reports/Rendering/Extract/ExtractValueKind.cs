namespace ReIntegrationBI.Reports.Rendering.Extract;

/// <summary>What stands in a cell of an extract.</summary>
public enum ExtractValueKind
{
    /// <summary>Nothing, and nothing was to be expected.</summary>
    Empty,

    /// <summary>Words; never a formula.</summary>
    Text,

    /// <summary>A number to reckon with, with thousands marks.</summary>
    Number,

    /// <summary>A whole number that names something (a year, a row, a load), without thousands marks.</summary>
    Ordinal,

    /// <summary>A day.</summary>
    Day,

    /// <summary>A moment (UTC).</summary>
    Moment,

    /// <summary>A value exists and is not shown. The cell holds nothing.</summary>
    Suppressed,

    /// <summary>No source gives a value. The cell holds nothing.</summary>
    NotAvailable,
}
