using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Portal.Jobs;

/// <summary>A report to publish.</summary>
/// <param name="Name">Name of its definition.</param>
/// <param name="Month">The month it is of.</param>
/// <param name="Language"><c>nl</c>, <c>fr</c> or <c>en</c>.</param>
/// <param name="Format">A word of <see cref="ReportFormat"/>.</param>
/// <param name="AsOf">The warehouse as known at this moment (UTC); null for now.</param>
/// <param name="Region">The region for which it is made, a member of the code list; null for the whole country.</param>
public sealed record ReportOrder(string Name, Period Month, string Language, string Format, DateTime? AsOf = null, string? Region = null)
{
    /// <summary>The report that is published every month.</summary>
    public const string Monthly = "monthly-policy-report";

    /// <summary>Name of its file.</summary>
    public string FileName => $"{Name}-{Month.Code}{(Region is null ? "" : "-" + InFileName(Region))}-{Language}.{Format}";

    private static string InFileName(string region) => string.Concat(region.ToLowerInvariant().Where(c => c is ' ' or (>= 'a' and <= 'z'))).Replace(' ', '-');
}
