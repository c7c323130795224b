using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Model;

namespace ReIntegrationBI.Reports.Dashboards;

/// <summary>
/// Limits the definition of a visual to what a reader has chosen. A filter on the dimension that a visual breaks down by leaves the visual as it
/// is (the member is marked in it); on any other dimension it replaces what the definition says of it. Where only some series can follow, the others
/// are left out; where none can, the visual has nothing to show and says so.
/// </summary>
internal sealed class VisualNarrowing(SemanticModel model, CodeListCatalog codes)
{
    /// <summary>Measure of a series that the reader chooses.</summary>
    public const string Chosen = "chosen";

    /// <summary>Limits a visual.</summary>
    /// <param name="visual">The visual.</param>
    /// <param name="state">What was chosen.</param>
    /// <param name="measure">The measure of series that the reader chooses.</param>
    /// <param name="unit">Its unit where sources state it in several, or null.</param>
    public NarrowedVisual Of(VisualDefinition visual, DashboardState state, string? measure, string? unit)
    {
        var changed = false;
        if (visual.Series.Any(s => s.Measure == Chosen))
        {
            var where = unit is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["unit"] = unit };
            visual = visual with { Series = [.. visual.Series.Select(s => s.Measure == Chosen ? s with { Measure = measure!, Where = where } : s)] };
            changed = true;
        }

        foreach (var (dimension, member) in state.Drill)
        {
            if (Drilled(visual, dimension, member) is { } drilled)
            {
                (visual, changed) = (drilled, true);
            }
        }

        var unknown = new List<string>();
        foreach (var (dimension, member) in state.Filters)
        {
            var limited = visual.Data is not null ? null : Limited(visual, dimension, member);
            if (limited is null)
            {
                unknown.Add(dimension);
                continue;
            }

            changed |= !ReferenceEquals(limited, visual);
            visual = limited;
        }

        return unknown.Count > 0 ? new NarrowedVisual(null, true, unknown) : new NarrowedVisual(visual, changed, []);
    }

    /// <summary>The visual limited to a member; the same visual where it breaks down by the dimension; null where it cannot follow.</summary>
    private VisualDefinition? Limited(VisualDefinition visual, string dimension, string member)
    {
        if (dimension == DashboardState.PeriodSlicer)
        {
            return LimitedToYear(visual, int.Parse(member, System.Globalization.CultureInfo.InvariantCulture));
        }

        var (survey, code) = dimension == DashboardState.SegmentSlicer && member.Split('/', 2) is [var s, var c] ? (s, c) : (null, member);
        var able = visual.Series.Where(s => Distinguishes(s, dimension) && (survey is null || s.Where.GetValueOrDefault("survey") == survey)).ToList();
        if (able.Count == 0)
        {
            return null;
        }

        if (visual.Category == dimension)
        {
            return visual;
        }

        var same = able.Select(s => s.Where.GetValueOrDefault(dimension)).Distinct().Count() == 1;
        var series = able.Select(s => Limited(s, dimension, code, mayReplace: same && dimension != DashboardState.SurveySlicer)).OfType<SeriesDefinition>().ToList();
        return series.Count == 0 ? null
            : series.SequenceEqual(visual.Series) ? visual
            : visual with { Series = series };
    }

    private SeriesDefinition? Limited(SeriesDefinition series, string dimension, string code, bool mayReplace)
    {
        if (series.Split == dimension)
        {
            return series;
        }

        var own = series.Where.GetValueOrDefault(dimension);
        if (own == code)
        {
            return series;
        }

        if (own is not null && !mayReplace && !IsUnder(dimension, code, own))
        {
            return null;
        }

        // A name that was given to other members no longer fits.
        return series with
        {
            Where = new Dictionary<string, string>(series.Where) { [dimension] = code },
            Label = own is null ? series.Label : null,
        };
    }

    private static VisualDefinition LimitedToYear(VisualDefinition visual, int year) => visual switch
    {
        { Kind: VisualKind.KpiCards } => visual with { UntilYear = year },
        { Category: DashboardState.PeriodSlicer } => visual,
        _ => visual with
        {
            OnlyYear = year,
            Series = [.. visual.Series.Select(s => s with { Where = s.Where.Where(w => w.Key != "period").ToDictionary() })],
        },
    };

    /// <summary>The visual with the parts of a member in place of the members it breaks down by; null where it does not.</summary>
    private VisualDefinition? Drilled(VisualDefinition visual, string dimension, string member)
    {
        var parts = codes.Members(dimension).Where(m => m.Parent == member).Select(m => m.Code).ToList();
        if (parts.Count == 0)
        {
            return null;
        }

        if (visual.Data is null && visual.Category == dimension)
        {
            return visual with { Members = parts };
        }

        return visual.Series.Any(s => s.Split == dimension)
            ? visual with { Series = [.. visual.Series.Select(s => s.Split == dimension ? s with { SplitMembers = parts } : s)] }
            : null;
    }

    private bool Distinguishes(SeriesDefinition series, string dimension) =>
        model.FindMeasure(series.Measure)?.Fact.Dimensions.Contains(dimension) == true;

    private bool IsUnder(string dimension, string code, string above)
    {
        // Members of surveys come with loads and stand under nothing.
        if (!CodeListCatalog.Dimensions.Contains(dimension))
        {
            return false;
        }

        for (var parent = codes.Find(dimension, code)?.Parent; parent is not null; parent = codes.Find(dimension, parent)?.Parent)
        {
            if (parent == above)
            {
                return true;
            }
        }

        return false;
    }
}
