using Microsoft.Extensions.Primitives;
using ReIntegrationBI.Reports.Dashboards;

namespace ReIntegrationBI.Portal.Server;

/// <summary>What a reader has chosen on a dashboard, as it stands in the address: <c>?region=Flanders&amp;in.region=Flanders&amp;measure=…</c>.</summary>
public static class DashboardAddress
{
    private const string DrillPrefix = "in.";
    private const string MeasureName = "measure";

    /// <summary>Names in the address that are no choices of a reader.</summary>
    private static readonly HashSet<string> Others = ["lang"];

    /// <summary>Reads an address; an empty choice is none.</summary>
    public static DashboardState Read(string dashboard, IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var given = query.Where(q => !Others.Contains(q.Key) && !StringValues.IsNullOrEmpty(q.Value)).ToDictionary(q => q.Key, q => string.Join(',', q.Value.AsEnumerable()));
        return new DashboardState(
            dashboard,
            Sorted(given.Where(g => g.Key != MeasureName && !g.Key.StartsWith(DrillPrefix, StringComparison.Ordinal))),
            Sorted(given.Where(g => g.Key.StartsWith(DrillPrefix, StringComparison.Ordinal)).Select(g => KeyValuePair.Create(g.Key[DrillPrefix.Length..], g.Value))),
            given.GetValueOrDefault(MeasureName));
    }

    /// <summary>The page of a dashboard.</summary>
    public static string PathOf(string dashboard) => dashboard switch
    {
        Overview => "/",
        TrajectoryForm.Book or StudyBook.Cases or StudyBook.Process => "/" + dashboard,
        _ => "/dashboards/" + dashboard,
    };

    /// <summary>The address of a dashboard as chosen.</summary>
    public static string Of(DashboardState state, string language)
    {
        ArgumentNullException.ThrowIfNull(state);
        return $"{PathOf(state.Dashboard)}?lang={language}{Keep(state)}";
    }

    /// <summary>The address of one visual of a dashboard as chosen, as a page or, with a format, as a file.</summary>
    public static string OfVisual(DashboardState state, string visual, string language, string? format = null)
    {
        ArgumentNullException.ThrowIfNull(state);
        return $"/visuals/{state.Dashboard}/{visual}{(format is null ? "" : "." + format)}?lang={language}{Keep(state)}";
    }

    /// <summary>The choices as they stand in an address, behind the language.</summary>
    public static string Keep(DashboardState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return string.Concat(Fields(state).Select(f => $"&{f.Name}={Uri.EscapeDataString(f.Value)}"));
    }

    /// <summary>The choices as fields of a form.</summary>
    public static IEnumerable<(string Name, string Value)> Fields(DashboardState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Filters.Select(f => (f.Key, f.Value))
            .Concat(state.Drill.Select(d => (DrillPrefix + d.Key, d.Value)))
            .Concat(state.Measure is null ? [] : [(MeasureName, state.Measure)]);
    }

    /// <summary>The dashboard that stands on the start page.</summary>
    public const string Overview = "overview";

    private static SortedDictionary<string, string> Sorted(IEnumerable<KeyValuePair<string, string>> pairs) => new(pairs.ToDictionary(), StringComparer.Ordinal);
}
