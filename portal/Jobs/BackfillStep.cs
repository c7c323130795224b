using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Jobs;

/// <summary>A slice of a backfill.</summary>
/// <param name="Run">The load that is repeated: the last that replaced the slice.</param>
/// <param name="IsKept">Whether the content of its file is kept; the files of persons are not, so they must be loaded again from the file itself.</param>
public sealed record BackfillStep(LoadRecord Run, bool IsKept)
{
    /// <summary>The slice, for messages.</summary>
    public string Slice => string.Join(" / ", new[] { Run.Source, Run.Dataset, Run.Period }.Where(p => p.Length > 0));
}
