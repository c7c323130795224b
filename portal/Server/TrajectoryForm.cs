using ReIntegrationBI.Reports.Dashboards;
using ReIntegrationBI.Warehouse.Model;

namespace ReIntegrationBI.Portal.Server;

/// <summary>What a visitor asks of trajectories, as it stands in the address: <c>?by=sex&amp;region=Hainaut&amp;full=yes</c>.</summary>
/// <param name="State">All of it.</param>
public sealed record TrajectoryForm(DashboardState State)
{
    /// <summary>Code of the page among the books of visuals.</summary>
    public const string Book = "trajectories";

    private const string ByName = "by";
    private const string FullName = "full";
    private const string Yes = "yes";

    /// <summary>Dimension to break down by, or null.</summary>
    public string? By => State.Filters.GetValueOrDefault(ByName);

    /// <summary>Whether only full resumption counts as back at work.</summary>
    public bool FullOnly => State.Filters.GetValueOrDefault(FullName) == Yes;

    /// <summary>Dimension to the member it is limited to.</summary>
    public IReadOnlyDictionary<string, string> Where => State.Filters.Where(f => f.Key is not (ByName or FullName)).ToDictionary();

    /// <summary>Whether anything was asked.</summary>
    public bool IsAsked => State.Filters.Count > 0;

    /// <summary>Reads the address.</summary>
    public static TrajectoryForm Read(IQueryCollection query) => new(DashboardAddress.Read(Book, query));

    /// <summary>The question to the warehouse.</summary>
    /// <exception cref="QueryException">The address names what is no choice of this page.</exception>
    public TrajectoryQuery Query() => Where.Keys.FirstOrDefault(d => !TrajectoryQuery.Dimensions.Contains(d)) is { } unknown
        ? throw new QueryException($"Trajectories cannot be limited by '{unknown}'; they can by {string.Join(", ", TrajectoryQuery.Dimensions)}.")
        : new TrajectoryQuery { By = By is null ? [] : [By], Where = Where, FullOnly = FullOnly };
}
