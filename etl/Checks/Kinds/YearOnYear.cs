using System.Globalization;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Etl.Checks.Kinds;

/// <summary>Whether a series jumps from one year to the next: year ends against year ends, whole years against whole years.</summary>
public sealed class YearOnYear : ICheckKind
{
    /// <inheritdoc/>
    public string? Needs(CheckDefinition check) => check.BoundPct <= 0 ? "bound_pct above 0" : null;

    /// <inheritdoc/>
    public CheckFindings Run(CheckDefinition check, CheckData data)
    {
        var tested = 0;
        var offenders = new List<CheckOffender>();
        var yearly = data.Chosen(check).Where(c => IsYearly(c.Period));
        foreach (var series in yearly.GroupBy(c => (Key: c.Key(("period", "")), c.Period.Type)))
        {
            var byYear = series.ToDictionary(c => c.Period.Year);
            foreach (var now in byYear.Values.OrderBy(c => c.Period.Year))
            {
                if (!byYear.TryGetValue(now.Period.Year - 1, out var before) || before.Value == 0)
                {
                    continue;
                }

                tested++;
                var change = ((now.Value / before.Value) - 1) * 100;
                if (Math.Abs(change) > check.BoundPct)
                {
                    offenders.Add(new CheckOffender(
                        now.About(data.Model),
                        $"{now.InWords}, {change.ToString("+0.0;-0.0", CultureInfo.InvariantCulture)} % on {before.InWords} the year before",
                        $"a change of at most {check.BoundPct.ToString(CultureInfo.InvariantCulture)} %",
                        $"{now.Place}; {before.Place}"));
                }
            }
        }

        return new CheckFindings(tested, offenders);
    }

    private static bool IsYearly(Period period) => period.Type == "year" || (period.LastDay is { Month: 12, Day: 31 } && period.Type == "day");
}
