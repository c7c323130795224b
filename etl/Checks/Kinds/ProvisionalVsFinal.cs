using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Etl.Checks.Kinds;

/// <summary>Where a provisional figure was replaced by another final one.</summary>
public sealed class ProvisionalVsFinal : ICheckKind
{
    /// <inheritdoc/>
    public string? Needs(CheckDefinition check) => null;

    /// <inheritdoc/>
    public CheckFindings Run(CheckDefinition check, CheckData data)
    {
        var tested = 0;
        var offenders = new List<CheckOffender>();
        foreach (var cell in ReadingPairs.ByCell(check, data))
        {
            var final = cell.FirstOrDefault(c => c.Result.Precision == Precision.Exact);
            foreach (var provisional in cell.Where(c => final is not null && c.Result.Precision == Precision.Provisional))
            {
                tested++;
                if (!ReadingPairs.Agree(provisional, final!))
                {
                    offenders.Add(ReadingPairs.Differ(data, provisional, final!));
                }
            }
        }

        return new CheckFindings(tested, offenders);
    }
}
