using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Etl.Checks;

/// <summary>One check as checks.yaml gives it, with its names resolved.</summary>
public sealed record CheckDefinition
{
    public required string Code { get; init; }

    /// <summary>What the check holds, as reports print it.</summary>
    public required Label Title { get; init; }

    /// <summary>The source whose figures it tests.</summary>
    public required string Source { get; init; }

    /// <summary>Word by which <see cref="CheckRunner"/> finds how to test.</summary>
    public required string Kind { get; init; }

    /// <summary><c>warn</c>, <c>error</c> or <c>blocking</c>.</summary>
    public required string Severity { get; init; }

    /// <summary>Why the check, its bound or its tolerance is as it is.</summary>
    public required string Reason { get; init; }

    /// <summary>The measures it tests.</summary>
    public required IReadOnlyList<Measure> Measures { get; init; }

    /// <summary>Members to which it is limited, by dimension.</summary>
    public IReadOnlyDictionary<string, string> Where { get; init; } = new Dictionary<string, string>();

    /// <summary>Units to which it is limited; empty: all.</summary>
    public IReadOnlyList<string> Units { get; init; } = [];

    /// <summary>Precisions that it tests.</summary>
    public required IReadOnlyList<Warehouse.Results.Precision> Precisions { get; init; }

    /// <summary>Kinds of publication that it tests; empty: all.</summary>
    public IReadOnlyList<string> Publications { get; init; } = [];

    /// <summary>Dimension of the parts.</summary>
    public string Dimension { get; init; } = "";

    /// <summary>Member that is the sum of the parts.</summary>
    public string Total { get; init; } = "";

    /// <summary>Members that make the total.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    /// <summary>Difference allowed, in the unit of the figures; for percentages in points.</summary>
    public decimal Tolerance { get; init; }

    /// <summary>Largest change from year to year, in percent.</summary>
    public decimal BoundPct { get; init; }

    /// <summary>The measure whose counts are divided.</summary>
    public Measure? Counts { get; init; }

    /// <summary>By unit of a share, the members that make its denominator; the first that changes the figure's own is taken.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>> Wholes { get; init; } =
        new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>>();

    /// <summary>Smallest value allowed, or null.</summary>
    public decimal? Min { get; init; }

    /// <summary>Largest value allowed, or null.</summary>
    public decimal? Max { get; init; }
}
