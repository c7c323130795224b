namespace ReIntegrationBI.Reports.Dashboards;

/// <summary>What a reader has chosen on a dashboard: all of it stands in the address, so that a link shows the same to a colleague.</summary>
/// <param name="Dashboard">Code of the dashboard.</param>
/// <param name="Filters">
/// Dimension to the member it is limited to. A <see cref="PeriodSlicer">period</see> is a year; a segment is <c>survey/segment</c>.
/// </param>
/// <param name="Drill">Hierarchical dimension to the member whose parts are shown.</param>
/// <param name="Measure">The measure chosen, or null for the first of the dashboard.</param>
public sealed record DashboardState(
    string Dashboard, IReadOnlyDictionary<string, string> Filters, IReadOnlyDictionary<string, string> Drill, string? Measure)
{
    /// <summary>The slicer of years.</summary>
    public const string PeriodSlicer = "period";

    /// <summary>The slicer of surveys.</summary>
    public const string SurveySlicer = "survey";

    /// <summary>The slicer of segments of surveys.</summary>
    public const string SegmentSlicer = "segment";

    /// <summary>Nothing chosen.</summary>
    public static DashboardState Of(string dashboard) => new(dashboard, new Dictionary<string, string>(), new Dictionary<string, string>(), null);

    /// <summary>Whether anything limits or changes what is shown at the start.</summary>
    public bool IsNarrowed => Filters.Count > 0 || Drill.Count > 0 || Measure is not null;

    /// <summary>The same with a filter set; null takes it away.</summary>
    public DashboardState With(string dimension, string? member) => this with { Filters = Changed(Filters, dimension, member) };

    /// <summary>The same with the parts of a member shown; null goes back to the top.</summary>
    public DashboardState DrilledTo(string dimension, string? member) => this with { Drill = Changed(Drill, dimension, member) };

    /// <summary>What a click on a member does: filters by it, or releases it.</summary>
    public DashboardState Toggled(string dimension, string member) =>
        With(dimension, Filters.GetValueOrDefault(dimension) == member ? null : member);

    private static SortedDictionary<string, string> Changed(IReadOnlyDictionary<string, string> all, string key, string? value)
    {
        var changed = new SortedDictionary<string, string>(all.ToDictionary(), StringComparer.Ordinal);
        if (value is null)
        {
            changed.Remove(key);
        }
        else
        {
            changed[key] = value;
        }

        return changed;
    }
}
