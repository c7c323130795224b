using ReIntegrationBI.Warehouse.Model;

namespace ReIntegrationBI.Portal.Server;

/// <summary>What a visitor asks of trajectories, as it stands in the address.</summary>
/// <param name="By">Dimension to break down by, or null.</param>
/// <param name="Only">Dimension and code of the member to which it is limited, or null.</param>
/// <param name="FullOnly">Whether only full resumption counts as back at work.</param>
public sealed record TrajectoryForm(string? By, (string Dimension, string Code)? Only, bool FullOnly)
{
    private const char Between = '=';

    /// <summary>Whether anything was asked.</summary>
    public bool IsAsked => By is not null || Only is not null || FullOnly;

    /// <summary>The value of <c>only</c> in the address; empty where it is not limited.</summary>
    public string OnlyText => Only is { } only ? Text(only.Dimension, only.Code) : "";

    /// <summary>Reads <c>?by=D&amp;only=D%3DMEMBER&amp;full=yes</c>.</summary>
    public static TrajectoryForm Read(IQueryCollection query)
    {
        var (by, only) = (query["by"].ToString().Trim(), query["only"].ToString().Trim());
        var parts = only.Split(Between, 2);
        return new TrajectoryForm(
            by.Length == 0 ? null : by,
            only.Length == 0 ? null : (parts[0], parts.Length > 1 ? parts[1] : ""),
            query["full"] == "yes");
    }

    /// <summary>A member as it stands in the address.</summary>
    public static string Text(string dimension, string code) => dimension + Between + code;

    /// <summary>The question to the warehouse.</summary>
    public TrajectoryQuery Query() => new()
    {
        By = By is null ? [] : [By],
        Where = Only is { } only ? new Dictionary<string, string> { [only.Dimension] = only.Code } : new Dictionary<string, string>(),
        FullOnly = FullOnly,
    };

    /// <summary>The address of the same question in another language, without the language.</summary>
    public string Address() => string.Concat(
        new[] { ("by", By), ("only", Only is null ? null : OnlyText), ("full", FullOnly ? "yes" : null) }
            .Where(p => p.Item2 is not null)
            .Select(p => $"&{p.Item1}={Uri.EscapeDataString(p.Item2!)}"));
}
