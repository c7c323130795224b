using Microsoft.Extensions.Configuration;

namespace ReIntegrationBI.Portal.Jobs.Plans;

/// <summary>Where the plan of what runs by itself stands.</summary>
public sealed record PlanSettings
{
    /// <summary>The file (<c>Jobs__File</c>); null: <c>jobs.yaml</c> in the data folder where there is one, else the built-in plan.</summary>
    public string? File { get; init; }

    /// <summary>Reads a configuration.</summary>
    public static PlanSettings From(IConfiguration configuration) =>
        new() { File = string.IsNullOrWhiteSpace(configuration["Jobs:File"]) ? null : Path.GetFullPath(configuration["Jobs:File"]!) };
}
