using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Etl.Checks.Kinds;

/// <summary>Where exact readings of one cell differ between sources or editions.</summary>
public sealed class SourcesDisagree : ICheckKind
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
            // Newest first, so the newest is what the others are held against.
            var exact = cell.Where(c => c.Result.Precision == Precision.Exact).ToArray();
            foreach (var other in exact.Skip(1))
            {
                tested++;
                if (!ReadingPairs.Agree(other, exact[0]))
                {
                    offenders.Add(ReadingPairs.Differ(data, other, exact[0]));
                }
            }
        }

        return new CheckFindings(tested, offenders);
    }
}
